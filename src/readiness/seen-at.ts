import type { KubeObject } from '../model/ports.ts';
import type { Cause, ObjectRef } from '../model/verdict.ts';
import { groupKind, type Around } from './around.ts';
import { below } from './below.ts';
import { rowOf } from './causes/codes.ts';
import { podCauses } from './causes/pod.ts';
import { sameCause } from './causes/same.ts';
import { workloadOf } from './causes/told.ts';
import { notReadySince } from './not-ready-since.ts';
import { refOf } from './read-object.ts';
import type { Judged } from './view.ts';

/** One cause of a root that is not ready, and where it was seen below it. */
export type Seen = {
  /** The same for the same cause everywhere. */
  readonly key: string;
  readonly cause: Cause;
  /** Others of this key are only like it: they have other names and numbers in them. */
  readonly isAlike: boolean;
  readonly objects: readonly ObjectRef[];
  /** Since when they say themselves that they are not ready, where they do. */
  readonly since?: number;
};

/** More than this nobody reads. */
export const MOST_OBJECTS = 200;

/**
 * Why a root is not ready, each cause once. Its own cause beside one that explains it (`3 of 5 ready`) is left out:
 * it would be told once for each workload, and says no more than its counts.
 */
export function seenAt({ object, found }: Judged, around: Around): readonly Seen[] {
  if (found.cause === null) return [];
  const own = refOf(object);
  const causes = new Map([[keyOf(found.cause, own), found.cause]]);
  for (const cause of found.others) {
    const key = keyOf(cause, own);
    if (!causes.has(key) && !isSame(cause.object, own)) causes.set(key, cause);
  }
  const isMany = [...causes.values()].some(({ count }) => count > 1);
  const pods = isMany ? objectsBelow(object, around) : new Map<string, KubeObject[]>();
  return [...causes].map(([key, cause]) => {
    const same = sameCause(cause);
    const objects = pods.get(same) ?? oneAt(cause.object, object, around);
    // What can't be read says nothing of itself.
    const since = found.verdict === 'unknown' ? undefined : earliest(objects);
    return {
      key,
      cause,
      isAlike: key !== same,
      objects: objects.length === 0 ? [cause.object ?? own] : objects.map(refOf),
      ...(since === undefined ? {} : { since }),
    };
  });
}

/** Pods below it by their causes. */
function objectsBelow(root: KubeObject, around: Around): ReadonlyMap<string, KubeObject[]> {
  const all = new Map<string, KubeObject[]>();
  // As the root's own causes were found: where two workloads fail alike, they may still be two things.
  const ground = { around, workload: workloadOf(root) };
  for (const pod of podsBelow(root, around)) {
    for (const key of new Set(podCauses(pod, ground).map(sameCause))) {
      const objects = all.get(key);
      if (objects === undefined) all.set(key, [pod]);
      else if (objects.length < MOST_OBJECTS) objects.push(pod);
    }
  }
  return all;
}

function oneAt(at: ObjectRef | undefined, root: KubeObject, around: Around): readonly KubeObject[] {
  if (at === undefined) return [root];
  if (at.apiVersion === undefined) return [];
  const { apiVersion, kind, namespace, name } = at;
  return [around.find(groupKind(apiVersion, kind), namespace, name) ?? []].flat();
}

function earliest(objects: readonly KubeObject[]): number | undefined {
  const all = objects.flatMap((object) => notReadySince(object) ?? []);
  return all.length === 0 ? undefined : Math.min(...all);
}

function podsBelow(root: KubeObject, around: Around): readonly KubeObject[] {
  return below(root, around, isNoPod).filter((one) => !isNoPod(one));
}

function isNoPod({ kind }: KubeObject): boolean {
  return kind !== 'Pod';
}

/** Nothing is wrong with what only takes its time: a roll-out has hundreds of these, and none of them explains anything. */
const ON_ITS_WAY: readonly string[] = [
  'pod-starting',
  'pod-not-ready',
  'pod-not-scheduled',
  'pods-not-created',
  'pods-not-ready',
  'init-running',
  'rolling-out',
  'old-pods-left',
  'not-observed',
  'object-reconciling',
];

export function isOnItsWay({ code }: Cause): boolean {
  return ON_ITS_WAY.includes(code);
}

/** What many of a kind say of themselves, such as in the middle of a roll-out, is one thing. */
function keyOf(cause: Cause, own: ObjectRef): string {
  const isOwn = isSame(cause.object, own) && rowOf(cause.code) === undefined;
  const { code, object } = cause;
  return isOwn || isOnItsWay(cause)
    ? JSON.stringify([code, (object ?? own).kind])
    : sameCause(cause);
}

function isSame(a: ObjectRef | undefined, b: ObjectRef): boolean {
  return a?.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
}
