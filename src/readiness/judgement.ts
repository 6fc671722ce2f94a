import { isObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import {
  aCause,
  found,
  type Cause,
  type Found,
  type Params,
  type Verdict,
} from '../model/verdict.ts';
import type { Around, Reading } from './around.ts';
import {
  at,
  conditionOf,
  isBeingDeleted,
  namespaceOf,
  numberAt,
  refOf,
  wholeAt,
  type Condition,
} from './read-object.ts';

/** Judges one object by itself and by what lies around it. */
export type Judge = (object: KubeObject, around: Around) => Found;

/** A cause about this object, named in its sentence. */
export function causeOf(
  object: KubeObject,
  code: string,
  params: Params = {},
  healsByItself: boolean = false,
): Cause {
  const { kind, metadata } = object;
  const namespace = namespaceOf(object);
  const name = namespace === undefined ? metadata.name : `${namespace}/${metadata.name}`;
  return aCause(code, { kind, name, ...params }, { object: refOf(object), healsByItself });
}

export function passed(object: KubeObject, notes: readonly Cause[] = []): Found {
  return { ...found('pass', null, notes), object: refOf(object) };
}

export function notPassed(
  verdict: Exclude<Verdict, 'pass'>,
  cause: Cause,
  notes: readonly Cause[] = [],
): Found {
  return found(verdict, cause, notes);
}

/** Where a verdict needs a field that is not there or makes no sense: no guess is made for it. */
export function unreadable(object: KubeObject, field: string): Found {
  return notPassed('unknown', causeOf(object, 'field-unreadable', { field }));
}

/** Where a verdict needs objects of another kind that were not, or not all, read. */
export function unread(object: KubeObject, what: string, reading: Reading): Found {
  const unknown = notPassed('unknown', causeOf(object, 'surroundings-unread', { what }));
  return typeof reading === 'string' ? unknown : { ...unknown, others: [reading] };
}

/**
 * The rules that hold for every kind; undefined where none of them decides. `consulted` are the conditions that the
 * kind's own rule rests on: they have to be readable.
 */
export function judgeAny(object: KubeObject, consulted: readonly string[] = []): Found | undefined {
  if (isBeingDeleted(object))
    return notPassed('wait', causeOf(object, 'object-terminating', {}, true));
  const absurd = absurdField(object, ['Stalled', 'Reconciling', ...consulted]);
  if (absurd !== undefined) return unreadable(object, absurd);
  // One that is ahead was written for another object, such as one of this name that is gone.
  const observed = numberAt(object, 'status', 'observedGeneration');
  const generation = numberAt(object, 'metadata', 'generation');
  if (generation !== undefined && observed !== undefined && observed !== generation)
    return notPassed('wait', causeOf(object, 'not-observed', {}, true));
  const stalled = conditionOf(object, 'Stalled');
  if (stalled?.status === 'True')
    return notPassed('fail', causeOf(object, 'object-stalled', { message: stalled.message }));
  if (conditionOf(object, 'Reconciling')?.status === 'True')
    return notPassed('wait', causeOf(object, 'object-reconciling', {}, true));
  return undefined;
}

/**
 * For kinds whose controller always writes `observedGeneration`: without one on both sides nothing in the status can
 * be held for an answer to the present spec.
 */
export function judgeObserved(
  object: KubeObject,
  consulted: readonly string[] = [],
): Found | undefined {
  const general = judgeAny(object, consulted);
  if (general !== undefined) return general;
  if (at(object, 'metadata', 'generation') === undefined)
    return unreadable(object, 'metadata.generation');
  const observed = at(object, 'status', 'observedGeneration');
  return observed === undefined || observed === 0
    ? notPassed('wait', causeOf(object, 'not-observed', {}, true))
    : undefined;
}

/** By one condition: True passes, False and Unknown are waited for with what it says. */
export function judgeCondition(object: KubeObject, type: string, code: string): Found {
  const condition = conditionOf(object, type);
  if (condition === undefined || isOutdated(object, condition))
    return notPassed('wait', causeOf(object, 'not-observed', {}, true));
  if (condition.status === 'True') return passed(object);
  return notPassed('wait', causeOf(object, code, saidBy(condition), true));
}

/** What a condition says, for the sentence of a cause. */
export function saidBy({ type, status, reason, message }: Condition): Params {
  return { condition: type, status, reason: reason || '-', message: message || '-' };
}

/** Whether a condition tells of an older spec. Most say nothing of it: their status as a whole does. */
function isOutdated(object: KubeObject, condition: Condition): boolean {
  const generation = numberAt(object, 'metadata', 'generation');
  const observed = condition.observedGeneration;
  return generation !== undefined && observed !== undefined && observed !== generation;
}

/**
 * A count of the status. The API leaves out a count of 0, so a missing one is 0 once the status is known to answer the
 * present spec; what is no count is undefined.
 */
export function countAt(object: KubeObject, field: string): number | undefined {
  return at(object, 'status', field) === undefined ? 0 : wholeAt(object, 'status', field);
}

/** The first field that no API server would write so. */
function absurdField(object: KubeObject, consulted: readonly string[]): string | undefined {
  const status = at(object, 'status');
  if (status !== undefined && !isObject(status)) return 'status';
  for (const path of [
    ['metadata', 'generation'],
    ['status', 'observedGeneration'],
  ])
    if (at(object, ...path) !== undefined && !isGeneration(at(object, ...path)))
      return path.join('.');
  const conditions = at(status, 'conditions');
  if (conditions === undefined) return undefined;
  if (!Array.isArray(conditions) || !conditions.every(isObject)) return 'status.conditions';
  const broken = consulted.find((type) => conditionOf(object, type)?.status === '');
  return broken === undefined ? undefined : `status.conditions[${broken}]`;
}

function isGeneration(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
