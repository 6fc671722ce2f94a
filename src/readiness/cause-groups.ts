import type { CauseGroup, ClusterOverview } from '../model/overview.ts';
import type { Cause, ObjectRef, Verdict } from '../model/verdict.ts';
import { VERDICTS } from '../model/verdict.ts';
import { refOf } from './read-object.ts';
import { isOnItsWay, MOST_OBJECTS, type Seen } from './seen-at.ts';
import type { Judged } from './view.ts';

export const SINCE_BEFORE = { sinceBefore: true } as const;

/** What was told before goes further back than what is known now. */
export function wasOlder(
  last: { readonly since: number; readonly sinceBefore?: true } | undefined,
  since: number,
): boolean {
  return last?.sinceBefore === true && last.since < since;
}

/** A cause while it is still being gathered. */
export type Group = {
  readonly key: string;
  readonly cause: Cause;
  verdict: Verdict;
  /** How often at each object: two roots may be held by the same one. */
  readonly counts: Map<string, number>;
  readonly objects: Map<string, ObjectRef>;
  readonly holds: ObjectRef[];
  readonly namespaces: Set<string>;
  since: number;
  isOlder: boolean;
  readonly isAlike: boolean;
};

/** Puts one root that a cause holds up to the others of the same cause. */
export function join(
  groups: Map<string, Group>,
  one: Seen,
  root: Judged,
  now: number,
  isOlder: boolean,
): void {
  const { key, cause, objects } = one;
  const { object, found } = root;
  const since = Math.min(root.since, one.since ?? now);
  const group = groups.get(key) ?? {
    key,
    cause,
    verdict: found.verdict,
    counts: new Map<string, number>(),
    objects: new Map<string, ObjectRef>(),
    holds: [],
    namespaces: new Set<string>(),
    since,
    isOlder,
    isAlike: one.isAlike,
  };
  groups.set(key, group);
  if (rank(found.verdict) < rank(group.verdict)) group.verdict = found.verdict;
  const at = cause.object === undefined ? idOf(refOf(object)) : idOf(cause.object);
  group.counts.set(at, Math.max(group.counts.get(at) ?? 0, cause.count));
  for (const ref of objects) {
    if (group.objects.size >= MOST_OBJECTS) break;
    group.objects.set(idOf(ref), ref);
  }
  group.holds.push(refOf(object));
  if (object.metadata.namespace !== undefined) group.namespaces.add(object.metadata.namespace);
  group.since = Math.min(group.since, since);
  group.isOlder ||= isOlder;
}

/** The causes as they are told: counted, what explains most first, none that only says that the connection is lost. */
export function groupsOf(
  groups: ReadonlyMap<string, Group>,
  before: ClusterOverview | null,
  lost: ClusterOverview['lost'],
): readonly CauseGroup[] {
  const known = new Map(before?.causes.map((group) => [group.key, group]));
  return [...groups.values()]
    .filter(({ cause }) => cause.code !== lost?.cause.code)
    .map(({ counts, objects, namespaces, isOlder, isAlike, ...group }) => ({
      ...group,
      cause: { ...group.cause, count: [...counts.values()].reduce((all, n) => all + n, 0) },
      objects: [...objects.values()],
      namespaces: [...namespaces].toSorted(byText),
      ...(isAlike && group.holds.length > 1 ? ({ suchAs: true } as const) : {}),
      since: Math.min(group.since, known.get(group.key)?.since ?? group.since),
      ...(isOlder || wasOlder(known.get(group.key), group.since) ? SINCE_BEFORE : {}),
    }))
    .toSorted(byWeight);
}

/** What explains most stands first; then what is worst. What only takes its time comes after all that does not. */
function byWeight(a: CauseGroup, b: CauseGroup): number {
  return (
    Number(isOnItsWay(a.cause)) - Number(isOnItsWay(b.cause)) ||
    b.holds.length - a.holds.length ||
    b.cause.count - a.cause.count ||
    rank(a.verdict) - rank(b.verdict) ||
    byText(a.key, b.key)
  );
}

/** Worst first. */
export function rank(verdict: Verdict): number {
  return VERDICTS.indexOf(verdict);
}

/** By code units: the same on every machine, and fast. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function idOf({ kind, namespace = '', name }: ObjectRef): string {
  return `${kind}|${namespace}|${name}`;
}
