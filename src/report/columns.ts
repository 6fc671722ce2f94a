/** Chinese signs take two columns. */
const WIDE = /[\u2e80-\uffef]/g;

/** Columns that a text takes in a terminal, as far as what stands in a sheet is concerned. */
export function width(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}
