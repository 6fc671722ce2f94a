import type { ActionDef, ActionResult, LedgerEntry } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import { durationMs } from '../../model/field-value.ts';
import { ledgerEntry } from '../../model/ledger-entry.ts';
import type { Applied, KubeObject, Writers } from '../../model/ports.ts';
import { BACKUP_FIELD, MAX_AGE_FIELD, NAMESPACE_FIELD, VELERO } from '../../model/velero.ts';
import { aCause, type Found } from '../../model/verdict.ts';
import { judgeObject } from '../../readiness/index.ts';
import { textAt } from '../../readiness/read-object.ts';
import { newestFit } from '../../readiness/velero-backup.ts';
import { installed } from './installed.ts';
import { labelsOf, placeFor } from './restore-place.ts';

type With = {
  readonly namespace?: string | null;
  readonly backup?: string | null;
  readonly maxAge?: string | null;
  readonly namespaces: readonly string[];
  readonly existingResourcePolicy?: 'none' | 'update' | null;
};

export const ensureRestore: ActionDef<With> = {
  id: 'velero/ensure-restore',
  doc: {
    en: 'Asks Velero to restore namespaces from a backup, once for each run; again only where that has failed.',
    zh: '让 Velero 用备份恢复命名空间；每次运行只提交一次，仅在失败后再次提交。',
  },
  with: {
    namespace: NAMESPACE_FIELD,
    backup: BACKUP_FIELD,
    maxAge: MAX_AGE_FIELD,
    namespaces: {
      type: 'list',
      of: { type: 'name', doc: { en: 'A namespace.', zh: '命名空间。' } },
      doc: { en: 'The namespaces to restore.', zh: '要恢复的命名空间。' },
    },
    existingResourcePolicy: {
      type: 'string',
      oneOf: ['none', 'update'],
      optional: true,
      doc: {
        en: 'What is there already is left as it is (none), or changed to what the backup holds (update).',
        zh: '已存在的资源保持不变（none），或改为备份中的内容（update）。',
      },
    },
  },
  needsTarget: true,
  startsProcess: false,
  plan(input) {
    const { namespaces, existingResourcePolicy } = input;
    const namespace = input.namespace ?? 'velero';
    const backup = input.backup ?? undefined;
    const policy = existingResourcePolicy ?? 'none';
    const params = { namespaces: namespaces.join(', '), policy };
    return {
      will: [
        backup === undefined
          ? aCause('will-restore-newest', params)
          : aCause('will-restore', { ...params, backup }),
      ],
      byHand: [
        ...(backup === undefined ? [['velero', 'backup', 'get', `--namespace=${namespace}`]] : []),
        [
          'velero',
          'restore',
          'create',
          `--from-backup=${backup ?? 'BACKUP'}`,
          `--include-namespaces=${namespaces.join(',')}`,
          `--existing-resource-policy=${policy}`,
          `--namespace=${namespace}`,
          '--wait',
        ],
      ],
      atRisk: backup ?? namespace,
    };
  },
  async wants({ namespace: given }) {
    const place = { group: 'velero.io', namespace: given ?? 'velero' };
    return [
      { verb: 'list', resource: 'restores', ...place },
      { verb: 'create', resource: 'restores', ...place },
      { verb: 'patch', resource: 'restores', ...place },
      { verb: 'list', resource: 'backups', ...place },
      { verb: 'get', resource: 'backupstoragelocations', ...place },
    ];
  },
  act,
};

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { cluster, writer, attempt } = ports;
  const { backup = null, namespaces } = input;
  if (namespaces.length === 0) throw new WizardError('not-proven', 'nothing-expected');
  const namespace = input.namespace ?? 'velero';
  const query = { apiVersion: VELERO, kind: 'Restore', namespace };
  const restores = await installed(cluster.list(query, signal));
  const present = await cluster.list({ apiVersion: 'v1', kind: 'Namespace' }, signal);
  const place = placeFor({ run: attempt.run, backup, namespaces }, restores, present);
  if (place.is === 'taken')
    throw new WizardError('not-proven', 'velero-restore-name-taken', {
      name: `${namespace}/${place.name}`,
    });
  if (place.is === 'there') {
    const { restore } = place;
    const { uid = '' } = restore.metadata;
    const known = { uid, namespace, changed: false, created: false };
    return ended(false, entriesOf(restore, known), `already so Restore ${restore.metadata.name}`);
  }
  const backupName = await fitBackup(input, namespace, ports, signal);
  const restore = aRestore(input, { name: place.name, namespace, run: attempt.run, backupName });
  const applied = await writer.apply(restore, signal);
  const created = applied.created ? entriesOf(restore, applied) : [];
  return ended(applied.changed, created, `created ${JSON.stringify(restore)}`);
}

/**
 * The name of the backup. Throws before anything is asked for: what can't be restored whole leaves a cluster that is
 * restored in part.
 */
async function fitBackup(
  { backup, maxAge, namespaces }: With,
  namespace: string,
  { cluster, clock }: Writers,
  signal: AbortSignal,
): Promise<string> {
  const query = { apiVersion: VELERO, kind: 'Backup', namespace };
  const all = await cluster.list(query, signal);
  const meant = backup ? all.filter(({ metadata }) => metadata.name === backup) : all;
  const maxAgeMs = durationMs(maxAge ?? '');
  const age = maxAgeMs === undefined ? {} : { maxAgeMs };
  const { chosen } = newestFit(meant, { now: clock.now(), namespaces, ...age });
  const code = backup ? 'velero-backup-absent' : 'velero-backup-none';
  if (chosen === undefined)
    throw new WizardError('not-proven', code, { name: backup ?? '-', namespace });
  refuse(chosen.is);
  const name = textAt(chosen.backup, 'spec', 'storageLocation') ?? 'default';
  const place = { apiVersion: VELERO, kind: 'BackupStorageLocation', name, namespace };
  const location = await cluster.get(place, signal);
  if (location === undefined)
    throw new WizardError('not-proven', 'velero-location-none', { name, namespace });
  refuse(judgeObject(location));
  return chosen.backup.metadata.name;
}

function refuse({ verdict, cause }: Found): void {
  if (verdict === 'pass' || cause === null) return;
  throw new WizardError('not-proven', cause.code, cause.params);
}

type Named = {
  readonly name: string;
  readonly namespace: string;
  readonly run: string;
  readonly backupName: string;
};

function aRestore(
  { namespaces, existingResourcePolicy }: With,
  { name, namespace, run, backupName }: Named,
): KubeObject {
  return {
    apiVersion: VELERO,
    kind: 'Restore',
    metadata: { name, namespace, labels: labelsOf(run) },
    spec: {
      backupName,
      includedNamespaces: namespaces,
      ...(existingResourcePolicy ? { existingResourcePolicy } : {}),
    },
  };
}

/** The Restore itself, and what it brings: that is not gone with it. */
function entriesOf(restore: KubeObject, applied: Applied): readonly LedgerEntry[] {
  const own = ledgerEntry(restore, applied);
  const { name } = restore.metadata;
  const label = `velero.io/restore-name=${name}`;
  const byHand = {
    en: `Remove what restore ${name} brought and nobody needs: it has the label ${label}.`,
    zh: `删除恢复 ${name} 带来且不再需要的对象：它们带有标签 ${label}。`,
  };
  return [own, { what: own.what, undo: { byHand } }];
}

function ended(changed: boolean, created: readonly LedgerEntry[], text: string): ActionResult {
  return { changed, created, evidence: [{ name: 'restore', text }] };
}
