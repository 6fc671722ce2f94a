import type { KubeObject } from '../model/ports.ts';
import type { Cause, Found } from '../model/verdict.ts';
import { causeOf, judgeAny, notPassed, passed, unreadable } from './judgement.ts';
import { conditionOf, objectsAt, textAt } from './read-object.ts';

const PHASES: readonly string[] = ['Pending', 'Running', 'Unknown'];

/** Ready: its condition says so and all its readiness gates are open, or it has done its work. */
export function judgePod(object: KubeObject): Found {
  const early = judgeAny(object, ['Ready']);
  if (early !== undefined) return early;

  const phase = textAt(object, 'status', 'phase');
  if (phase === 'Succeeded') return passed(object);
  if (phase === 'Failed') return notPassed('fail', causeOf(object, 'pod-not-ready', { phase }));
  if (phase === undefined || !PHASES.includes(phase)) return unreadable(object, 'status.phase');

  if (conditionOf(object, 'Ready')?.status !== 'True' || phase !== 'Running')
    return notPassed('wait', causeOf(object, 'pod-not-ready', { phase }, true));
  const gate = shutGate(object);
  return gate === undefined ? passed(object) : notPassed('wait', gate);
}

/** A readiness gate that has shut again: the kubelet, which writes the pod's condition, has yet to see that. */
function shutGate(object: KubeObject): Cause | undefined {
  const gate = objectsAt(object, 'spec', 'readinessGates')
    .map((one) => textAt(one, 'conditionType') ?? '-')
    .find((type) => conditionOf(object, type)?.status !== 'True');
  return gate === undefined ? undefined : causeOf(object, 'pod-gate-shut', { gate }, true);
}
