import type { ClusterOverview, NamespaceRow, VerdictCounts } from '../model/overview.ts';
import type { Cause, Verdict } from '../model/verdict.ts';
import { VERDICTS } from '../model/verdict.ts';
import { groupKind, type GroupKind } from './around.ts';
import {
  byText,
  groupsOf,
  join,
  rank,
  SINCE_BEFORE,
  wasOlder,
  type Group,
} from './cause-groups.ts';
import { podCounts } from './pod-counts.ts';
import { seenAt, type Seen } from './seen-at.ts';
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

function worstOf(counts: VerdictCounts): Verdict {
  return VERDICTS.find((verdict) => counts[verdict] > 0) ?? 'unknown';
}

function sumOf(all: readonly VerdictCounts[]): VerdictCounts {
  const of = (verdict: Verdict) => sum(all, (counts) => counts[verdict]);
  return { pass: of('pass'), wait: of('wait'), fail: of('fail'), unknown: of('unknown') };
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
