import { aCause, type Cause, type Params } from '../model/verdict.ts';

/** Thrown while an archive is read: it is cut, damaged, or such that nobody should unpack it. An answer, not a fault. */
export class Unfit extends Error {
  override readonly name = 'Unfit';
  readonly reason: Cause;

  constructor(code: string, params: Params) {
    super(code);
    this.reason = aCause(code, params);
  }
}

/** What the libraries say of an archive that is cut or damaged; undefined where the error is another one. */
export function damage(error: unknown, path: string): Unfit | undefined {
  if (error instanceof Unfit) return error;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  const text = error.message;
  if (/unexpected end|Truncated|truncated|incomplete|EOF|end of central directory/i.test(text))
    return new Unfit('archive-cut', { path });
  const [, problem = '', entry = ''] =
    /^(invalid relative path|absolute path|invalid characters in fileName): (.*)$/s.exec(text) ??
    [];
  if (problem !== '')
    return new Unfit(
      problem === 'absolute path' ? 'archive-name-absolute' : 'archive-name-outside',
      {
        path,
        entry: entry.slice(0, 300),
      },
    );
  if (/encrypted|encryption/i.test(text)) return new Unfit('archive-encrypted', { path });
  const isLibrary = /^(?:Z_|TAR_|ERR_ZLIB)/.test(code) || !('syscall' in error);
  return isLibrary && (code !== '' || error.constructor === Error)
    ? new Unfit('archive-damaged', { path, problem: text.slice(0, 200) })
    : undefined;
}
