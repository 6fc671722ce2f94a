import type { KubeObject } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';
import { textAt } from '../read-object.ts';
import { toThePoint } from './foreign-words.ts';
import { registryOf } from './image.ts';
import type { Part } from './parts.ts';
import { told, type Ground } from './told.ts';

const WAITS_TO_START: readonly string[] = [
  'CreateContainerError',
  'RunContainerError',
  'PostStartHookError',
  'PreStartHookError',
  'PreCreateHookError',
  'CreatePodSandboxError',
  'ContainerStatusUnknown',
];

/** What a runtime says of a container that it could not start. */
const ENDED_AT_START: readonly string[] = [
  'StartError',
  'ContainerCannotRun',
  'ContainerCannotStart',
];

/** Why the runtime does not get a container started: now, or when it was last tried. */
export function startCause(pod: KubeObject, ground: Ground, part: Part): Cause | undefined {
  const waits = textAt(part.status, 'state', 'waiting', 'reason') ?? '';
  const said = textAt(part.status, 'state', 'waiting', 'message') ?? '';
  if (WAITS_TO_START.includes(waits)) return startFailed(pod, ground, part, waits, said);
  for (const state of ['state', 'lastState']) {
    if (state === 'lastState' && textAt(part.status, 'state', 'running', 'startedAt')) break;
    const reason = textAt(part.status, state, 'terminated', 'reason') ?? '';
    const message = textAt(part.status, state, 'terminated', 'message') ?? '';
    if (ENDED_AT_START.includes(reason)) return startFailed(pod, ground, part, reason, message);
  }
  return undefined;
}

function startFailed(
  pod: KubeObject,
  ground: Ground,
  part: Part,
  reason: string,
  message: string,
): Cause {
  const words = message.slice(0, 4_000);
  const named = /exec:? "([^"]+)"/.exec(words)?.[1] ?? /exec (\S+?):? /.exec(words)?.[1] ?? '-';
  const params = {
    container: part.name,
    role: part.role,
    image: part.image,
    registry: registryOf(part.image),
    node: textAt(pod, 'spec', 'nodeName') ?? '-',
    command: named,
    reason,
    message: toThePoint(words),
  };
  if (/exec format error/i.test(words)) return told('image-architecture', pod, ground, params);
  if (/executable file not found|exec:? .*no such file or directory/i.test(words))
    return told('command-absent', pod, ground, params);
  if (/exec:? .*permission denied/i.test(words)) return told('command-denied', pod, ground, params);
  return told('container-not-started', pod, ground, params);
}
