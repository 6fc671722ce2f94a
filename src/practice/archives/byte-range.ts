/** What a request wants of a file: bytes from one to another, both of them in it. */
export type ByteRange =
  | { readonly is: 'whole' }
  | { readonly is: 'part'; readonly from: number; readonly to: number }
  | { readonly is: 'outside' };

/** Reads a header `Range` (RFC 9110 §14.2) as nginx does: a range of no form is outside. Several parts are the whole. */
export function byteRange(header: string | undefined, bytes: number): ByteRange {
  const [, wanted] = /^bytes=(.*)$/.exec(header?.trim() ?? '') ?? [];
  if (wanted === undefined || wanted.includes(',')) return { is: 'whole' };
  const [, first = '', last = ''] = /^(\d*)-(\d*)$/.exec(wanted) ?? [];
  if (first === '' && Number(last) > 0)
    return { is: 'part', from: Math.max(0, bytes - Number(last)), to: bytes - 1 };
  const from = Number(first);
  const to = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  return first === '' || from > to ? { is: 'outside' } : { is: 'part', from, to };
}
