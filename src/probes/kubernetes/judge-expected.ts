import type { KubeObject } from '../../model/ports.ts';
import { found, type Found } from '../../model/verdict.ts';
import { judgeObject } from '../../readiness/index.ts';
import { causeOf, passed } from '../../readiness/judgement.ts';
import { numberAt } from '../../readiness/read-object.ts';

/** Ready pods and wanted pods of a workload, 0 where it does not say. */
export function countsOf(object: KubeObject): { ready: number; desired: number } {
  const daemon = object.kind === 'DaemonSet';
  return {
    ready: numberAt(object, 'status', daemon ? 'numberReady' : 'readyReplicas') ?? 0,
    desired:
      (daemon
        ? numberAt(object, 'status', 'desiredNumberScheduled')
        : numberAt(object, 'spec', 'replicas')) ?? 0,
  };
}

/**
 * A workload against what the site expects of it. Without pods it is ready only where the site says 0: an empty set
 * proves nothing. `replicas` is the lowest number that will do, as somebody or an autoscaler may have asked for more.
 */
export function judgeExpected(object: KubeObject, replicas: number | undefined): Found {
  const is = judgeObject(object);
  const { desired } = countsOf(object);
  if (replicas === 0 && is.cause?.code === 'scaled-to-zero') return passed(object, is.notes);
  if (is.verdict !== 'pass') return is;
  if (desired === 0)
    return replicas === 0 ? is : found('wait', causeOf(object, 'scaled-to-zero'), is.notes);
  if (replicas !== undefined && desired < replicas)
    return found('wait', causeOf(object, 'fewer-than-expected', { desired, replicas }), is.notes);
  return is;
}
