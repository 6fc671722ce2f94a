import { rightIn, type SelfTestRow } from '../model/self-test.ts';
import { padded, width } from '../report/columns.ts';
import { inLang } from '../text/in-lang.ts';
import type { Texts } from '../text/index.ts';

/** One row as it comes. */
export function progressLine(
  row: SelfTestRow,
  { done, of }: { readonly done: number; readonly of: number },
  words: Texts,
): string {
  const { step, probe, seen } = row;
  return `${done}/${of} ${step} ${probe}: ${verdictText(row, words)} (${seen ?? '-'})\n`;
}

/** The whole table, and below it how many turned red. */
export function tableText(rows: readonly SelfTestRow[], words: Texts): string {
  const head = ['step', 'probe', 'broken', 'expected', 'seen', 'red', 'green', 'verdict'].map(
    (key) => words.t(`selfTest.column.${key}`),
  );
  const cells = rows.map((row) => cellsOf(row, words));
  const widths = head.map((title, at) =>
    Math.max(...[title, ...cells.map((one) => one[at] ?? '')].map(width)),
  );
  const line = (one: readonly string[]) =>
    one
      .map((text, at) => padded(text, widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const sum = words.t('selfTest.sum', rightIn(rows));
  return `${[head, ...cells].map(line).join('\n')}\n\n${sum}\n`;
}

/** What stands in the table, in any of its forms. */
export function cellsOf(row: SelfTestRow, words: Texts): readonly string[] {
  const { ref, step, probe, what, expected, seen, redMs, greenMs } = row;
  return [
    `${ref} ${step}`.trim(),
    probe,
    what === null ? '-' : inLang(words.lang, what),
    expected.join(' / ') || '-',
    seen ?? '-',
    secondsText(redMs),
    secondsText(greenMs),
    verdictText(row, words),
  ];
}

function verdictText({ verdict }: SelfTestRow, words: Texts): string {
  return words.t(`selfTest.verdict.${verdict}`);
}

function secondsText(ms: number | null): string {
  return ms === null ? '-' : `${(ms / 1000).toFixed(1)} s`;
}
