import type { KubeObject } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';
import { eventTime } from '../event-shelf.ts';
import { at, numberAt, textAt } from '../read-object.ts';
import { endCause } from './ended.ts';
import { secondsBetween } from './events.ts';
import { imageCause } from './image.ts';
import { configCause } from './needed.ts';
import type { Part } from './parts.ts';
import { failedAnswer, hasProbe } from './probe.ts';
import { startCause } from './start.ts';
import { told, type Ground } from './told.ts';

/** A kubelet forgets earlier crashes of a container that has run for so long. */
const STEADY_SECONDS = 600;

const NOT_BEGUN: readonly string[] = ['', 'ContainerCreating', 'PodInitializing'];

export function hasBegun({ status }: Part): boolean {
  if (at(status, 'state', 'running') !== undefined) return true;
  if (at(status, 'state', 'terminated') !== undefined) return true;
  return !NOT_BEGUN.includes(textAt(status, 'state', 'waiting', 'reason') ?? '');
}

export function hasEndedWell({ status }: Part): boolean {
  return numberAt(status, 'state', 'terminated', 'exitCode') === 0;
}

/** Why a container is not what its pod waits for; undefined where it is, or has not begun. */
export function containerCause(pod: KubeObject, ground: Ground, part: Part): Cause | undefined {
  const { status } = part;
  const params = { container: part.name, role: part.role };
  if (at(status, 'state', 'running') !== undefined) return runningCause(pod, ground, part);
  if (at(status, 'state', 'terminated') !== undefined)
    return (
      startCause(pod, ground, part) ??
      endCause(pod, ground, part, at(status, 'state', 'terminated'))
    );
  const reason = textAt(status, 'state', 'waiting', 'reason') ?? '';
  const known =
    imageCause(pod, ground, part) ??
    configCause(pod, ground, part) ??
    startCause(pod, ground, part);
  if (known !== undefined) return known;
  const last = at(status, 'lastState', 'terminated');
  if (reason === 'CrashLoopBackOff') return endCause(pod, ground, part, last);
  if (NOT_BEGUN.includes(reason)) return undefined;
  const message = textAt(status, 'state', 'waiting', 'message') ?? '';
  return told('container-waits', pod, ground, { ...params, reason, message });
}

/** It runs: so it is young, or one of its probes is not content, or it will crash again soon. */
function runningCause(pod: KubeObject, ground: Ground, part: Part): Cause | undefined {
  const { status } = part;
  const params = { container: part.name, role: part.role };
  const startedAt = textAt(status, 'state', 'running', 'startedAt');
  if (part.role === 'init') {
    const last = at(status, 'lastState', 'terminated');
    return (
      (last === undefined ? undefined : endCause(pod, ground, part, last)) ??
      told('init-running', pod, ground, params)
    );
  }
  if (at(status, 'ready') === true) return undefined;

  const isStarting = at(status, 'started') !== true && hasProbe(part, 'Startup');
  const probe = isStarting ? 'Startup' : 'Readiness';
  const answer = failedAnswer(pod, ground, part, probe, startedAt);
  const crash = recentCrash(pod, ground, part, startedAt);
  if (crash !== undefined) return crash;
  if (answer !== undefined)
    return told(isStarting ? 'probe-startup' : 'probe-readiness', pod, ground, {
      ...params,
      answer,
    });
  const alive = failedAnswer(pod, ground, part, 'Liveness', startedAt);
  if (alive !== undefined)
    return told('probe-liveness', pod, ground, {
      ...params,
      answer: alive,
      restarts: numberAt(status, 'restartCount') ?? 0,
    });
  if (!hasProbe(part, probe)) return undefined;
  return told(isStarting ? 'startup-not-answered' : 'readiness-not-answered', pod, ground, params);
}

/** How it ended before this run of it, unless it has run steadily since: then that is another story. */
function recentCrash(
  pod: KubeObject,
  ground: Ground,
  part: Part,
  startedAt: string | undefined,
): Cause | undefined {
  const last = at(part.status, 'lastState', 'terminated');
  if (last === undefined) return undefined;
  // Once is none: a node may have been started anew. Memory that ran out will do so again.
  const isOnce = (numberAt(part.status, 'restartCount') ?? 0) < 2;
  if (isOnce && textAt(last, 'reason') !== 'OOMKilled') return undefined;
  // There is no clock here: the newest event tells how late it is at least.
  const [newest] = ground.around.eventsOf(pod);
  const ran = secondsBetween(startedAt ?? '', newest === undefined ? '' : eventTime(newest)) ?? 0;
  return ran > STEADY_SECONDS ? undefined : endCause(pod, ground, part, last);
}
