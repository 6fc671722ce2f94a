/** One block of a PEM text. */
export type PemBlock = {
  /** What stands behind BEGIN, such as `CERTIFICATE` or `EC PRIVATE KEY`. */
  readonly label: string;
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** The block alone as programs want it: lines of 64 characters that end in LF. Of a private key it is a secret. */
  readonly pem: string;
  /** It has no end, or something stands in it that does not belong there. */
  readonly isBroken: boolean;
  /** An old encrypted key says so in its headers. */
  readonly isEncrypted: boolean;
};

/** Spaces in front of the dashes and behind them are taken: a block may have come through a YAML file or a console. */
const MARKER = /-----(BEGIN|END) ([A-Z0-9 ]{1,60})-----/g;
const HEADER = /^\s*[A-Za-z0-9-]+:.*$/;
const LINES = /.{1,64}/g;

/**
 * The blocks of a text in their order, whatever stands around them: a byte order mark, CRLF or CR, indentation, what a
 * program or a person wrote before, between and after. `text` may be UTF-8 or one character a byte, UTF-16 as well.
 */
export function pemBlocks(text: string): readonly PemBlock[] {
  const plain = unwidened(text).replaceAll(/\r\n?/g, '\n');
  const markers = [...plain.matchAll(MARKER)];
  let line = 1;
  let counted = 0;
  return markers.flatMap((begin, index) => {
    if (begin[1] !== 'BEGIN') return [];
    for (; counted < begin.index; counted += 1) if (plain[counted] === '\n') line += 1;
    const label = begin[2] ?? '';
    const end = markers[index + 1];
    const isEnded = end?.[1] === 'END' && end[2] === label;
    const inside = plain.slice(begin.index + begin[0].length, isEnded ? end.index : begin.index);
    return [aBlock(label, line, inside, isEnded)];
  });
}

function aBlock(label: string, line: number, inside: string, isEnded: boolean): PemBlock {
  const lines = inside.split('\n');
  const headers = lines.filter((one) => HEADER.test(one)).map((one) => one.trim());
  const content = lines.filter((one) => !HEADER.test(one)).join('');
  const body = content.replaceAll(/\s+/g, '');
  const wrapped = body.match(LINES) ?? [];
  const above = headers.length === 0 ? [] : [...headers, ''];
  return {
    label,
    line,
    pem: [`-----BEGIN ${label}-----`, ...above, ...wrapped, `-----END ${label}-----`, ''].join(
      '\n',
    ),
    isBroken: !isEnded || !/^[A-Za-z0-9+/]+={0,2}$/.test(body),
    isEncrypted:
      label === 'ENCRYPTED PRIVATE KEY' ||
      headers.some((one) => /^Proc-Type:.*ENCRYPTED/.test(one)),
  };
}

/** UTF-16, as PowerShell's `>` writes it, when every byte of it was read as one character. */
function unwidened(text: string): string {
  if (text.startsWith('\u00FF\u00FE') || text.charCodeAt(1) === 0) return everySecond(text, 0);
  if (text.startsWith('\u00FE\u00FF') || text.charCodeAt(0) === 0) return everySecond(text, 1);
  return text;
}

/** What PEM is made of has its one byte there; of anything else only half is left, and none of it matters. */
function everySecond(text: string, from: 0 | 1): string {
  return Array.from({ length: Math.floor(text.length / 2) }, (_, index) => text[2 * index + from])
    .join('')
    .replaceAll('\0', '');
}
