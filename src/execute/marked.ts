import type { OtherRun } from '../model/event.ts';
import type { LedgerEntry } from '../model/catalogue.ts';
import { isObject } from '../model/json.ts';
import { ledgerEntry } from '../model/ledger-entry.ts';
import type { ClusterReader, KubeObject } from '../model/ports.ts';
import { FIELD_MANAGER, RUN_MARK } from '../model/run-mark.ts';
import type { LedgerRow } from '../model/state.ts';
import type { ObjectRef } from '../model/verdict.ts';

/**
 * What bears the mark of this run and is not in its ledger. Controllers copy labels onto what they make: only what the
 * wizard itself applied counts.
 */
export async function foundByMark(
  cluster: ClusterReader,
  run: string,
  ledger: readonly LedgerRow[],
  signal: AbortSignal,
): Promise<{ readonly entries: readonly LedgerEntry[]; readonly unseen: readonly string[] }> {
  const told = await cluster.labelled?.(`${RUN_MARK}=${run}`, signal);
  if (told === undefined) return { entries: [], unseen: [] };
  const known = new Set(
    ledger.flatMap(({ what, undoneAt }) => (undoneAt === undefined ? (what.uid ?? []) : [])),
  );
  const entries = told.objects
    .filter((one) => isApplied(one) && !known.has(one.metadata.uid ?? ''))
    .map(entryOf);
  return { entries, unseen: told.unseen };
}

function isApplied({ metadata }: KubeObject): boolean {
  const fields = metadata['managedFields'];
  return (
    Array.isArray(fields) &&
    fields.some((one: unknown) => isObject(one) && one['manager'] === FIELD_MANAGER)
  );
}

function entryOf(object: KubeObject): LedgerEntry {
  const { uid = '', namespace } = object.metadata;
  const place = namespace === undefined ? {} : { namespace };
  return ledgerEntry(object, { changed: true, created: true, uid, ...place });
}

/** Other runs of which something is in the cluster, the one with the most first. */
export async function othersThere(
  cluster: ClusterReader,
  run: string,
  signal: AbortSignal,
): Promise<readonly OtherRun[]> {
  const told = await cluster.labelled?.(`${RUN_MARK},${RUN_MARK}!=${run}`, signal);
  const counts = new Map<string, number>();
  for (const one of (told?.objects ?? []).filter(isApplied)) {
    const whose = one.metadata.labels?.[RUN_MARK] ?? '';
    counts.set(whose, (counts.get(whose) ?? 0) + 1);
  }
  return Array.from(counts, ([other, things]) => ({ run: other, things })).toSorted(
    (a, b) => b.things - a.things,
  );
}

/** What other runs made in a namespace, as names: it would go with the namespace. */
export async function othersIn(
  cluster: ClusterReader,
  namespace: string,
  run: string,
  signal: AbortSignal,
): Promise<string> {
  const told = await cluster.labelled?.(`${RUN_MARK},${RUN_MARK}!=${run}`, signal);
  return (told?.objects ?? [])
    .filter((one) => one.metadata.namespace === namespace && isApplied(one))
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`)
    .join(', ');
}

/** Claims that a StatefulSet made for its pods, and that outlive it: of its names, with its labels, not older than it. */
export async function claimsOf(
  cluster: ClusterReader,
  what: ObjectRef,
  signal: AbortSignal,
): Promise<readonly LedgerEntry[]> {
  const { apiVersion = 'apps/v1', kind, name, namespace, uid } = what;
  if (namespace === undefined) return [];
  const set = await cluster.get({ apiVersion, kind, name, namespace }, signal);
  if (set === undefined || set.metadata.uid !== uid) return [];
  const templates = templatesOf(set);
  if (templates.length === 0) return [];
  const claims = await cluster.list(
    { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace },
    signal,
  );
  const made = madeAt(set);
  return claims
    .filter((claim) => templates.some((one) => isOf(claim.metadata.name, `${one}-${name}-`)))
    .filter((claim) => madeAt(claim) >= made)
    .map((claim) => entryOf({ ...claim, apiVersion: 'v1', kind: 'PersistentVolumeClaim' }));
}

function templatesOf({ spec }: KubeObject): readonly string[] {
  const templates = isObject(spec) ? spec['volumeClaimTemplates'] : undefined;
  if (!Array.isArray(templates)) return [];
  return templates.flatMap((one: unknown) => {
    const metadata = isObject(one) ? one['metadata'] : undefined;
    const name = isObject(metadata) ? metadata['name'] : undefined;
    return typeof name === 'string' ? [name] : [];
  });
}

function isOf(claim: string, start: string): boolean {
  return claim.startsWith(start) && /^\d+$/.test(claim.slice(start.length));
}

function madeAt({ metadata }: KubeObject): number {
  const at = metadata['creationTimestamp'];
  return typeof at === 'string' ? Date.parse(at) : Number.NaN;
}
