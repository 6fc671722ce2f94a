import { clip } from '../width.ts';
import type { Act } from '../act.ts';
import { span, type Span } from '../line.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { choiceRows, GUTTER, paragraph, titleRows } from '../parts/rows.ts';
import { isSearching, SEARCH, SEARCH_KEY, SEARCH_OVER, sought } from '../parts/search.ts';
import { fieldRows } from '../parts/field-row.ts';
import { refOf } from '../parts/step-note.ts';
import type { Scene } from '../scene.ts';
import { grouped } from '../../src/text/grouped.ts';
import type { Held, Spot } from '../ui.ts';
import { outputOf } from '../view.ts';
import { wrap } from '../wrap.ts';
import { WHOLE_SCREEN } from './whole-screen.ts';
import { layoutOf, lineAt, matches, plainLine, type LogLayout } from './log-lines.ts';

/** Flags of the page. */
export const UNWRAPPED = 'unwrapped';
const STATUS = 'status';
/** Rows out of sight are only counted. */
const UNSEEN: Row = { line: [span('')] };

/** The output of a step, live: follows what comes until the operator scrolls up; then it stands still, and new lines are counted. */
export function logPage(scene: Scene, spot: Spot, id: string): Page {
  const { view, words } = scene;
  const now: Held & { lines: readonly string[] } = {
    lines: outputOf(view, id),
    total: view.live(id).total,
  };
  const { lines = now.lines, total } = spot.held ?? now;
  const title = `${refOf(view, id, words)}  ${words.show(view.book.steps.get(id)?.title, view.scope)}`;
  if (lines.length === 0)
    return pageOf({
      head: titleRows(scene, title, words.t('log.lines', { n: 0 }), 'dim'),
      rows: paragraph(scene, words.t('log.none'), 'dim'),
    });
  const gone = Math.max(0, total - lines.length);
  const head: readonly Row[] = [
    ...titleRows(scene, title, words.t('log.lines', { n: grouped(lines.length + gone) }), 'dim'),
    ...(gone === 0 ? [] : paragraph(scene, words.t('log.gone', { n: grouped(gone) }), 'dim')),
  ];
  const width = spot.flags[UNWRAPPED] === true ? Number.MAX_SAFE_INTEGER : scene.width;
  const layout = layoutOf(lines, width);
  const found = matches(lines, sought(spot));
  const findRows = findingRows(scene, spot, found, layout, scene.height - head.length - 3);
  const room = Math.max(1, scene.height - head.length - findRows.length - 1);
  const last = Math.max(0, layout.rows - room);
  const top = spot.scroll === 'end' ? last : Math.min(Math.max(0, spot.scroll), last);
  return pageOf({
    head,
    rows: windowRows(scene, lines, layout, { top, room, width, text: sought(spot) }),
    foot: [...findRows, ...statusRows(scene, spot, now.total - total, layout.rows > room)],
    start: isSearching(spot) ? SEARCH : STATUS,
    tail: now,
    keys: {
      follow: { do: 'follow' },
      search: SEARCH_KEY,
      wrap: { do: 'flag', name: UNWRAPPED, on: spot.flags[UNWRAPPED] !== true },
      ...(isSearching(spot)
        ? { back: SEARCH_OVER, move: betweenMatches(found, layout, top, room) }
        : {}),
    },
  });
}

type Window = {
  readonly top: number;
  readonly room: number;
  readonly width: number;
  readonly text: string;
};

/** As many rows as there are, of which only those in sight are made. */
function windowRows(
  scene: Scene,
  lines: readonly string[],
  layout: LogLayout,
  window: Window,
): readonly Row[] {
  const { top, room, width, text } = window;
  const rows: Row[] = Array.from({ length: layout.rows }, () => UNSEEN);
  for (
    let at = lineAt(layout, top);
    at < lines.length && (layout.starts[at] ?? 0) < top + room;
    at += 1
  ) {
    const plain = plainLine(lines[at] ?? '');
    const pieces = width > scene.width ? [plain] : wrap(plain, width);
    for (const [index, piece] of pieces.entries())
      rows[(layout.starts[at] ?? 0) + index] = { line: marked(piece === '' ? ' ' : piece, text) };
  }
  return rows;
}

/** What is looked for stands out. */
function marked(piece: string, text: string): readonly Span[] {
  const at = text === '' ? -1 : piece.toLowerCase().indexOf(text);
  if (at === -1) return [span(piece)];
  const end = at + text.length;
  return [
    span(piece.slice(0, at)),
    span(piece.slice(at, end), 'key'),
    ...marked(piece.slice(end), text),
  ];
}

function findingRows(
  scene: Scene,
  spot: Spot,
  found: readonly number[],
  layout: LogLayout,
  room: number,
): readonly Row[] {
  if (!isSearching(spot)) return [];
  const { words } = scene;
  const top = spot.scroll === 'end' ? layout.rows : spot.scroll;
  const at = found.findIndex((line) => (layout.starts[line] ?? 0) === top);
  const hint =
    sought(spot) === ''
      ? ''
      : found.length === 0
        ? words.t('log.noMatch')
        : at === -1
          ? words.t('log.matches', { n: grouped(found.length) })
          : words.t('log.match', { at: grouped(at + 1), n: grouped(found.length) });
  return fieldRows(scene, spot, {
    id: SEARCH,
    label: words.t('outline.search'),
    ...(hint === '' ? {} : { hint }),
    enter: matchAct(found, layout, top, room, 1),
  });
}

/** To the next match below, round and round; above likewise. */
function matchAct(
  found: readonly number[],
  layout: LogLayout,
  top: number,
  room: number,
  by: 1 | -1,
): Act {
  const last = Math.max(0, layout.rows - room);
  const starts = found.map((line) => Math.min(layout.starts[line] ?? 0, last));
  const to =
    by === 1
      ? (starts.find((row) => row > top) ?? starts[0])
      : (starts.findLast((row) => row < top) ?? starts.at(-1));
  return to === undefined ? { do: 'focus', row: SEARCH } : { do: 'scroll', to };
}

function betweenMatches(
  found: readonly number[],
  layout: LogLayout,
  top: number,
  room: number,
): Act {
  if (found.length === 0) return { do: 'move' };
  return {
    do: 'across',
    left: matchAct(found, layout, top, room, -1),
    right: matchAct(found, layout, top, room, 1),
  };
}

/** One row at the end says whether it follows; Enter on it gives the log the whole screen, or takes that back. */
function statusRows(scene: Scene, spot: Spot, fresh: number, scrolls: boolean): readonly Row[] {
  const { words } = scene;
  const on = spot.flags[WHOLE_SCREEN] === true;
  const follows = spot.scroll === 'end';
  const parts = [
    follows || !scrolls
      ? words.t('log.following')
      : fresh > 0
        ? words.t('log.pausedNew', { n: grouped(fresh) })
        : words.t('log.paused'),
    words.t(spot.flags[UNWRAPPED] === true ? 'log.unwrapped' : 'log.wrapped'),
  ];
  const text = clip(parts.join(words.glyphs.dot), scene.width - GUTTER, words.glyphs.ellipsis);
  return choiceRows(STATUS, [[span(text, follows || fresh === 0 ? 'dim' : 'warn')]], {
    enter: { do: 'flag', name: WHOLE_SCREEN, on: !on },
  });
}
