import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { causeOf, judgeAny, notPassed, passed, unreadable } from './judgement.ts';
import { at, conditionOf } from './read-object.ts';

const PRESSURES = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'NetworkUnavailable'] as const;

/** Ready by its own condition; pressure and cordon are notes. */
export function judgeNode(object: KubeObject): Found {
  const early = judgeAny(object, ['Ready', ...PRESSURES]);
  if (early !== undefined) return early;

  const notes = [
    ...PRESSURES.filter((type) => conditionOf(object, type)?.status === 'True').map((pressure) =>
      causeOf(object, 'node-pressure', { pressure }),
    ),
    ...(at(object, 'spec', 'unschedulable') === true ? [causeOf(object, 'node-cordoned')] : []),
  ];
  const ready = conditionOf(object, 'Ready');
  if (ready === undefined) return unreadable(object, 'status.conditions[Ready]');
  if (ready.status === 'True') return passed(object, notes);
  const { reason, message } = ready;
  return notPassed('wait', causeOf(object, 'node-not-ready', { reason, message }, true), notes);
}
