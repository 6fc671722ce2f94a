import { lineOf, span, wrapLines } from '../line.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { BLANK_ROW, GUTTER, paragraph, section, textRow, titleRows } from '../parts/rows.ts';
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
import { padEnd } from '../width.ts';
import { helpParts, type HelpPart, type Told } from './help-rows.ts';

const COLUMN = 14;
const NARROW_COLUMN = 8;

/** Help for the page it was asked on: made from the same keys that the reducer goes by. */
export function helpPage(scene: Scene, spot: Spot): Page {
  const { words, view, below } = scene;
  const text = sought(spot);
  const isFound = ({ name, says }: Told) => `${name} ${says}`.toLowerCase().includes(text);
  const parts = (below === undefined ? [] : helpParts(below))
    .map((part) => ({ ...part, told: part.told.filter(isFound) }))
    .filter((part) => part.told.length > 0);
  const searching = isSearching(spot);
  const zone = view.book.runbook.site.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const last = [words.t('help.letters'), words.t('help.zone', { zone })];
  return pageOf({
    head: [...titleRows(scene, words.t('help.title'), '', 'dim'), BLANK_ROW],
    rows: [
      ...searchRows(scene, spot, undefined),
      ...parts.flatMap((part) => section(partRows(scene, part))),
      ...(parts.length > 0 ? [] : section(paragraph(scene, words.t('help.nothing'), 'dim'))),
      ...(searching ? [] : section(last.flatMap((says) => described(scene, { name: '', says })))),
    ],
    start: searching ? SEARCH : null,
    keys: { search: SEARCH_KEY, ...(searching ? { back: SEARCH_OVER } : {}) },
  });
}

function partRows(scene: Scene, { title, told }: HelpPart): readonly Row[] {
  return [textRow(span(title, 'strong')), ...told.flatMap((one) => described(scene, one))];
}

function described(scene: Scene, { name, says, off }: Told): readonly Row[] {
  const column = isNarrow(scene) ? NARROW_COLUMN : COLUMN;
  const lines = wrapLines(says, scene.width - column, off === true ? 'dim' : 'plain');
  return lines.map((line, index) => ({
    line: [
      ...lineOf(
        span(
          padEnd(index === 0 ? `${' '.repeat(GUTTER)}${name}` : '', column),
          off === true ? 'dim' : 'key',
        ),
      ),
      ...line,
    ],
  }));
}
