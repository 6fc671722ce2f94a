import { rightIn, type SelfTestRow } from '../model/self-test.ts';
import { padded, width } from '../report/columns.ts';
import type { Texts } from '../text/index.ts';
import { SELF_TEST_COLUMNS, selfTestCells, selfTestVerdict } from '../text/self-test-cells.ts';

/** One row as it comes. */
export function progressLine(
  row: SelfTestRow,
  { done, of }: { readonly done: number; readonly of: number },
  words: Texts,
): string {
  const { step, probe, seen } = row;
  return `${done}/${of} ${step} ${probe}: ${selfTestVerdict(row, words)} (${seen ?? '-'})\n`;
}

/** The whole table, and below it how many turned red. */
export function tableText(rows: readonly SelfTestRow[], words: Texts): string {
  const head = SELF_TEST_COLUMNS.map((key) => words.t(`selfTest.column.${key}`));
  const cells = rows.map((row) => selfTestCells(row, words));
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
