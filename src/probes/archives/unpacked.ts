import type { ArchiveSeen } from '../../model/archives.ts';
import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Cause } from '../../model/verdict.ts';
import { answered, result } from '../result.ts';

type With = { readonly file: string; readonly folder: string };
type Whole = Extract<ArchiveSeen, { is: 'whole' }>;

export const unpacked: ProbeDef<With> = {
  id: 'archives/unpacked',
  group: 'tools',
  doc: {
    en: 'A folder holds what is in an archive, and not what was in another one.',
    zh: '目录中的内容来自该归档，而不是别的归档。',
  },
  with: {
    file: { type: 'path', doc: { en: 'The archive.', zh: '归档文件。' } },
    folder: { type: 'path', doc: { en: 'Where it was unpacked.', zh: '解压目录。' } },
  },
  finds: {
    files: { type: 'int', doc: { en: 'How many files it has.', zh: '文件数。' } },
  },
  needsTarget: false,
  everyMs: 5000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(
  { file, folder }: With,
  { archives, files }: Readers,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const object = { kind: 'File', name: folder };
  const says = (verdict: 'fail' | 'wait', cause: Cause) =>
    result(found(verdict, { ...cause, object }));
  const seen = await archives.look(file, signal);
  if (seen.is === 'missing') return says('wait', aCause('archive-not-here', { path: file }));
  if (seen.is === 'folder') return says('fail', aCause('archive-no-file', { path: file }));
  if (seen.is !== 'whole') return says('fail', seen.cause);
  if ((await files.stat(folder)) === undefined)
    return says('wait', aCause('archive-not-unpacked', { folder }));

  const count = seen.entries.filter(({ kind }) => kind === 'file').length;
  const pass = (...notes: readonly Cause[]) =>
    result({ ...found('pass', null, notes), object }, { finds: { files: count } });
  const mark = await archives.unpacked(folder, signal);
  if (mark === undefined) {
    // By hand, with another program: names and sizes are all that tells.
    const lacks = await lacking(seen, folder, files);
    if (lacks.length === count) return says('wait', aCause('archive-not-unpacked', { folder }));
    if (lacks.length > 0)
      return says(
        'fail',
        aCause('archive-files-lacking', { folder, files: someOf(lacks), number: lacks.length }),
      );
    return pass(aCause('archive-unpacked-by-hand', { folder }));
  }
  if (mark.sha256 !== seen.sha256)
    return says('fail', aCause('archive-folder-of-other', { folder, other: mark.archive }));
  if (mark.gone.length > 0)
    return says(
      'fail',
      aCause('archive-files-lacking', {
        folder,
        files: someOf(mark.gone),
        number: mark.gone.length,
      }),
    );
  return mark.changed.length === 0
    ? pass()
    : pass(
        aCause('archive-files-changed', {
          folder,
          files: someOf(mark.changed),
          number: mark.changed.length,
        }),
      );
}

async function lacking(
  { entries }: Whole,
  folder: string,
  files: Readers['files'],
): Promise<readonly string[]> {
  const lacks: string[] = [];
  for (const { name, kind, bytes } of entries) {
    if (kind !== 'file') continue;
    const there = await files.stat(`${folder}/${name}`);
    if (there?.kind !== 'file' || there.bytes !== bytes) lacks.push(name);
  }
  return lacks;
}

/** More nobody reads in a sentence. */
export function someOf(names: readonly string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} …` : names.join(', ');
}
