/** What a file or an answer is by its first bytes, whatever its name says. */
export type LooksLike =
  | 'gzip'
  | 'zip'
  | 'tar'
  | 'html'
  | 'xml'
  | 'git-lfs-pointer'
  | 'text'
  | 'nothing'
  | 'unknown';

/** So many bytes tell: the mark of a tar archive stands at 257. */
export const TELLING_BYTES = 512;

const ARCHIVES: readonly LooksLike[] = ['gzip', 'zip', 'tar'];

export function isArchive(like: LooksLike): like is 'gzip' | 'zip' | 'tar' {
  return ARCHIVES.includes(like);
}

export function looksLike(begin: Uint8Array): LooksLike {
  const [first, second, third = 0, fourth = 0] = begin;
  if (first === undefined) return 'nothing';
  if (first === 0x1f && second === 0x8b) return 'gzip';
  // An empty zip archive begins with its end.
  const isPk = first === 0x50 && second === 0x4b;
  if (isPk && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6))) return 'zip';
  if (asText(begin.subarray(257, 262)) === 'ustar' || hasOldTarHead(begin)) return 'tar';
  if (begin.includes(0)) return 'unknown';
  const text = asText(begin)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (/^(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body)\b/i.test(text)) return 'html';
  if (text.startsWith('<')) return 'xml';
  if (text.startsWith('version https://git-lfs.github.com/spec/')) return 'git-lfs-pointer';
  return 'text';
}

/** Archives from before 1988 have no mark, but the sum of the head's bytes. */
function hasOldTarHead(begin: Uint8Array): boolean {
  if (begin.length < TELLING_BYTES) return false;
  const written = asText(begin.subarray(148, 156)).replaceAll('\0', ' ').trim();
  if (!/^[0-7]+$/.test(written)) return false;
  let sum = 0;
  for (const [at, byte] of begin.subarray(0, TELLING_BYTES).entries())
    sum += at >= 148 && at < 156 ? 0x20 : byte;
  return sum === Number.parseInt(written, 8);
}

function asText(bytes: Uint8Array): string {
  return String.fromCodePoint(...bytes);
}
