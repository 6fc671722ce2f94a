import type { JsonObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import type { Cause } from '../model/verdict.ts';
import { causeOf } from './judgement.ts';
import { conditionOf, numberAt, objectsAt, shortText, textAt } from './read-object.ts';

const PULL_REASONS = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'InvalidImageName',
]);
const CONFIG_REASONS = new Set([
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
]);

/** Why a pod is not ready, as far as the pod itself tells; undefined where it is ready or says nothing. */
export function podCause(pod: KubeObject): Cause | undefined {
  if (conditionOf(pod, 'Ready')?.status === 'True') return undefined;
  const phase = textAt(pod, 'status', 'phase');
  if (phase === 'Succeeded') return undefined;
  if (phase === 'Failed') {
    const reason = textAt(pod, 'status', 'reason') ?? 'Failed';
    const message = shortText(textAt(pod, 'status', 'message') ?? '');
    return causeOf(pod, 'pod-failed', { reason, message });
  }
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (scheduled?.status === 'False')
    return causeOf(pod, 'unschedulable', { message: scheduled.message }, true);
  // Init containers come first: a main container cannot run before they have ended.
  for (const list of ['initContainerStatuses', 'containerStatuses']) {
    for (const status of objectsAt(pod, 'status', list)) {
      const cause = containerCause(pod, status);
      if (cause !== undefined) return cause;
    }
  }
  return undefined;
}

function containerCause(pod: KubeObject, status: JsonObject): Cause | undefined {
  const container = textAt(status, 'name') ?? '-';
  const image = shortText(textAt(status, 'image') ?? '-');
  const reason = textAt(status, 'state', 'waiting', 'reason');
  const message = shortText(textAt(status, 'state', 'waiting', 'message') ?? '');
  if (reason !== undefined && PULL_REASONS.has(reason))
    return causeOf(pod, pullCode(message), { container, image, reason, message }, true);
  if (reason !== undefined && CONFIG_REASONS.has(reason))
    return causeOf(pod, 'container-config', { container, reason, message }, true);

  const ended = lastEnd(status);
  const restarts = numberAt(status, 'restartCount') ?? 0;
  if (ended?.reason === 'OOMKilled')
    return causeOf(pod, 'out-of-memory', { container, restarts }, true);
  if (reason === 'CrashLoopBackOff' || (ended !== undefined && ended.exitCode !== 0))
    return causeOf(
      pod,
      'crash-loop',
      { container, restarts, exitCode: ended?.exitCode ?? '?' },
      true,
    );
  return undefined;
}

function lastEnd(status: JsonObject): { reason: string; exitCode: number } | undefined {
  for (const state of ['state', 'lastState']) {
    const exitCode = numberAt(status, state, 'terminated', 'exitCode');
    const reason = textAt(status, state, 'terminated', 'reason') ?? '';
    if (exitCode !== undefined) return { reason, exitCode };
  }
  return undefined;
}

/** By the registry's words, which are all that a kubelet hands on. */
function pullCode(message: string): string {
  if (/unauthorized|authentication required|denied|forbidden|no basic auth/i.test(message))
    return 'image-not-authorised';
  if (/not found|manifest unknown|does not exist|name unknown/i.test(message))
    return 'image-not-found';
  return 'image-pull';
}
