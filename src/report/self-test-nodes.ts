import type { RootContent } from 'mdast';
import { rightIn, type SelfTestRow } from '../model/self-test.ts';
import { selfTestCells, SELF_TEST_COLUMNS } from '../text/self-test-cells.ts';
import type { Texts } from '../text/index.ts';
import { paragraph, table } from './mdast.ts';

/** Whether each probe would have gone red, as it was tried after the drill. Nothing where it was not. */
export function selfTestNodes(
  rows: readonly SelfTestRow[] | undefined,
  texts: Texts,
): readonly RootContent[] {
  if (rows === undefined) return [];
  const head = SELF_TEST_COLUMNS.map((key) => texts.t(`selfTest.column.${key}`));
  return [
    paragraph(texts.t('selfTest.sum', rightIn(rows))),
    table(
      head,
      rows.map((row) => selfTestCells(row, texts)),
    ),
  ];
}
