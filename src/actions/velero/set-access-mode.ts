import type { ActionDef, ActionResult, LedgerEntry } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import type { KubeObject, Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';
import { refOf, textAt } from '../../readiness/read-object.ts';
import { wantsToApply } from '../kubernetes/wants.ts';
import { NAMESPACE_FIELD, VELERO } from '../../model/velero.ts';
import { installed } from './installed.ts';

type Mode = 'ReadOnly' | 'ReadWrite';
type With = {
  readonly namespace?: string | null;
  readonly location?: string | null;
  readonly mode: Mode;
};

const KIND = 'BackupStorageLocation';

export const setAccessMode: ActionDef<With> = {
  id: 'velero/set-access-mode',
  doc: {
    en: 'Sets whether Velero may change what lies in a storage location: ReadOnly while restoring, so that no backup is made or deleted.',
    zh: '设置 Velero 是否可以改动存储位置中的内容：恢复期间设为 ReadOnly，不会新建或删除备份。',
  },
  with: {
    namespace: NAMESPACE_FIELD,
    location: {
      type: 'name',
      optional: true,
      doc: {
        en: 'The BackupStorageLocation; default where none is given.',
        zh: 'BackupStorageLocation 的名称；不写则为 default。',
      },
    },
    mode: {
      type: 'string',
      oneOf: ['ReadOnly', 'ReadWrite'],
      doc: { en: 'The access mode.', zh: '访问模式。' },
    },
  },
  needsTarget: true,
  startsProcess: false,
  plan(input) {
    const { namespace, name, mode } = placed(input);
    const patch = JSON.stringify({ spec: { accessMode: mode } });
    return {
      will: [aCause('will-set-access-mode', { name: `${namespace}/${name}`, mode })],
      byHand: [
        [
          'kubectl',
          'patch',
          'backupstoragelocation',
          name,
          `--namespace=${namespace}`,
          '--type=merge',
          `--patch=${patch}`,
        ],
      ],
      atRisk: name,
    };
  },
  wants: (input, { cluster }, signal) => {
    const { namespace, name } = placed(input);
    return wantsToApply([{ apiVersion: VELERO, kind: KIND, name, namespace }], cluster, signal);
  },
  act,
};

async function act(
  input: With,
  { cluster, writer }: Writers,
  signal: AbortSignal,
): Promise<ActionResult> {
  const { namespace, name, mode } = placed(input);
  const shown = `${namespace}/${name}`;
  const place = { apiVersion: VELERO, kind: KIND, name, namespace };
  const before = await installed(cluster.get(place, signal));
  if (before === undefined)
    throw new WizardError('not-proven', 'object-absent', { kind: KIND, name: shown });
  const was = textAt(before, 'spec', 'accessMode') || 'ReadWrite';
  if (was === mode) return ended(false, [], `already so ${KIND} ${shown}: ${mode}`);
  const object: KubeObject = {
    apiVersion: VELERO,
    kind: KIND,
    metadata: { name, namespace },
    spec: { accessMode: mode },
  };
  const { changed } = await writer.apply(object, signal);
  const back: LedgerEntry = {
    what: refOf(before),
    undo: { uses: 'velero/set-access-mode', with: { namespace, location: name, mode: was } },
  };
  // Left so, no backup of the new cluster would be made.
  const owed = mode === 'ReadOnly' ? [back] : [];
  return ended(changed, owed, `changed ${KIND} ${shown}: ${was} to ${mode}`);
}

function placed({ namespace, location, mode }: With) {
  return { namespace: namespace ?? 'velero', name: location ?? 'default', mode };
}

function ended(changed: boolean, created: readonly LedgerEntry[], text: string): ActionResult {
  return { changed, created, evidence: [{ name: 'location', text }] };
}
