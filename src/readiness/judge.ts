import type { Change, KindScope, KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { groupKind } from './around.ts';
import { causeOf, notPassed } from './judgement.ts';
import { textAt, uidOf } from './read-object.ts';
import { isSameJson } from './same-json.ts';
import { keyOf, type ObjectKey } from './store.ts';
import { createView } from './view.ts';

/**
 * Are these Kubernetes objects ready, and if not, why not: one answer for each object that has no controller among
 * them, in the order in which they were given. A workload is best given with its ReplicaSets, Pods and Events, which
 * tell why it is not ready. Nothing else is needed or asked, and nothing is thrown. Events are not judged themselves.
 * Of an object that is given twice the newer one is judged; where that can't be told, neither is.
 */
export function judge(objects: readonly KubeObject[]): readonly Found[] {
  const { once, twice } = byKey(objects);
  const view = createView();
  view.apply([
    ...[...once.values()].map((object): Change => ({ is: 'put', object })),
    ...kindsOf(objects, twice).map((kind): Change => ({ is: 'whole', ...kind })),
  ]);
  view.work(Number.POSITIVE_INFINITY, 0);
  const found = new Map([...view.roots()].map((one) => [keyOf(one.object), one.found]));
  for (const [key, object] of twice) found.set(key, toldTwice(object));
  return [...new Set(objects.map(keyOf))].flatMap((key) => found.get(key) ?? []);
}

type ByKey = {
  readonly once: ReadonlyMap<ObjectKey, KubeObject>;
  /** Two that differ under one name: each could hide what the other tells. */
  readonly twice: ReadonlyMap<ObjectKey, KubeObject>;
};

function byKey(objects: readonly KubeObject[]): ByKey {
  const once = new Map<ObjectKey, KubeObject>();
  const twice = new Map<ObjectKey, KubeObject>();
  for (const object of objects) {
    const key = keyOf(object);
    const known = once.get(key);
    if (twice.has(key)) continue;
    const kept = known === undefined || isSameJson(known, object) ? object : newer(known, object);
    if (kept !== undefined) once.set(key, kept);
    else if (object.kind !== 'Event') {
      once.delete(key);
      twice.set(key, object);
    }
  }
  return { once, twice };
}

/** Of one object the versions are numbers of one row; of two they can't be compared. */
function newer(one: KubeObject, other: KubeObject): KubeObject | undefined {
  const [a, b] = [versionOf(one), versionOf(other)];
  if (uidOf(one) === undefined || uidOf(one) !== uidOf(other)) return undefined;
  if (a === undefined || b === undefined || a === b) return undefined;
  return a > b ? one : other;
}

function versionOf(object: KubeObject): bigint | undefined {
  const version = textAt(object, 'metadata', 'resourceVersion') ?? '';
  return /^\d{1,20}$/.test(version) ? BigInt(version) : undefined;
}

/** Kinds of which all was given that there is to judge by. */
function kindsOf(objects: readonly KubeObject[], twice: ByKey['twice']): readonly KindScope[] {
  const kinds = new Map<string, KindScope>();
  for (const { apiVersion, kind } of objects)
    kinds.set(groupKind(apiVersion, kind), { apiVersion, kind });
  for (const { apiVersion, kind } of twice.values()) kinds.delete(groupKind(apiVersion, kind));
  return [...kinds.values()];
}

function toldTwice(object: KubeObject): Found {
  return notPassed('unknown', causeOf(object, 'given-twice'));
}
