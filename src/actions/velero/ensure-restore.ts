import type { ActionDef, ActionResult, LedgerEntry } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import type { Applied, KubeObject, Writers } from '../../model/ports.ts';
import { aCause, type Found } from '../../model/verdict.ts';
import { judgeObject } from '../../readiness/index.ts';
import { textAt } from '../../readiness/read-object.ts';
import { judgeBackup } from '../../readiness/velero-backup.ts';
import { ledgerEntry } from '../kubernetes/ledger-entry.ts';
import { installed, VELERO } from './installed.ts';
import { labelsOf, placeFor } from './restore-place.ts';

type With = {
  readonly namespace?: string | null;
  readonly backup: string;
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
    namespace: {
      type: 'name',
      optional: true,
      doc: {
        en: 'The namespace of Velero; velero where none is given.',
        zh: 'Velero 所在的命名空间；不写则为 velero。',
      },
    },
    backup: { type: 'name', doc: { en: 'The backup.', zh: '备份名称。' } },
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
    const { backup, namespaces, existingResourcePolicy: policy } = input;
    const namespace = input.namespace ?? 'velero';
    const params = { backup, namespaces: namespaces.join(', '), policy: policy ?? 'none' };
    return {
      will: [aCause('will-restore', params)],
      byHand: [
        [
          'velero',
          'restore',
          'create',
          `--from-backup=${backup}`,
          `--include-namespaces=${namespaces.join(',')}`,
          `--existing-resource-policy=${policy ?? 'none'}`,
          `--namespace=${namespace}`,
          '--wait',
        ],
      ],
      atRisk: backup,
    };
  },
  async wants({ namespace: given }) {
    const place = { group: 'velero.io', namespace: given ?? 'velero' };
    return [
      { verb: 'list', resource: 'restores', ...place },
      { verb: 'create', resource: 'restores', ...place },
      { verb: 'patch', resource: 'restores', ...place },
      { verb: 'get', resource: 'backups', ...place },
      { verb: 'get', resource: 'backupstoragelocations', ...place },
    ];
  },
  act,
};

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { cluster, writer, attempt } = ports;
  const { backup, namespaces } = input;
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
  await refuseUnfit(input, namespace, ports, signal);
  const restore = aRestore(input, { name: place.name, namespace, run: attempt.run });
  const applied = await writer.apply(restore, signal);
  const created = applied.created ? entriesOf(restore, applied) : [];
  return ended(applied.changed, created, `created ${JSON.stringify(restore)}`);
}

/** Before anything is asked for: what can't be restored whole leaves a cluster that is restored in part. */
async function refuseUnfit(
  { backup, namespaces }: With,
  namespace: string,
  { cluster, clock }: Writers,
  signal: AbortSignal,
): Promise<void> {
  const get = (kind: string, name: string) =>
    cluster.get({ apiVersion: VELERO, kind, name, namespace }, signal);
  const there = await get('Backup', backup);
  if (there === undefined)
    throw new WizardError('not-proven', 'velero-backup-absent', { name: backup, namespace });
  refuse(judgeBackup(there, { now: clock.now(), namespaces }));
  const name = textAt(there, 'spec', 'storageLocation') ?? 'default';
  const location = await get('BackupStorageLocation', name);
  if (location === undefined)
    throw new WizardError('not-proven', 'velero-location-none', { name, namespace });
  refuse(judgeObject(location));
}

function refuse({ verdict, cause }: Found): void {
  if (verdict === 'pass' || cause === null) return;
  throw new WizardError('not-proven', cause.code, cause.params);
}

function aRestore(
  { backup, namespaces, existingResourcePolicy }: With,
  { name, namespace, run }: { name: string; namespace: string; run: string },
): KubeObject {
  return {
    apiVersion: VELERO,
    kind: 'Restore',
    metadata: { name, namespace, labels: labelsOf(run) },
    spec: {
      backupName: backup,
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
