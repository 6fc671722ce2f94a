import type { ActionDef, ActionResult } from '../../model/catalogue.ts';
import { fileEntry } from '../../model/ledger-entry.ts';
import { WizardError } from '../../model/error.ts';
import type { Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';

type With = { readonly file: string; readonly folder: string; readonly maxBytes?: number };

const MOST_BYTES = 8 * 1024 ** 3;

export const ensureUnpacked: ActionDef<With> = {
  id: 'archives/ensure-unpacked',
  doc: {
    en: 'Unpacks an archive (tar, tar.gz, zip) into a folder of its own: nothing outside of it, no links, no devices.',
    zh: '把归档（tar、tar.gz、zip）解压到单独的目录：不写到目录之外，不建链接和设备文件。',
  },
  with: {
    file: { type: 'path', doc: { en: 'The archive.', zh: '归档文件。' } },
    folder: {
      type: 'path',
      doc: {
        en: 'The folder that it makes; missing or empty.',
        zh: '要生成的目录；应不存在或为空。',
      },
    },
    maxBytes: {
      type: 'int',
      optional: true,
      doc: {
        en: 'So many bytes it may become (8 GiB).',
        zh: '解压后允许的最大字节数（默认 8 GiB）。',
      },
    },
  },
  needsTarget: false,
  startsProcess: false,
  plan: ({ file, folder }) => ({
    will: [aCause('will-unpack', { file, folder })],
    byHand: [
      ['mkdir', '-p', '--', folder],
      /\.zip$/i.test(file)
        ? ['unzip', '-n', file, '-d', folder]
        : [
            'tar',
            '--extract',
            '--file',
            file,
            '--directory',
            folder,
            '--no-same-owner',
            '--no-same-permissions',
          ],
    ],
  }),
  act,
};

async function act(
  { file, folder, maxBytes = MOST_BYTES }: With,
  { archives, unpacker, ownFiles, attempt }: Writers,
  signal: AbortSignal,
): Promise<ActionResult> {
  const seen = await archives.look(file, signal);
  if (seen.is === 'missing')
    throw new WizardError('faulty-file', 'archive-not-here', { path: file });
  if (seen.is === 'folder') throw new WizardError('faulty-file', 'archive-no-file', { path: file });
  if (seen.is !== 'whole') throw new WizardError('not-proven', seen.cause.code, seen.cause.params);
  const mark = await archives.unpacked(folder, signal);
  if (mark?.sha256 === seen.sha256 && mark.gone.length === 0)
    return { changed: false, created: [], evidence: [] };
  if (mark !== undefined) {
    const { archive } = mark;
    throw mark.sha256 === seen.sha256
      ? new WizardError('not-proven', 'archive-files-lacking', {
          folder,
          files: mark.gone.slice(0, 5).join(', '),
          number: mark.gone.length,
        })
      : new WizardError('not-proven', 'archive-folder-of-other', { folder, other: archive });
  }
  const order = { file, folder, maxBytes };
  await attempt.made?.(fileEntry('Folder', folder));
  const done = await unpacker.unpack(order, (progress) => attempt.progress(progress), signal);
  const text = JSON.stringify({ file, folder, ...done });
  const created = [fileEntry('Folder', folder, await ownFiles.digest(folder, signal))];
  return { changed: true, created, evidence: [{ name: 'unpacked', text }] };
}
