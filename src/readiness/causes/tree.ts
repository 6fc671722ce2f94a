import type { KubeObject } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';
import { groupKind, type Around } from '../around.ts';
import { at, numberAt, textAt } from '../read-object.ts';
import { claimCause } from './claims.ts';
import { rowOf } from './codes.ts';
import { conditionMessage } from './conditions.ts';
import { creationCauses, notCreated } from './creation.ts';
import { heldCauses, podCauses } from './pod.ts';
import { currentFirst } from './revision.ts';
import { sameCause } from './same.ts';
import { workloadOf, type Ground } from './told.ts';

/** A workload over a workload over a workload: nobody builds deeper. */
const DEEPEST = 4;
/** What more is the matter can be said once these are mended. */
const MOST_CAUSES = 12;
/** The next pod of these comes only once the one before is gone. */
const WAITS_FOR_THE_OLD: readonly string[] = ['StatefulSet', 'DaemonSet'];

type Place = { readonly age?: number; readonly depth?: number; readonly sayHeld?: boolean };

/** One cause as it was met: `age` 0 for what is of the present version, 1 for what is of an older one. */
type Met = { readonly cause: Cause; readonly age: number };

/**
 * Why this object is not ready, by all that hangs below it: controllers that may not create, pods, containers, claims,
 * and their events. The same cause is there once, counted. First what explains the others, of the present version
 * before any older one. Empty where nothing below it tells.
 */
export function treeCauses(object: KubeObject, around: Around): readonly Cause[] {
  const ground = { around: remembering(around), workload: workloadOf(object) };
  if (groupKind(object.apiVersion, object.kind) === '/PersistentVolumeClaim') {
    const cause = claimCause(object, ground);
    return cause === undefined ? [] : [cause];
  }
  const counted = once(metBelow(object, ground));
  if (counted.length > 0) return counted;
  return notCreated(object, ground);
}

function metBelow(
  object: KubeObject,
  ground: Ground,
  { age = 0, depth = 0, sayHeld = false }: Place = {},
): readonly Met[] {
  const { kind } = object;
  if (groupKind(object.apiVersion, kind) === '/Pod') return ofPod(object, ground, true, age);
  if (depth >= DEEPEST) return [];
  const children = currentFirst(ground.around.childrenOf(object));
  const pods = children.map(({ child }) => child).filter(isPod);
  const refused = creationCauses(object, ground, pods).map((cause) => ({ cause, age }));
  const waitsForOld =
    sayHeld ||
    WAITS_FOR_THE_OLD.includes(kind) ||
    textAt(object, 'spec', 'strategy', 'type') === 'Recreate';
  // Pods that have ended stay for a while beside those that stand in for them: all is well once these are ready.
  const isServed =
    pods.filter(isServing).length >= (numberAt(object, 'spec', 'replicas') ?? Infinity);
  return [
    ...refused,
    ...children.flatMap(({ child, isOld }) => {
      if (!isPod(child)) {
        const place = { age: isOld ? 1 : age, depth: depth + 1, sayHeld: waitsForOld };
        return metBelow(child, ground, place);
      }
      if (isServed && !waitsForOld) return [];
      return ofPod(child, ground, waitsForOld, age);
    }),
  ];
}

function ofPod(pod: KubeObject, ground: Ground, sayHeld: boolean, age: number): readonly Met[] {
  // Whatever it lacks, it is to go: it is not blamed for that.
  const isGoing = at(pod, 'metadata', 'deletionTimestamp') !== undefined;
  const causes = isGoing ? (sayHeld ? heldCauses(pod, ground) : []) : podCauses(pod, ground);
  const own = new Map(causes.map((cause) => [sameCause(cause), { cause, age }]));
  return [...own.values()];
}

/** Events are asked for again and again, and sorted each time. */
function remembering(around: Around): Around {
  const events = new Map<KubeObject, readonly KubeObject[]>();
  return {
    ...around,
    eventsOf(object) {
      const known = events.get(object) ?? around.eventsOf(object);
      events.set(object, known);
      return known;
    },
  };
}

/** The same once with its count, in the order in which they explain each other. */
function once(met: readonly Met[]): readonly Cause[] {
  const kinds = new Map<string, Met>();
  for (const each of met) {
    const key = sameCause(each.cause);
    const before = kinds.get(key);
    kinds.set(key, before === undefined ? each : together(before, each));
  }
  return [...kinds.values()]
    .toSorted(
      (a, b) => a.age - b.age || rankOf(a.cause) - rankOf(b.cause) || b.cause.count - a.cause.count,
    )
    .slice(0, MOST_CAUSES)
    .map(({ cause }) => cause);
}

function together(a: Met, b: Met): Met {
  const count = a.cause.count + b.cause.count;
  const restarts = Math.max(restartsOf(a.cause), restartsOf(b.cause));
  const params = restarts > 0 ? { ...a.cause.params, restarts } : a.cause.params;
  return { cause: { ...a.cause, params, count }, age: Math.min(a.age, b.age) };
}

function restartsOf({ params }: Cause): number {
  return typeof params['restarts'] === 'number' ? params['restarts'] : 0;
}

function rankOf({ code }: Cause): number {
  return rowOf(code)?.rank ?? Infinity;
}

function isPod(object: KubeObject): boolean {
  return groupKind(object.apiVersion, object.kind) === '/Pod';
}

/** One that is to go serves no longer. */
function isServing(pod: KubeObject): boolean {
  return (
    at(pod, 'metadata', 'deletionTimestamp') === undefined &&
    conditionMessage(pod, 'Ready')?.status === 'True'
  );
}
