import type { ActionDef, ActionResult } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import type { Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';

type With = { readonly path: string; readonly sha256?: string };

/** Undoes what a run laid down on this machine. */
export const removeFiles: ActionDef<With> = {
  id: 'files/remove',
  doc: {
    en: 'Removes a file or folder that the run made on this machine, while it still is what was made.',
    zh: '删除本次运行在这台机器上生成的文件或目录（仅当内容未变）。',
  },
  with: {
    path: { type: 'path', doc: { en: 'The file or folder.', zh: '文件或目录。' } },
    sha256: {
      type: 'string',
      optional: true,
      doc: {
        en: 'Its checksum once it was made; without one only its absence is taken for removed.',
        zh: '生成后的校验值；没有校验值时，只有已经不存在才算已删除。',
      },
    },
  },
  needsTarget: false,
  startsProcess: false,
  plan: ({ path }) => ({
    will: [aCause('will-remove-file', { path })],
    byHand: [['rm', '-r', '--', path]],
    atRisk: path,
  }),
  act,
};

async function act(
  { path, sha256 }: With,
  { ownFiles, attempt }: Writers,
  signal: AbortSignal,
): Promise<ActionResult> {
  const there = await ownFiles.digest(path, signal);
  if (there === undefined) return ended(false, `already gone ${path}`);
  if (there !== sha256)
    throw new WizardError(
      'not-proven',
      sha256 === undefined ? 'file-not-known' : 'file-worked-on',
      {
        path,
      },
    );
  await ownFiles.remove(path, signal);
  if ((await ownFiles.digest(path, signal)) !== undefined)
    throw new WizardError('not-proven', 'file-still-there', { path });
  attempt.output(`removed ${path}\n`);
  return ended(true, `removed ${path}, sha256 ${there}`);
}

function ended(changed: boolean, text: string): ActionResult {
  return { changed, created: [], evidence: [{ name: 'removed', text }] };
}
