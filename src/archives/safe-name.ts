import { Unfit } from './unfit.ts';

// oxlint-disable-next-line no-control-regex -- these are what it looks for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
/** What systems take for a name in a path. */
const LONGEST = 255;

/**
 * The name of an entry, below the folder and nowhere else: '' for that folder itself. It is refused and never repaired:
 * an archive that has one such name is not what somebody made as a backup.
 */
export function safeName(written: string, path: string): string {
  const refuse = (code: string) => new Unfit(code, { path, entry: written.slice(0, 300) });
  if (CONTROL.test(written)) throw refuse('archive-name-control');
  if (/^(?:[\\/]|[a-z]:)/i.test(written)) throw refuse('archive-name-absolute');
  const parts = written.split(/[\\/]/);
  if (parts.includes('..')) throw refuse('archive-name-outside');
  if (written.includes('\\')) throw refuse('archive-name-backslash');
  const kept = parts.filter((part) => part !== '' && part !== '.');
  if (kept.some((part) => Buffer.byteLength(part) > LONGEST)) throw refuse('archive-name-long');
  return kept.join('/');
}

/** Throws where a link, at this name, leads out of the folder. */
export function safeLink(name: string, target: string, path: string): void {
  const isOutside = (): boolean => {
    if (/^(?:[\\/]|[a-z]:)/i.test(target)) return true;
    let depth = name.split('/').length - 1;
    for (const part of target.split(/[\\/]/)) {
      if (part === '..') depth -= 1;
      else if (part !== '' && part !== '.') depth += 1;
      if (depth < 0) return true;
    }
    return false;
  };
  if (isOutside()) throw new Unfit('archive-link-outside', { path, entry: name, target });
}
