import { isObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import { found, type Found } from '../model/verdict.ts';
import { judgeObject } from './index.ts';
import { causeOf, judgeAny, passed } from './judgement.ts';
import { timeOf } from './not-ready-since.ts';
import { at, numberAt, textAt } from './read-object.ts';
import { countsOf, isIncluded, isNarrowed } from './velero-backup.ts';

/** What has to be restored. */
export type RestoreAsked = {
  /** Any where none is named. */
  readonly backup?: string | null;
  readonly namespaces: readonly string[];
};

/**
 * Whether a Restore is of this backup and for all of these namespaces, however it went. One that brings only a part of
 * them back, or brings them back under other names, says nothing of the whole.
 */
export function isRestoreOf(restore: KubeObject, { backup, namespaces }: RestoreAsked): boolean {
  const own = textAt(restore, 'spec', 'backupName');
  if (own !== (backup ?? own) || isNarrowed(restore)) return false;
  const mapping = at(restore, 'spec', 'namespaceMapping');
  const renamed = isObject(mapping) ? mapping : {};
  return namespaces.every((one) => isIncluded(restore, one) && (renamed[one] ?? one) === one);
}

/**
 * Whether what it has brought is there: one that failed in part has failed, and what lay in a namespace that is gone or
 * was made anew since is gone with it. `present` are the namespaces of the cluster.
 */
export function judgeRestore(
  restore: KubeObject,
  { namespaces }: RestoreAsked,
  present: readonly KubeObject[],
): Found {
  const early = judgeAny(restore);
  if (early !== undefined) return early;
  const counts = countsOf(restore);
  if (textAt(restore, 'status', 'phase') === 'PartiallyFailed')
    return found('fail', causeOf(restore, 'velero-restore-partly', counts));
  const is = judgeObject(restore);
  if (is.verdict !== 'pass') return is;
  // It completes all the same; early versions counted nothing.
  const progress = at(restore, 'status', 'progress');
  if (isObject(progress) && (numberAt(progress, 'totalItems') ?? 0) === 0)
    return found('fail', causeOf(restore, 'velero-restore-empty'));
  const ended = timeOf(textAt(restore, 'status', 'completionTimestamp'));
  for (const namespace of namespaces) {
    const here = present.find((one) => one.metadata.name === namespace);
    const since = here && timeOf(textAt(here, 'metadata', 'creationTimestamp'));
    if (here === undefined || (ended !== undefined && since !== undefined && since > ended))
      return found('fail', causeOf(restore, 'velero-restore-void', { namespace }));
  }
  const { warnings } = counts;
  return passed(
    restore,
    warnings === 0 ? [] : [causeOf(restore, 'velero-restore-warnings', { warnings })],
  );
}

/** The one that was asked for last; of one second the one with the higher number. */
export function newestRestore(restores: readonly KubeObject[]): KubeObject | undefined {
  const madeAt = (one: KubeObject) => timeOf(textAt(one, 'metadata', 'creationTimestamp')) ?? 0;
  const byName = (a: KubeObject, b: KubeObject) =>
    b.metadata.name.localeCompare(a.metadata.name, 'en', { numeric: true });
  return restores.toSorted((a, b) => madeAt(b) - madeAt(a) || byName(a, b))[0];
}
