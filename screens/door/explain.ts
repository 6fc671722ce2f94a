import { cellAt, tellingCell } from '../../src/core/front-door-table.ts';
import type { DoorCell, DoorTable, DoorTableRow } from '../../src/model/front-door.ts';
import { columnKey } from '../../src/core/front-door-table.ts';
import { columnName } from '../../src/text/door-words.ts';
import { visibleLine } from '../../src/text/visible.ts';
import { duration } from '../duration.ts';
import { between, BLANK, lineOf, span, wrapLines, type Line } from '../line.ts';
import type { Row } from '../page.ts';
import { causeText } from '../parts/cause.ts';
import { remedyLines } from '../parts/remedy.ts';
import { isNarrow, type Scene } from '../scene.ts';
import { toneOfSentence } from '../theme.ts';
import { cellLine, isStale, markOfCell } from './cell.ts';

/** The cell in question: the one that was picked, else the one that says best how it is with the name. */
export function cellInQuestion(
  { columns }: DoorTable,
  row: DoorTableRow,
  picked: string | null,
): DoorCell | undefined {
  const column = columns.find((one) => columnKey(one) === picked);
  return (column === undefined ? undefined : cellAt(row, column)) ?? tellingCell(row);
}

/** The name under the cursor explained, always as tall: the table above it stands still. */
export function explainRows(
  scene: Scene,
  row: DoorTableRow,
  cell: DoorCell | undefined,
  height: number,
): readonly Row[] {
  const { words, width } = scene;
  const { ellipsis } = words.glyphs;
  const lines: readonly Line[] =
    cell === undefined ? [] : [headLine(scene, row, cell), ...aboutLines(scene, row, cell)];
  const shown = lines.slice(0, height).map((line, index) =>
    // There is more of it: Enter shows all.
    index === height - 1 && lines.length > height
      ? between(line, lineOf(span(ellipsis, 'dim')), width, ellipsis)
      : line,
  );
  return Array.from({ length: height }, (_, index) => ({ line: shown[index] ?? BLANK }));
}

function headLine(scene: Scene, { name }: DoorTableRow, cell: DoorCell): Line {
  const { words, view, width } = scene;
  const left = lineOf(
    span(visibleLine(name), 'strong'),
    span(`  ${columnName(cell.column, words.texts, 'long')}  `, 'dim'),
    ...cellLine(scene, cell),
  );
  const ago = words.t('proof.ago', { time: duration(view.now - cell.at, words.lang) });
  if (isNarrow(scene))
    return lineOf(
      ...left.slice(1).map((one, at) => (at === 0 ? span(one.text.trimStart(), one.tone) : one)),
    );
  return between(
    left,
    lineOf(span(ago, isStale(scene, cell) ? 'warn' : 'dim')),
    width,
    words.glyphs.ellipsis,
  );
}

function aboutLines(scene: Scene, row: DoorTableRow, cell: DoorCell): readonly Line[] {
  const { words, width } = scene;
  const { tone } = markOfCell(scene, cell);
  const { cause } = cell;
  const expected =
    row.expected === undefined
      ? ''
      : `${words.texts.t('door.expected')} ${visibleLine(row.expected)}`;
  if (cause !== null)
    return [
      ...wrapLines(visibleLine(causeText(cause, words)), width, toneOfSentence(tone)),
      ...remedyLines(words, cause, width),
      ...(expected === '' ? [] : wrapLines(expected, width, 'dim')),
    ];
  const notes = cell.notes.map((note) =>
    words.t('proof.note', { says: visibleLine(causeText(note, words)) }),
  );
  const plain = [expected, ...notes].filter((one) => one !== '');
  return plain.flatMap((text) => wrapLines(text, width, 'dim'));
}
