import type { StepId } from '../../src/model/runbook.ts';
import type { SecretSource } from '../../src/model/runbook.ts';
import type { ValueRecord } from '../../src/model/state.ts';
import { lineOf, span, type Line } from '../line.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import {
  BLANK_ROW,
  choiceRows,
  GUTTER,
  paragraph,
  section,
  textRow,
  titleRows,
} from '../parts/rows.ts';
import {
  isSearching,
  SEARCH,
  SEARCH_KEY,
  SEARCH_OVER,
  searchRows,
  sought,
} from '../parts/search.ts';
import type { Places } from '../places.ts';
import type { Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';
import { namedValue } from '../words.ts';
import { wrap } from '../wrap.ts';
import { sourceOf } from './value-source.ts';

/** Of a list or a map so much is shown; the key that copies takes all of it. */
const ROWS = 3;
const INDENT = '  ';

/** What the run knows: every value with where it comes from. Enter opens one, to correct it. */
export function valuesPage(scene: Scene, spot: Spot, step?: StepId): Page {
  const { view, words, ui } = scene;
  const all = Object.values(view.state.values);
  const text = sought(spot);
  const isFound = (value: ValueRecord) =>
    `${value.name} ${namedValue(value.name, value.value, words)} ${sourceOf(scene, value)}`
      .toLowerCase()
      .includes(text);
  const values = all.filter(isFound);
  const start = values.find((one) => one.step === step) ?? values[0];
  const searching = isSearching(spot);
  const first = start === undefined ? undefined : rowOf(start);
  return pageOf({
    head: [
      ...titleRows(
        scene,
        words.t('values.title'),
        words.t('values.count', { n: all.length }),
        'dim',
      ),
      BLANK_ROW,
    ],
    rows: [
      ...searchRows(scene, spot, first),
      ...(all.length === 0
        ? paragraph(scene, words.t('values.none'), 'dim')
        : values.length === 0
          ? paragraph(scene, words.t('values.noMatch'), 'dim')
          : values.flatMap((value) => valueRows(scene, value))),
      ...(text === '' ? section(secretRows(scene)) : []),
      ...(ui.places === null || text !== '' ? [] : placeRows(scene, ui.places, all.length > 0)),
    ],
    start: searching ? SEARCH : (first ?? null),
    keys: { search: SEARCH_KEY, ...(searching ? { back: SEARCH_OVER } : {}) },
  });
}

function rowOf({ name }: ValueRecord): string {
  return `value ${name}`;
}

/** Its name and source; below them the value, with nothing beside it, so that a mouse takes it whole. */
function valueRows(scene: Scene, value: ValueRecord): readonly Row[] {
  const { words, width } = scene;
  const text = namedValue(value.name, value.value, words);
  const room = width - GUTTER - INDENT.length;
  const lines = wrap(text, room);
  const shown = lines.length > ROWS + 1 ? lines.slice(0, ROWS) : lines;
  const more =
    shown.length === lines.length ? [] : [words.t('values.more', { n: Array.from(text).length })];
  const body: readonly Line[] = [
    lineOf(value.name, span(`  ${sourceOf(scene, value)}`, 'dim')),
    ...shown.map((one) => lineOf(INDENT, span(one, 'strong'))),
    ...more.map((one) => lineOf(INDENT, span(one, 'dim'))),
  ];
  return choiceRows(rowOf(value), body, {
    copy: text,
    enter: { do: 'open', place: { at: 'value', name: value.name } },
  });
}

/** Names of secrets and where they come from: their text stands nowhere. */
function secretRows(scene: Scene): readonly Row[] {
  const { words, view } = scene;
  const all = Object.entries(view.book.runbook.site.secrets);
  if (all.length === 0) return [];
  return [
    textRow(span(words.t('values.secrets'), 'dim')),
    ...all.flatMap(([name, source]) =>
      paragraph(
        scene,
        `${INDENT}${name}  ${words.t(`values.secret.${source.from}`, paramsOf(source))}`,
      ),
    ),
  ];
}

function paramsOf(source: SecretSource): { readonly [name: string]: string } {
  switch (source.from) {
    case 'env':
      return { name: source.name };
    case 'file':
      return { path: source.path };
    case 'command':
      return { argv: source.argv.join(' ') };
    case 'ask':
      return {};
  }
}

/** Where a person finds it outside of the screens. */
function placeRows(scene: Scene, places: Places, hasFile: boolean): readonly Row[] {
  const { record, files, console } = places;
  return [
    ...(hasFile ? section(placeRow(scene, 'file', `${record}/values.txt`)) : []),
    ...section(placeRow(scene, 'files', files)),
    ...(console === undefined ? [] : section(placeRow(scene, 'console', console))),
  ];
}

function placeRow(scene: Scene, what: 'file' | 'files' | 'console', at: string): readonly Row[] {
  const { words, width } = scene;
  const lines = wrap(at, width - GUTTER).map((one) => lineOf(one));
  return [
    ...paragraph(scene, words.t(`values.${what}`), 'dim'),
    ...choiceRows(what, lines, { copy: at, enter: { do: 'copy', text: at } }),
  ];
}
