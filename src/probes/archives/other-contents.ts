import { WizardError } from '../../model/error.ts';
import { looksLike } from '../../model/looks-like.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found } from '../../model/verdict.ts';
import { worstOf } from '../worst-of.ts';
import type { Contents } from './contents.ts';
import type { Judged } from './contents-fit.ts';

const MANIFEST = /\.(?:ya?ml|json)$/i;
const MOST_BYTES = 4 * 1024 * 1024;

/** At least one object, and each file readable. */
export async function judgeManifests(
  contents: Contents,
  { versions, archives, files }: Readers,
): Promise<Judged> {
  const { path, names } = contents;
  const stats = await files.stat(path);
  if (stats?.kind === 'folder') {
    const { objects, faults } = await versions.read(path);
    const finds = { objects: objects.length };
    const seen = faults.map(({ file, line, problem }) =>
      found('fail', aCause('manifest-broken', { file, line, problem })),
    );
    if (seen.length > 0) return { found: worstOf(seen), finds };
    return objects.length === 0
      ? { found: found('fail', aCause('manifest-empty', { path })), finds }
      : { found: found('pass', null), finds };
  }
  const manifests = names.filter((name) => MANIFEST.test(name));
  const texts = await contents.texts(manifests, MOST_BYTES);
  let objects = 0;
  const faults = [];
  for (const [file, text] of texts) {
    const fault = await archives.malformed('yaml', text);
    if (fault !== null) faults.push(found('fail', aCause('manifest-broken', { file, ...fault })));
    objects += [...text.matchAll(/^apiVersion:\s*\S/gm)].length;
  }
  const finds = { objects };
  if (faults.length > 0) return { found: worstOf(faults), finds };
  return objects === 0
    ? { found: found('fail', aCause('manifest-empty', { path })), finds }
    : { found: found('pass', null), finds };
}

/** A script that a shell can read: there, with text in it, without the line ends of Windows. */
export async function judgeScript(path: string, { files }: Readers): Promise<Judged> {
  const stats = await files.stat(path);
  const object = { kind: 'File', name: path };
  const says = (verdict: 'fail' | 'wait', code: string) => ({
    found: found(verdict, aCause(code, { path }, { object })),
    finds: {},
  });
  if (stats === undefined) return says('wait', 'archive-not-here');
  if (stats.kind !== 'file') throw new WizardError('faulty-file', 'archive-no-file', { path });
  const text = await files.text(path, MOST_BYTES, 'latin1');
  const like = looksLike(Uint8Array.from(text.slice(0, 512), (sign) => sign.charCodeAt(0)));
  if (!/\S/.test(text)) return says('fail', 'archive-file-empty');
  if (like === 'html') return says('fail', 'archive-page');
  if (like === 'git-lfs-pointer') return says('fail', 'archive-lfs-pointer');
  if (like !== 'text') return says('fail', 'script-no-text');
  // The kernel looks for an interpreter whose name ends in a carriage return.
  if (/\r\n/.test(text)) return says('fail', 'script-windows-lines');
  if (!text.startsWith('#!') && !path.endsWith('.sh')) return says('fail', 'script-no-script');
  return { found: { ...found('pass', null), object }, finds: { bytes: stats.bytes } };
}
