import type { KubeObject } from '../model/ports.ts';
import {
  aCause,
  found,
  type Cause,
  type Found,
  type Params,
  type Verdict,
} from '../model/verdict.ts';
import type { Around } from './around.ts';
import { at, conditionOf, numberAt, refOf } from './read-object.ts';

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
  const { name, namespace } = metadata;
  const named = { kind, name: namespace === undefined ? name : `${namespace}/${name}` };
  return aCause(code, { ...named, ...params }, { object: refOf(object), healsByItself });
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

/** Where a verdict needs a field that is not there: no guess is made for it. */
export function unreadable(object: KubeObject, field: string): Found {
  return notPassed('unknown', causeOf(object, 'field-unreadable', { field }));
}

/** The rules that hold for every kind; undefined where none of them decides. */
export function judgeAny(object: KubeObject): Found | undefined {
  if (at(object, 'metadata', 'deletionTimestamp') !== undefined)
    return notPassed('wait', causeOf(object, 'object-terminating', {}, true));
  const generation = numberAt(object, 'metadata', 'generation');
  const observed = numberAt(object, 'status', 'observedGeneration');
  if (generation !== undefined && observed !== undefined && observed < generation)
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
export function judgeObserved(object: KubeObject): Found | undefined {
  const general = judgeAny(object);
  if (general !== undefined) return general;
  if (numberAt(object, 'metadata', 'generation') === undefined)
    return unreadable(object, 'metadata.generation');
  const observed = at(object, 'status', 'observedGeneration');
  if (observed === undefined || observed === 0)
    return notPassed('wait', causeOf(object, 'not-observed', {}, true));
  return typeof observed === 'number' ? undefined : unreadable(object, 'status.observedGeneration');
}

/**
 * A count of the status. The API leaves out a count of 0, so a missing one is 0 once the status is known to answer the
 * present spec; what is not a number is undefined.
 */
export function countAt(object: KubeObject, field: string): number | undefined {
  return at(object, 'status', field) === undefined ? 0 : numberAt(object, 'status', field);
}
