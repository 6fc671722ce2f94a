import os from 'node:os';

/** What ssh was asked for. */
export type SshWords = {
  readonly asks: 'version' | 'config' | 'session';
  readonly host: string;
  readonly user: string;
  readonly port: number;
  readonly keys: readonly string[];
  /** What a shell over there reads; null without. */
  readonly command: string | null;
  /** `-W`: where its input and output go on to. */
  readonly onwards: Place | null;
  /** `-D`: where it takes connections that go on from over there. */
  readonly socks: Place | null;
  /** `-N`: nothing runs over there. */
  readonly idle: boolean;
  /** `-E`: where its own words go. */
  readonly log: string | null;
  /** The first word for each option counts, as in OpenSSH. By names in small letters. */
  readonly options: ReadonlyMap<string, string>;
};

export type Place = { readonly host: string; readonly port: number };

const FLAGS = new Set('VGNTqvnatx46');
const VALUES = new Set('EoilpWDF');

/** Undefined where it is asked for something that this one has not: then the word that it is. */
export function sshWords(argv: readonly string[]): SshWords | { readonly unknown: string } {
  const given: { readonly letter: string; readonly value: string }[] = [];
  const rest = [...argv];
  const takeOptions = (): string | null => {
    for (let word = rest[0]; word?.startsWith('-') === true && word !== '-'; word = rest[0]) {
      rest.shift();
      if (word === '--') break;
      for (let at = 1; at < word.length; at += 1) {
        const letter = word.charAt(at);
        if (FLAGS.has(letter)) given.push({ letter, value: '' });
        else if (VALUES.has(letter)) {
          given.push({ letter, value: word.slice(at + 1) || (rest.shift() ?? '') });
          break;
        } else return `-${letter}`;
      }
    }
    return null;
  };
  const unknown = takeOptions();
  const named = rest.shift() ?? '';
  const later = unknown ?? takeOptions();
  if (later !== null) return { unknown: later };
  const all = (letter: string) =>
    given.flatMap((one) => (one.letter === letter ? [one.value] : []));
  const options = optionsOf(all('o'));
  const at = named.lastIndexOf('@');
  const asks = all('V').length > 0 ? 'version' : all('G').length > 0 ? 'config' : 'session';
  if (asks !== 'version' && named === '') return { unknown: 'no host' };
  return {
    asks,
    host: named.slice(at + 1),
    user:
      at < 0 ? (all('l')[0] ?? options.get('user') ?? os.userInfo().username) : named.slice(0, at),
    port: Number(all('p')[0] ?? options.get('port') ?? 22),
    keys: all('i').map((file) => file.replaceAll('%%', '%')),
    command: rest.length === 0 ? null : rest.join(' '),
    onwards: placeOf(all('W')[0]),
    socks: placeOf(all('D')[0]),
    idle: all('N').length > 0,
    log: all('E')[0] ?? null,
    options: all('v').length > 0 ? new Map([['loglevel', 'DEBUG1'], ...options]) : options,
  };
}

function optionsOf(words: readonly string[]): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const word of words) {
    const [, name = '', value = ''] = /^\s*(\w+)(?:\s*=\s*|\s+)(.*)$/.exec(word) ?? [];
    if (!options.has(name.toLowerCase())) options.set(name.toLowerCase(), value);
  }
  return options;
}

/** `host:port`, `[address]:port`, or a port of this machine. */
function placeOf(word: string | undefined): Place | null {
  if (word === undefined) return null;
  const [, bracketed, bare, port = ''] = /^(?:\[(.+)\]:|(.+):)?(\d+)$/.exec(word) ?? [];
  return { host: bracketed ?? bare ?? '127.0.0.1', port: Number(port) };
}

/** Paths in one option: each may be in quotes, and a percent sign is written twice. */
export function pathsIn(value: string): readonly string[] {
  return Array.from(value.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, bare]) =>
    (quoted ?? bare ?? '').replaceAll('%%', '%'),
  ).filter((file) => file !== 'none');
}
