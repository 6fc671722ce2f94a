/** Longer than any token; a field is drawn anew with each key. */
export const MOST_TYPED = 4096;

/** What an editor brought back for an answer of one line; `breaks` of it became spaces. */
export type EditedLine = { readonly text: string; readonly breaks: number; readonly fits: boolean };

export function editedLine(written: string): EditedLine {
  const lines = written.trim().split(/\s*\r?\n\s*/);
  const text = lines.join(' ');
  return { text, breaks: lines.length - 1, fits: text.length <= MOST_TYPED };
}
