import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What means something to a regular expression. */
const SIGNS = /[.+^${}()|[\]\\]/g;

/** A line of known_hosts that tells of a host. */
export type KnownLine = {
  readonly file: string;
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly mark: '@revoked' | '@cert-authority' | null;
  /** As it goes over the wire. */
  readonly blob: Buffer;
  readonly type: string;
};

/** As a host stands in known_hosts: with its port where that is another than 22. */
export function knownName(host: string, port: number): string {
  return port === 22 ? host : `[${host}]:${port}`;
}

/** What a file tells of a host; nothing where there is no file. */
export function knownLines(file: string, name: string): readonly KnownLine[] {
  return textOf(file)
    .split('\n')
    .flatMap((text, index) => {
      const [, mark = null, names = '', type = '', base64 = ''] =
        /^\s*(?:(@revoked|@cert-authority)\s+)?(\S+)\s+(\S+)\s+(\S+)/.exec(text) ?? [];
      if (names === '' || names.startsWith('#') || !isMeant(names, name)) return [];
      const marked = mark === '@revoked' || mark === '@cert-authority' ? mark : null;
      return [
        {
          file,
          number: index + 1,
          text,
          mark: marked,
          type,
          blob: Buffer.from(base64, 'base64'),
        },
      ];
    });
}

function isMeant(names: string, name: string): boolean {
  const [, salt, hash] = /^\|1\|([^|]+)\|(.+)$/.exec(names) ?? [];
  if (salt !== undefined)
    return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === hash;
  const patterns = names.split(',');
  const fits = (pattern: string) => {
    const words = pattern
      .split(/([*?])/)
      .map((part) => ({ '*': '.*', '?': '.' })[part] ?? part.replaceAll(SIGNS, String.raw`\$&`));
    return new RegExp(`^${words.join('')}$`, 'i').test(name);
  };
  return (
    patterns.some((one) => !one.startsWith('!') && fits(one)) &&
    !patterns.some((one) => one.startsWith('!') && fits(one.slice(1)))
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
