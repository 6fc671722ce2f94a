/** What a host says of a script, line by line. */
export type RemoteWord =
  | { readonly is: 'hello' | 'beat' | 'lost' | 'not-started' }
  | { readonly is: 'busy' | 'refused' | 'at' | 'state'; readonly what: string }
  /** kubectl ended with `code`, and said this. */
  | { readonly is: 'cluster'; readonly code: number; readonly says: string }
  /** Bytes of the output, which end at `end`. */
  | { readonly is: 'out'; readonly end: number; readonly bytes: Buffer }
  | { readonly is: 'exit'; readonly code: number };

const PLAIN = ['hello', 'beat', 'lost', 'not-started'] as const;
const WITH_TEXT = ['busy', 'refused', 'at', 'state'] as const;

/** undefined where it is none: a login may print anything before the first one. */
export function readRemoteLine(mark: string, line: string): RemoteWord | undefined {
  if (!line.startsWith(`${mark} `)) return undefined;
  const [word = '', first = '', second = ''] = line.slice(mark.length + 1).split(' ');
  const plain = PLAIN.find((one) => one === word);
  if (plain !== undefined) return { is: plain };
  const withText = WITH_TEXT.find((one) => one === word);
  if (withText !== undefined)
    return { is: withText, what: line.slice(mark.length + word.length + 2) };
  const number = /^\d+$/.test(first) ? Number(first) : undefined;
  if (number === undefined) return undefined;
  const bytes = Buffer.from(second, 'base64');
  if (word === 'out') return { is: 'out', end: number, bytes };
  if (word === 'exit') return { is: 'exit', code: number };
  return word === 'cluster'
    ? { is: 'cluster', code: number, says: bytes.toString('utf8') }
    : undefined;
}

/** Whole lines of what comes in pieces. */
export function lineSplitter(onLine: (line: string) => void): (piece: string) => void {
  let held = '';
  return (piece) => {
    const lines = (held + piece).split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  };
}
