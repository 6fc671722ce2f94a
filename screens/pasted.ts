/** What a paste comes to: one row of text, or why nothing of it is taken. */
export type Pasted =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: 'lines' | 'unseen' | 'long'; readonly n: number };

/** So much is looked at: more is no answer to anything, and would hold the screen up. */
const MOST_READ = 100_000;
const BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
/** Colours and titles of another terminal, copied along with its text. */
const SEQUENCE =
  // oxlint-disable-next-line no-control-regex -- it is what has to be found
  /\u001B\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|\u001B[[()#%][0-9;?<=>!]*[ -/]*[@-~]?|\u009B[0-9;?]*[ -/]*[@-~]?/g;
/** What nobody sees, and what terminals do not agree on how wide it is. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\uFE00-\uFE0F]/gu;

/** Text without what nobody sees: typed or pasted, it would make a name another one than it looks. */
export function visibleText(text: string): string {
  return text.replaceAll(UNSEEN, '');
}

/**
 * Several lines are refused, not joined: what was meant is not known. Blank lines around one line are no lines of it.
 * A secret is taken as it is: one with signs that nobody sees is refused, as nobody would find out what is wrong with it.
 */
export function pastedText(text: string, masked = false): Pasted {
  if (text.length > MOST_READ) return { ok: false, why: 'long', n: text.length };
  const lines = text.split(BREAK);
  const full = lines.filter((line) => line.trim() !== '');
  if (full.length > 1) {
    const from = lines.findIndex((line) => line.trim() !== '');
    const to = lines.findLastIndex((line) => line.trim() !== '');
    return { ok: false, why: 'lines', n: to - from + 1 };
  }
  const line = full[0] ?? '';
  if (!masked)
    return {
      ok: true,
      text: visibleText(line.replaceAll(SEQUENCE, '').replaceAll('\t', ' ')).trim(),
    };
  const unseen = line.match(UNSEEN)?.length ?? 0;
  return unseen > 0 ? { ok: false, why: 'unseen', n: unseen } : { ok: true, text: line };
}
