import { missingReads } from '../../src/core/scope.ts';
import type { BookStep } from '../../src/model/book.ts';
import { isObject, type JsonObject } from '../../src/model/json.ts';
import { lineOf, span, type Line } from '../line.ts';
import type { Row } from '../page.ts';
import { choiceRows, GUTTER, textRow } from '../parts/rows.ts';
import { isNarrow, type Scene } from '../scene.ts';
import { padEnd, widthOf } from '../width.ts';
import { showValue } from '../words.ts';
import { wrap } from '../wrap.ts';

/** The table of DNS records of a step, exact and unboxed; a row is copied whole. */
export function recordRows(scene: Scene, step: BookStep): readonly Row[] {
  const { records } = step;
  if (records === undefined) return [];
  const { view, words } = scene;
  if (missingReads(records.reads, view.scope, []).length > 0)
    return [textRow(span(words.t('turn.recordsOpen'), 'dim'))];
  const table = records.evaluate(view.scope);
  const rows = Array.isArray(table) ? table.filter(isObject) : [];
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const widths = columns.map((name) =>
    Math.max(widthOf(name), ...rows.map((row) => widthOf(cell(row, name)))),
  );
  const fits = widths.reduce((sum, width) => sum + width + 2, GUTTER) <= scene.width;
  const wide = fits && !isNarrow(scene);
  return [
    ...(wide
      ? [textRow(span('  '), span(joined(columns, widths), 'dim'))]
      : [textRow(span(words.t('turn.records'), 'dim'))]),
    ...rows.flatMap((row, index) => {
      const cells = columns.map((name) => cell(row, name));
      return choiceRows(
        `record ${index}`,
        wide ? [lineOf(joined(cells, widths))] : stacked(scene, row, columns),
        { copy: cells.filter((one) => one !== '').join(' ') },
      );
    }),
  ];
}

function stacked(scene: Scene, row: JsonObject, columns: readonly string[]): readonly Line[] {
  const width = scene.width - GUTTER - 2;
  return columns
    .filter((name) => cell(row, name) !== '')
    .flatMap((name, index) =>
      wrap(index === 0 ? cell(row, name) : `${name} ${cell(row, name)}`, width).map((text) =>
        index === 0 ? lineOf(span(text, 'strong')) : lineOf(`  ${text}`),
      ),
    );
}

function joined(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((text, index) => padEnd(text, widths[index] ?? 0))
    .join('  ')
    .trimEnd();
}

function cell(row: JsonObject, name: string): string {
  const value = row[name];
  return value === undefined || value === null ? '' : showValue(value);
}
