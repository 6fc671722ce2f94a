import type {
  CauseGroup,
  ClusterOverview,
  NamespaceRow,
  VerdictCounts,
} from '../model/overview.ts';
import type { Cause, ObjectRef, Verdict } from '../model/verdict.ts';
import { VERDICTS } from '../model/verdict.ts';
import { groupKind, type GroupKind } from './around.ts';
import { podCounts } from './pod-counts.ts';
import { refOf } from './read-object.ts';
import { isOnItsWay, MOST_OBJECTS, seenAt, type Seen } from './seen-at.ts';
import type { Judged, View } from './view.ts';

/** What an operator looks after. All else is read only because these are judged by it. */
const SHOWN: ReadonlySet<GroupKind> = new Set<GroupKind>([
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'apps/ReplicaSet',
  'batch/Job',
  'batch/CronJob',
  '/Pod',
  '/PersistentVolumeClaim',
  '/Service',
  'networking.k8s.io/Ingress',
  '/Node',
  '/Namespace',
  'cert-manager.io/Certificate',
  'snapshot.storage.k8s.io/VolumeSnapshot',
  'velero.io/Backup',
  'velero.io/Restore',
  'velero.io/BackupStorageLocation',
]);

export type OverviewOptions = {
  readonly now: number;
  /** False while it is read for the first time. */
  readonly isWhole: boolean;
  /** The one before this: since when something is so is taken from there. */
  readonly before?: ClusterOverview | null;
  /** Since when it was followed without a gap: what was so by then may have been so for long. */
  readonly knownFrom?: number | undefined;
  /** Kinds that can't be read, and why. */
  readonly blind?: readonly Cause[];
  readonly lost?: ClusterOverview['lost'];
  readonly perMinute?: number | undefined;
  /** Where the causes of a root were seen, for who has that already. */
  readonly seen?: (root: Judged) => readonly Seen[];
};

/** A whole cluster at a glance: how much is ready, where, and why the rest is not. */
export function overview(view: View, options: OverviewOptions): ClusterOverview {
  const { now, isWhole, before = null, blind = [], lost, perMinute, knownFrom } = options;
  const seen = options.seen ?? ((root: Judged) => seenAt(root, view.around));
  const rows = new Map<string, Row>();
  const groups = new Map<string, Group>();
  for (const root of view.roots()) {
    if (!isShown(root)) continue;
    const name = root.object.metadata.namespace ?? '';
    const row = rows.get(name) ?? newRow(name);
    rows.set(name, row);
    const causes = seen(root);
    const since = Math.min(root.since, now, ...causes.map((one) => one.since ?? now));
    const isOlder = (one: Seen | undefined) =>
      one?.since === undefined && (knownFrom === undefined || root.since <= knownFrom);
    count(row, root, view, since);
    if (isOlder(causes[0])) row.older.add(root.found.verdict);
    for (const one of causes) join(groups, one, root, now, isOlder(one));
  }
  const namespaces = rowsOf(rows, before, now);
  const counts = sumOf(namespaces.map((row) => row.counts));
  return {
    at: now,
    isWhole,
    verdict: worstOf(counts),
    counts,
    namespaces,
    causes: groupsOf(groups, before, lost),
    blind: lost === undefined ? blind : [],
    ready: sum(namespaces, (row) => row.ready),
    desired: sum(namespaces, (row) => row.desired),
    ...(perMinute === undefined ? {} : { perMinute }),
    ...(lost === undefined ? {} : { lost }),
  };
}

export function isShown({ object }: Judged): boolean {
  return SHOWN.has(groupKind(object.apiVersion, object.kind));
}

type Row = {
  readonly name: string;
  readonly counts: { [verdict in Verdict]: number };
  ready: number;
  desired: number;
  readonly since: { [verdict in Verdict]?: number };
  /** Verdicts of what was so already when it was first read. */
  readonly older: Set<Verdict>;
};

function newRow(name: string): Row {
  const counts = { pass: 0, wait: 0, fail: 0, unknown: 0 };
  return { name, counts, ready: 0, desired: 0, since: {}, older: new Set() };
}

function count(row: Row, { object, found }: Judged, { around }: View, since: number): void {
  row.counts[found.verdict] += 1;
  row.since[found.verdict] = Math.min(since, row.since[found.verdict] ?? since);
  const { apiVersion, kind, metadata } = object;
  const { ready, desired } = podCounts(object);
  if (desired === 0) return;
  // What can't be read now is not counted as it was.
  if (typeof around.reading(groupKind(apiVersion, kind), metadata.namespace) !== 'string') return;
  row.ready += ready;
  row.desired += desired;
}

function rowsOf(
  rows: ReadonlyMap<string, Row>,
  before: ClusterOverview | null,
  now: number,
): readonly NamespaceRow[] {
  const known = new Map(before?.namespaces.map((row) => [row.name, row]));
  return [...rows.values()]
    .map(({ older, since: sinceOf, ...row }) => {
      const worst = worstOf(row.counts);
      const last = known.get(row.name);
      const isSame = last !== undefined && worstOf(last.counts) === worst;
      const since = worst === 'pass' ? now : (sinceOf[worst] ?? now);
      const isOlder = older.has(worst) || (isSame && wasOlder(last, since));
      return {
        ...row,
        since: isSame ? Math.min(last.since, since) : since,
        ...(isOlder ? SINCE_BEFORE : {}),
      };
    })
    .toSorted(
      (a, b) => rank(worstOf(a.counts)) - rank(worstOf(b.counts)) || byText(a.name, b.name),
    );
}

/** What was told before goes further back than what is known now. */
function wasOlder(
  last: { readonly since: number; readonly sinceBefore?: true } | undefined,
  since: number,
): boolean {
  return last?.sinceBefore === true && last.since < since;
}

type Group = {
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

const SINCE_BEFORE = { sinceBefore: true } as const;

function join(
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

function groupsOf(
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

function worstOf(counts: VerdictCounts): Verdict {
  return VERDICTS.find((verdict) => counts[verdict] > 0) ?? 'unknown';
}

function rank(verdict: Verdict): number {
  return VERDICTS.indexOf(verdict);
}

function sumOf(all: readonly VerdictCounts[]): VerdictCounts {
  const of = (verdict: Verdict) => sum(all, (counts) => counts[verdict]);
  return { pass: of('pass'), wait: of('wait'), fail: of('fail'), unknown: of('unknown') };
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}

/** By code units: the same on every machine, and fast. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function idOf({ kind, namespace = '', name }: ObjectRef): string {
  return `${kind}|${namespace}|${name}`;
}
