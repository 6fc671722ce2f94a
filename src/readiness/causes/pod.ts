import type { KubeObject } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';
import { at, objectsAt, textAt } from '../read-object.ts';
import { beforeStart } from './before-start.ts';
import { conditionMessage } from './conditions.ts';
import { containerCause, hasBegun, hasEndedWell } from './container.ts';
import { failedCauses } from './failed.ts';
import { partsOf, type Part } from './parts.ts';
import { schedulingCauses } from './scheduling.ts';
import { told, type Ground } from './told.ts';

/** Why a pod is not ready: of what stops it now only that which comes first. None where it is ready or has done its work. */
export function podCauses(pod: KubeObject, ground: Ground): readonly Cause[] {
  const phase = textAt(pod, 'status', 'phase');
  if (phase === 'Succeeded' || conditionMessage(pod, 'Ready')?.status === 'True') return [];
  if (phase === 'Failed') return failedCauses(pod, ground);
  if ((textAt(pod, 'spec', 'nodeName') ?? '') === '' && !partsOf(pod).some(hasBegun))
    return schedulingCauses(pod, ground);
  const node = nodeCause(pod, ground);
  if (node !== undefined) return [node];

  const parts = partsOf(pod);
  const own = containerCauses(pod, ground, parts);
  if (own.length > 0) return own;
  const gates = gateCauses(pod, ground);
  return gates.length > 0 ? gates : [beforeStart(pod, ground)];
}

/** A dead node explains all that lies on it, whatever its last word of the pod was. */
function nodeCause(pod: KubeObject, ground: Ground): Cause | undefined {
  const name = textAt(pod, 'spec', 'nodeName') ?? '';
  if (name === '') return undefined;
  const node = ground.around.find('/Node', undefined, name);
  if (node === undefined)
    return ground.around.reading('/Node') === 'whole'
      ? told('pod-node-gone', pod, ground, { node: name })
      : undefined;
  const ready = conditionMessage(node, 'Ready');
  if (ready === undefined || ready.status === 'True') return undefined;
  const { reason, message } = ready;
  return told('pod-node-not-ready', pod, ground, { node: name, reason, message });
}

/** Of the init containers only the one that is next: what comes after it can't have begun. */
function containerCauses(
  pod: KubeObject,
  ground: Ground,
  parts: readonly Part[],
): readonly Cause[] {
  for (const part of parts.filter(({ role }) => role === 'init')) {
    if (hasEndedWell(part)) continue;
    const cause = containerCause(pod, ground, part);
    const before = parts
      .slice(0, parts.indexOf(part))
      .filter(({ role }) => role === 'sidecar')
      .flatMap((sidecar) => containerCause(pod, ground, sidecar) ?? []);
    if (before.length > 0 && !hasBegun(part)) return before;
    return cause === undefined ? [] : [cause];
  }
  const rest = parts.filter(({ role }) => role !== 'init');
  return rest.flatMap((part) => containerCause(pod, ground, part) ?? []);
}

/** Its containers are ready, but something outside has not yet said that it may be. */
function gateCauses(pod: KubeObject, ground: Ground): readonly Cause[] {
  const ready = conditionMessage(pod, 'Ready');
  if (conditionMessage(pod, 'ContainersReady')?.status !== 'True') return [];
  return objectsAt(pod, 'spec', 'readinessGates').flatMap((one) => {
    const gate = textAt(one, 'conditionType') ?? '-';
    const said = conditionMessage(pod, gate);
    if (said?.status === 'True') return [];
    return [
      told('readiness-gate', pod, ground, {
        gate,
        message: said?.message ?? ready?.message ?? '',
      }),
    ];
  });
}

/** What keeps a pod from going that is to be deleted; none where it is just going. */
export function heldCauses(pod: KubeObject, ground: Ground): readonly Cause[] {
  const node = nodeCause(pod, ground);
  if (node !== undefined && node.code === 'pod-node-not-ready')
    return [told('pod-held-by-node', pod, ground, { node: node.params['node'] ?? '-' })];
  const own = at(pod, 'metadata', 'finalizers');
  const finalizers = (Array.isArray(own) ? own.map(String) : []).filter(
    (one) => one !== 'batch.kubernetes.io/job-tracking',
  );
  return finalizers.length === 0
    ? []
    : [told('pod-held-by-finalizers', pod, ground, { finalizers: finalizers.join(', ') })];
}
