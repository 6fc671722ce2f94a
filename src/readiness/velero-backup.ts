import { isObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import { aCause, found, type Cause, type Found } from '../model/verdict.ts';
import { judgeObject } from './index.ts';
import { causeOf, judgeAny, passed, unreadable } from './judgement.ts';
import { timeOf } from './not-ready-since.ts';
import { at, numberAt, objectsAt, textAt, textsAt } from './read-object.ts';

/** What a backup has to be good for. */
export type BackupAsked = {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly maxAgeMs?: number;
  readonly namespaces?: readonly string[];
};

/** It goes within the time that a recovery may take. */
const SOON_MS = 24 * 60 * 60 * 1000;

/** Whether this can be restored: whole, not about to be deleted, young enough, and with what is asked for in it. */
export function judgeBackup(backup: KubeObject, asked: BackupAsked): Found {
  const early = judgeAny(backup);
  if (early !== undefined) return early;
  const phase = textAt(backup, 'status', 'phase');
  if (phase === 'Deleting') return found('fail', causeOf(backup, 'velero-backup-deleting'));
  const expires = textAt(backup, 'status', 'expiration');
  const expiresAt = timeOf(expires);
  if (expires !== undefined && expiresAt === undefined)
    return unreadable(backup, 'status.expiration');
  if (expiresAt !== undefined && expiresAt <= asked.now)
    return found('fail', causeOf(backup, 'velero-backup-expired', { at: expires ?? '-' }));
  if (phase === 'PartiallyFailed')
    return found('fail', causeOf(backup, 'velero-backup-partly', countsOf(backup)));
  const is = judgeObject(backup);
  if (is.verdict !== 'pass') return is;
  if (isNarrowed(backup)) return found('fail', causeOf(backup, 'velero-backup-narrowed'));
  const lacking = tooOld(backup, asked) ?? without(backup, asked.namespaces ?? []);
  if (lacking !== undefined) return lacking;
  const isSoon = expiresAt !== undefined && expiresAt - asked.now < SOON_MS;
  const { warnings } = countsOf(backup);
  return passed(backup, [
    ...(isSoon ? [causeOf(backup, 'velero-backup-expires', { at: expires ?? '-' })] : []),
    ...(warnings === 0 ? [] : [causeOf(backup, 'velero-backup-warnings', { warnings })]),
  ]);
}

/** When what is in it was read from the old cluster. */
export function backupTime(backup: KubeObject): number | undefined {
  return timeOf(takenAt(backup));
}

/** In the API's own words. */
export function takenAt(backup: KubeObject): string | undefined {
  return (
    textAt(backup, 'status', 'startTimestamp') ?? textAt(backup, 'status', 'completionTimestamp')
  );
}

/** Of several the newest first; those that say no time last. */
export function newestFirst(backups: readonly KubeObject[]): readonly KubeObject[] {
  return backups.toSorted((a, b) => (backupTime(b) ?? 0) - (backupTime(a) ?? 0));
}

export function countsOf(work: KubeObject): { readonly errors: number; readonly warnings: number } {
  return {
    errors: numberAt(work, 'status', 'errors') ?? 0,
    warnings: numberAt(work, 'status', 'warnings') ?? 0,
  };
}

/** Whether a list of namespaces, as Velero takes it, holds this one: none and `*` stand for all. */
export function isIncluded(work: KubeObject, namespace: string): boolean {
  const included = textsAt(work, 'spec', 'includedNamespaces');
  const excluded = textsAt(work, 'spec', 'excludedNamespaces');
  const isAmong = (patterns: readonly string[]) => patterns.some((one) => fits(one, namespace));
  return (included.length === 0 || isAmong(included)) && !isAmong(excluded);
}

/** The text is foreign: read from left to right once, however many stars there are. */
function fits(pattern: string, namespace: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return pattern === namespace;
  if (!namespace.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const start = namespace.indexOf(part, from);
    if (start < 0) return false;
    from = start + part.length;
  }
  return namespace.length - last.length >= from && namespace.endsWith(last);
}

/** Whether it takes only some kinds, or only what has a label: of a namespace that it names much may be missing. */
export function isNarrowed(work: KubeObject): boolean {
  const kinds = ['includedResources', 'includedNamespaceScopedResources']
    .map((key) => textsAt(work, 'spec', key))
    .some((all) => all.length > 0 && !all.includes('*'));
  const selector = at(work, 'spec', 'labelSelector');
  const isSelected = ['matchLabels', 'matchExpressions'].some((key) => {
    const of = isObject(selector) ? (selector[key] ?? {}) : {};
    return Object.keys(of).length > 0;
  });
  return kinds || isSelected || objectsAt(work, 'spec', 'orLabelSelectors').length > 0;
}

function tooOld(backup: KubeObject, { now, maxAgeMs }: BackupAsked): Found | undefined {
  if (maxAgeMs === undefined) return undefined;
  const taken = backupTime(backup);
  if (taken === undefined) return unreadable(backup, 'status.startTimestamp');
  if (now - taken <= maxAgeMs) return undefined;
  const hours = Math.floor((now - taken) / 3_600_000);
  const limit = Math.floor(maxAgeMs / 3_600_000);
  return found('fail', causeOf(backup, 'velero-backup-too-old', { hours, limit }));
}

function without(backup: KubeObject, namespaces: readonly string[]): Found | undefined {
  const lacking = namespaces.filter((one) => !isIncluded(backup, one));
  if (lacking.length === 0) return undefined;
  const params = { namespaces: lacking.join(', ') };
  return found('fail', causeOf(backup, 'velero-backup-without', params));
}

/** Why there is none that could be restored, though there are some. */
export function otherBackups(newer: readonly KubeObject[]): readonly Cause[] {
  if (newer.length === 0) return [];
  const names = newer.map(
    (one) => `${one.metadata.name} (${textAt(one, 'status', 'phase') ?? '-'})`,
  );
  return [aCause('velero-backups-newer', { backups: names.slice(0, 5).join(', ') })];
}

export type JudgedBackup = { readonly backup: KubeObject; readonly is: Found };

/** The one to restore: the newest that is fit, else the newest, which says why; and those newer than it. */
export function newestFit(
  backups: readonly KubeObject[],
  asked: BackupAsked,
): { readonly chosen: JudgedBackup | undefined; readonly newer: readonly KubeObject[] } {
  const judged = newestFirst(backups).map((backup) => ({ backup, is: judgeBackup(backup, asked) }));
  const fit = judged.findIndex(({ is }) => is.verdict === 'pass');
  const newer = judged.slice(0, Math.max(0, fit)).map(({ backup }) => backup);
  return { chosen: judged[fit] ?? judged[0], newer };
}
