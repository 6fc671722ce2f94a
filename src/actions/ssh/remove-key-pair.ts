import type { ActionDef, ActionResult } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import type { Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';

type With = { readonly path: string; readonly fingerprint?: string };

/** Undoes `ssh/ensure-key-pair` where that made one. */
export const removeKeyPair: ActionDef<With> = {
  id: 'ssh/remove-key-pair',
  doc: {
    en: 'Removes both halves of a key pair that the run made, while it still is that one.',
    zh: '删除本次运行生成的密钥对的两个文件（仅当仍是同一密钥）。',
  },
  with: {
    path: { type: 'path', doc: { en: 'The private key.', zh: '私钥文件。' } },
    fingerprint: {
      type: 'string',
      optional: true,
      doc: {
        en: 'As OpenSSH shows it; without one only its absence is taken for removed.',
        zh: 'OpenSSH 显示的指纹；没有指纹时，只有已经不存在才算已删除。',
      },
    },
  },
  needsTarget: false,
  startsProcess: false,
  plan: ({ path, fingerprint = '-' }) => ({
    will: [aCause('will-remove-key-pair', { path, fingerprint })],
    byHand: [
      ['ssh-keygen', '-l', '-f', path],
      ['rm', '--', path, `${path}.pub`],
    ],
    atRisk: path,
  }),
  act,
};

async function act(
  { path, fingerprint }: With,
  { ssh, ownFiles, attempt }: Writers,
  signal: AbortSignal,
): Promise<ActionResult> {
  const there = await ssh.keyFile(path, signal);
  if (there.is === 'missing') return ended(false, `already gone ${path}`);
  if (fingerprint === undefined) throw new WizardError('not-proven', 'file-not-known', { path });
  if (there.is === 'no-key' || there.key?.fingerprint !== fingerprint)
    throw new WizardError('not-proven', 'file-worked-on', { path });
  // The private half last: what is cut in between is begun anew.
  if (there.publicHalf === 'there') await ownFiles.remove(`${there.path}.pub`, signal);
  await ownFiles.remove(there.path, signal);
  attempt.output(`removed ${there.path}\n`);
  return ended(true, `removed ${there.path}, ${fingerprint}`);
}

function ended(changed: boolean, text: string): ActionResult {
  return { changed, created: [], evidence: [{ name: 'removed', text }] };
}
