import { grouped } from '../../src/text/grouped.ts';
import type { Act } from '../act.ts';
import { span, textOf, type Line, type Span } from '../line.ts';
import type { Page, Row } from '../page.ts';
import { fieldRows } from '../parts/field-row.ts';
import { isSearching, SEARCH, SEARCH_KEY, SEARCH_OVER, sought } from '../parts/search.ts';
import type { Scene } from '../scene.ts';
import type { Tone } from '../theme.ts';
import type { Spot } from '../ui.ts';

/**
 * A search in what scrolls: a field at the foot, Enter and the arrows go from one match to the next. `found` are the rows at
 * which they stand. The page is scrolled to a match even where it can't stand at the top: so it is known which one is meant.
 */
export function findingRows(scene: Scene, spot: Spot, found: readonly number[]): readonly Row[] {
  if (!isSearching(spot)) return [];
  const { words } = scene;
  const at = found.indexOf(placeOf(spot));
  const n = grouped(found.length);
  const hint =
    sought(spot) === ''
      ? ''
      : found.length === 0
        ? words.t('log.noMatch')
        : at === -1
          ? words.t('log.matches', { n })
          : words.t('log.match', { at: grouped(at + 1), n });
  return fieldRows(scene, spot, {
    id: SEARCH,
    label: words.t('outline.search'),
    kind: SEARCH,
    ...(hint === '' ? {} : { hint }),
    enter: matchAct(spot, found, 1),
  });
}

export function findingKeys(spot: Spot, found: readonly number[]): Page['keys'] {
  if (!isSearching(spot)) return { search: SEARCH_KEY };
  const left = matchAct(spot, found, -1);
  const right = matchAct(spot, found, 1);
  const move: Act = found.length === 0 ? { do: 'move' } : { do: 'across', left, right };
  return { search: SEARCH_KEY, back: SEARCH_OVER, move };
}

/** The same for a page whose rows are all there: what is looked for stands out in them. */
export function withSearch(scene: Scene, spot: Spot, page: Page): Page {
  const text = sought(spot);
  const found = page.rows.flatMap(({ line }, index) =>
    text !== '' && textOf(line).toLowerCase().includes(text) ? [index] : [],
  );
  return {
    ...page,
    rows:
      text === '' ? page.rows : page.rows.map((row) => ({ ...row, line: marked(row.line, text) })),
    foot: [...page.foot, ...findingRows(scene, spot, found)],
    start: isSearching(spot) ? SEARCH : page.start,
    keys: { ...page.keys, ...findingKeys(spot, found) },
  };
}

/** What is looked for stands out. */
export function marked(line: Line, text: string): Line {
  return text === '' ? line : line.flatMap((one) => pieces(one.text, text, one.tone));
}

function pieces(piece: string, text: string, tone: Tone): readonly Span[] {
  const at = piece.toLowerCase().indexOf(text);
  if (at === -1) return [span(piece, tone)];
  const end = at + text.length;
  return [
    span(piece.slice(0, at), tone),
    span(piece.slice(at, end), 'key'),
    ...pieces(piece.slice(end), text, tone),
  ];
}

/** What is followed stands behind everything. */
function placeOf({ scroll }: Spot): number {
  return scroll === 'end' ? Number.POSITIVE_INFINITY : scroll;
}

/** To the next match below, round and round; above likewise. */
function matchAct(spot: Spot, found: readonly number[], by: 1 | -1): Act {
  const top = placeOf(spot);
  const to =
    by === 1
      ? (found.find((row) => row > top) ?? found[0])
      : (found.findLast((row) => row < top) ?? found.at(-1));
  return to === undefined ? { do: 'focus', row: SEARCH } : { do: 'scroll', to };
}
