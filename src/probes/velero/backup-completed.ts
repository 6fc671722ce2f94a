import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import { durationMs } from '../../model/field-value.ts';
import type { KubeObject, Readers } from '../../model/ports.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import { textAt } from '../../readiness/read-object.ts';
import { newestFirst, newestFit, otherBackups, takenAt } from '../../readiness/velero-backup.ts';
import { jsonEvidence, result } from '../result.ts';
import { BACKUP_FIELD, MAX_AGE_FIELD, NAMESPACE_FIELD, VELERO } from '../../model/velero.ts';
import { served } from './served.ts';

type With = {
  readonly namespace?: string | null;
  readonly name?: string | null;
  readonly maxAge?: string | null;
  readonly namespaces?: readonly string[] | null;
};

const MOST_ROWS = 200;

export const backupCompleted: ProbeDef<With> = {
  id: 'velero/backup-completed',
  group: 'apps',
  doc: {
    en: 'A backup is listed that can be restored: completed whole, not expired, young enough, with the namespaces in it.',
    zh: '列表中有可恢复的备份：完整成功、未过期、足够新，并包含所需命名空间。',
  },
  with: {
    namespace: NAMESPACE_FIELD,
    name: BACKUP_FIELD,
    maxAge: MAX_AGE_FIELD,
    namespaces: {
      type: 'list',
      of: { type: 'name', doc: { en: 'A namespace.', zh: '命名空间。' } },
      optional: true,
      doc: { en: 'The namespaces that have to be in it.', zh: '必须包含的命名空间。' },
    },
  },
  finds: {
    backup: { type: 'name', doc: { en: 'Its name.', zh: '备份名称。' } },
    takenAt: {
      type: 'string',
      doc: { en: 'When it was taken, RFC 3339.', zh: '备份时间，RFC 3339 格式。' },
    },
  },
  needsTarget: true,
  everyMs: 2000,
  look: (input, ports, signal) => served(look(input, ports, signal)),
};

async function look(
  input: With,
  { cluster, clock }: Readers,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const namespace = input.namespace ?? 'velero';
  const list = (kind: string) => cluster.list({ apiVersion: VELERO, kind, namespace }, signal);
  const [backups, locations] = [await list('Backup'), await list('BackupStorageLocation')];
  const all = newestFirst(backups);
  const evidence = [jsonEvidence('backups', all.slice(0, MOST_ROWS).map(row))];
  const maxAgeMs = durationMs(input.maxAge ?? '');
  const asked = {
    now: clock.now(),
    ...(maxAgeMs === undefined ? {} : { maxAgeMs }),
    namespaces: input.namespaces ?? [],
  };
  const named = input.name ?? undefined;
  const meant = named === undefined ? all : all.filter((one) => one.metadata.name === named);
  const { chosen, newer } = newestFit(meant, asked);
  if (chosen === undefined) return result(noneOf(named, namespace, locations), { evidence });
  const { backup, is } = chosen;
  if (is.verdict !== 'pass') return result(is, { evidence });
  const at = takenAt(backup);
  return result(
    { ...is, notes: [...is.notes, ...otherBackups(newer)] },
    {
      evidence,
      finds: { backup: backup.metadata.name, ...(at === undefined ? {} : { takenAt: at }) },
    },
  );
}

/** A new cluster learns of backups from the storage: until it has looked there nothing is said by what is not listed. */
function noneOf(
  named: string | undefined,
  namespace: string,
  locations: readonly KubeObject[],
): Found {
  const params = { name: named ?? '-', namespace };
  if (locations.length === 0) return found('fail', aCause('velero-location-none', params));
  const isSynced = locations.some((one) => textAt(one, 'status', 'lastSyncedTime') !== undefined);
  if (!isSynced)
    return found('wait', aCause('velero-backups-unsynced', params, { healsByItself: true }));
  const code = named === undefined ? 'velero-backup-none' : 'velero-backup-absent';
  return found('fail', aCause(code, params));
}

function row(backup: KubeObject) {
  return {
    name: backup.metadata.name,
    phase: textAt(backup, 'status', 'phase') ?? '-',
    takenAt: takenAt(backup) ?? '-',
    expires: textAt(backup, 'status', 'expiration') ?? '-',
  };
}
