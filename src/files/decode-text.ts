/** A text, or that there is none: `before` is what could be read of it. */
export type Decoded =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'binary'; readonly before: string; readonly found: string };

/**
 * UTF-8, and the UTF-16 that PowerShell's `>` writes, with a byte order mark or without. What holds a NUL is no text
 * but an archive, a picture, a disk.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  const text = decoded(bytes, encoding);
  const nul = text?.indexOf('\0') ?? -1;
  if (text !== undefined && nul === -1) return { is: 'text', text };
  const loose = text ?? new TextDecoder(encoding).decode(bytes);
  const at = loose.search(/[\0\ufffd]/);
  return { is: 'binary', before: loose.slice(0, at), found: loose[at] === '\0' ? 'NUL' : '�' };
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The first character of a manifest is ASCII, so that its second byte tells. */
function encodingOf([first = 1, second = 1]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0)
    ? 'utf-16be'
    : 'utf-8';
}
