import type { JsonObject } from '../../model/json.ts';
import { forbidden } from './faults.ts';
import { at, objectAt, objectsAt, textAt, textOf } from './json.ts';
import { kindNamed } from './kinds.ts';
import { nameOf, namespaceOf } from './metadata.ts';
import { quantityOf } from './quantity.ts';
import type { Store } from './store.ts';

const QUOTA = kindNamed('ResourceQuota');
const POD = kindNamed('Pod');

/** Throws `ApiFault` 403 where a pod would use more than a quota of its namespace gives. */
export function admitQuota(store: Store, pod: JsonObject): void {
  const namespace = namespaceOf(pod) ?? '';
  for (const quota of store.list(QUOTA, namespace)) {
    const hard = objectAt(quota, 'spec', 'hard');
    const used = usedIn(store, namespace, Object.keys(hard));
    const over = Object.entries(hard).flatMap(([what, limit]) => {
      const asked = askedBy(pod, what);
      if (asked === undefined) return [];
      const isOver = (used.get(what) ?? 0) + asked > quantityOf(limit);
      return isOver ? [{ what, asked, limit }] : [];
    });
    if (over.length === 0) continue;
    const list = (text: (one: (typeof over)[number]) => string): string =>
      over.map((one) => `${one.what}=${text(one)}`).join(',');
    throw forbidden(
      POD,
      nameOf(pod),
      `exceeded quota: ${nameOf(quota)}, requested: ${list(({ what, asked }) => amount(what, asked))}, used: ${list(({ what }) => amount(what, used.get(what) ?? 0))}, limited: ${list(({ limit }) => textOf(limit))}`,
    );
  }
}

/** What the pods of a namespace use of these. */
export function usedIn(
  store: Store,
  namespace: string,
  what: readonly string[],
): ReadonlyMap<string, number> {
  const pods = store
    .list(POD, namespace)
    .filter((one) => !['Succeeded', 'Failed'].includes(textAt(one, 'status', 'phase') ?? ''));
  return new Map(
    what.flatMap((one) => {
      if (askedBy({}, one) === undefined) return [];
      return [[one, pods.reduce((sum, pod) => sum + (askedBy(pod, one) ?? 0), 0)] as const];
    }),
  );
}

/** `500m` for half a processor, `1Gi` for a round amount of memory. */
export function amount(what: string, value: number): string {
  if (what.endsWith('cpu'))
    return Number.isInteger(value) ? String(value) : `${Math.round(value * 1000)}m`;
  if (!/memory$|storage$/.test(what) || value === 0) return String(value);
  const units: readonly (readonly [string, number])[] = [
    ['Gi', 2 ** 30],
    ['Mi', 2 ** 20],
    ['Ki', 2 ** 10],
  ];
  const [unit = '', size = 1] = units.find(([, one]) => value % one === 0) ?? [];
  return `${value / size}${unit}`;
}

/** undefined where it is nothing that pods use. */
function askedBy(pod: JsonObject, what: string): number | undefined {
  if (what === 'pods' || what === 'count/pods') return 1;
  const [kind, resource = kind] = what.split('.');
  if (resource !== 'cpu' && resource !== 'memory') return undefined;
  const key = kind === 'limits' ? 'limits' : 'requests';
  return objectsAt(pod, 'spec', 'containers').reduce(
    (sum, one) => sum + quantityOf(at(one, 'resources', key, resource)),
    0,
  );
}
