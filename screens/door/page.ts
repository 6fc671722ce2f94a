import { columnKey, isRight } from '../../src/core/front-door-table.ts';
import type { DoorTable, DoorTableRow } from '../../src/model/front-door.ts';
import { worstVerdict } from '../../src/model/verdict.ts';
import type { Act } from '../act.ts';
import { ONLY_WRONG } from '../cluster/filter.ts';
import { between, lineOf, span } from '../line.ts';
import { MENU } from '../menu/open.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { BLANK_ROW, paragraph, textRow, titleRows } from '../parts/rows.ts';
import {
  isSearching,
  SEARCH,
  SEARCH_KEY,
  SEARCH_OVER,
  searchRows,
  sought,
} from '../parts/search.ts';
import { isNarrow, type Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';
import { goneLine } from './countdown.ts';
import { countsOf } from './counts.ts';
import { cellInQuestion, explainRows } from './explain.ts';
import { doorRows, nameRow } from './rows.ts';

/** Every name with what answers for it, live; below it the name under the cursor explained. */
export function doorPage(scene: Scene, spot: Spot): Page {
  const { words, view } = scene;
  const { texts } = words;
  const table = view.door;
  const title = texts.t('door.title');
  if (table.rows.length === 0)
    return pageOf({
      head: [...titleRows(scene, title, '', 'dim'), BLANK_ROW],
      rows: paragraph(scene, texts.t('door.none'), 'dim'),
    });
  const shown = table.rows.filter((row) => isShown(row, spot));
  const { head, rows } = doorRows(scene, table, shown, spot.picked);
  const searching = isSearching(spot);
  const first = firstOf(shown);
  const firstRow = first === undefined ? undefined : nameRow(first.name);
  const focused = shown.find(({ name }) => nameRow(name) === spot.focus) ?? first;
  return pageOf({
    head: [...headRows(scene, spot), ...head],
    rows: [
      ...searchRows(scene, spot, firstRow),
      ...(rows.length > 0 ? rows : nothingRows(scene, spot)),
    ],
    foot: focused === undefined ? [] : footRows(scene, table, focused, spot.picked),
    start: searching ? SEARCH : (firstRow ?? null),
    keys: {
      ...(focused === undefined ? {} : { fold: acrossKey(table, focused, spot.picked) }),
      'only-open': { do: 'flag', name: ONLY_WRONG, on: spot.flags[ONLY_WRONG] !== true },
      search: SEARCH_KEY,
      ...(searching ? { back: SEARCH_OVER } : {}),
    },
  });
}

function headRows(scene: Scene, spot: Spot): readonly Row[] {
  const { words, width, view } = scene;
  const only = spot.flags[ONLY_WRONG] === true ? `  ${words.texts.t('door.onlyNotRight')}` : '';
  const title = lineOf(span(words.texts.t('door.title'), 'strong'), span(only, 'warn'));
  const counts = countsOf(scene);
  if (!isNarrow(scene)) return [{ line: between(title, counts, width, words.glyphs.ellipsis) }];
  const gone = goneLine(view, words, 'goneShort');
  return [{ line: counts }, ...(gone.length === 0 ? [] : [{ line: gone }])];
}

function footRows(
  scene: Scene,
  table: DoorTable,
  row: DoorTableRow,
  picked: string | null,
): readonly Row[] {
  const lines = Math.max(3, Math.min(8, Math.floor(scene.height / 5) + 1));
  const explained = explainRows(scene, row, cellInQuestion(table, row, picked), lines);
  return isNarrow(scene)
    ? [textRow(span(scene.words.glyphs.rule.repeat(scene.width), 'dim')), ...explained]
    : [BLANK_ROW, ...explained];
}

function isShown(row: DoorTableRow, spot: Spot): boolean {
  if (spot.flags[ONLY_WRONG] === true && isRight(row)) return false;
  return row.name.includes(sought(spot));
}

/** What is worst is read first. */
function firstOf(shown: readonly DoorTableRow[]): DoorTableRow | undefined {
  const worst = worstVerdict(shown.map(({ verdict }) => verdict));
  return worst === 'pass'
    ? (shown.find((row) => !isRight(row)) ?? shown[0])
    : shown.find(({ verdict }) => verdict === worst);
}

function nothingRows(scene: Scene, spot: Spot): readonly Row[] {
  const key = sought(spot) === '' ? 'allRight' : 'nothing';
  return [{ line: lineOf(scene.words.texts.t(`door.${key}`)) }];
}

/** Left and right go from cell to cell of the name; before the first one the name itself is in question. */
function acrossKey(table: DoorTable, row: DoorTableRow, picked: string | null): Act {
  const own = row.cells.map(({ column }) => columnKey(column));
  const keys = table.columns.map(columnKey).filter((key) => own.includes(key));
  const at = picked === null ? -1 : keys.indexOf(picked);
  const to = (index: number): Act => ({
    do: 'pick',
    what: keys[Math.min(index, keys.length - 1)] ?? null,
  });
  return {
    do: 'across',
    left: at === -1 ? MENU : at === 0 ? { do: 'pick', what: null } : to(at - 1),
    right: to(at + 1),
  };
}
