import type { KeyId } from './keymap.ts';
import { focusable, focusedRow, type Page } from './page.ts';
import type { Pane } from './stage.ts';
import { isTail, type Spot } from './ui.ts';
import { blockOf, isSeen, showing, topFor } from './viewport.ts';

/** Where a key that moves leads. */
export function moved(pane: Pane, id: KeyId, by: -1 | 1): Spot {
  if (id === 'page') return scrollPage(pane, by);
  return id === 'first' || id === 'last' ? toEnd(pane, by) : move(pane, by);
}

/**
 * One row up or down: to the next thing that can hold the cursor where that is on the screen or comes into view,
 * else the page scrolls by one. So the arrows reach everything, and nothing is jumped over unread.
 */
export function move({ page, spot, port }: Pane, by: -1 | 1): Spot {
  const rows = focusable(page);
  const at = port.focus === null ? -1 : rows.indexOf(port.focus);
  const next = at === -1 ? firstFrom(page, port.top, by, spot.scroll === 'end') : rows[at + by];
  const current = port.focus === null ? undefined : blockOf(port.body, port.focus);
  const away =
    current !== undefined &&
    (by === -1 ? current.from >= port.top + port.height : current.to < port.top);
  const block = next === undefined ? undefined : blockOf(port.body, next);
  const near =
    next !== undefined &&
    !away &&
    (block === undefined ||
      (by === 1 ? block.from <= port.top + port.height : block.from >= port.top - 1));
  if (next !== undefined && near)
    return {
      ...spot,
      focus: next,
      loose: false,
      fault: null,
      scroll: showing(block, port.top, port.height),
    };
  return scrolled(spot, port, port.top + by);
}

/** One screen up or down: the cursor goes along where it would be left behind. */
export function scrollPage(pane: Pane, by: -1 | 1): Spot {
  const { spot, port } = pane;
  const after = scrolled(spot, port, port.top + by * Math.max(1, port.height - 1));
  return carried(pane, after, by);
}

/** To the first or the last row of what scrolls. Where the cursor stands below that, at an answer, it stays there at the end. */
export function toEnd({ page, spot, port }: Pane, by: -1 | 1): Spot {
  const after = scrolled(spot, port, by === 1 ? port.body.length : 0);
  const inFoot = port.focus !== null && page.foot.some(({ row }) => row === port.focus);
  const isRow = ({ row }: { readonly row?: string }) => row !== undefined;
  const row = by === 1 ? page.rows.findLast(isRow)?.row : page.rows.find(isRow)?.row;
  return row === undefined || (inFoot && by === 1) ? after : held(port, after, row);
}

/** A cursor that is seen stays, and so does one that writes; else it goes to the nearest row that is seen, if there is one. */
function carried({ page, port }: Pane, after: Spot, by: -1 | 1): Spot {
  const top = after.scroll === 'end' ? Infinity : after.scroll;
  const block = port.focus === null ? undefined : blockOf(port.body, port.focus);
  if (port.focus === null || block === undefined || top === Infinity) return after;
  if (focusedRow(page, port.focus)?.field !== undefined) return after;
  if (isSeen(block, top, port.height)) return held(port, after, port.focus);
  const inside = port.body
    .slice(top, top + port.height)
    .flatMap((one) => (one.row === undefined ? [] : [one.row]));
  const row = by === 1 ? inside[0] : inside.at(-1);
  return row === undefined ? after : held(port, after, row);
}

/** The cursor on a row, and what is shown stays: drawing keeps it there only where that moves nothing. */
function held({ body, height }: Pane['port'], after: Spot, row: string): Spot {
  if (after.scroll === 'end') return after;
  const loose = topFor(body, row, after.scroll, height) !== after.scroll;
  return { ...after, focus: row, loose, fault: null };
}

function scrolled(spot: Spot, port: Pane['port'], wanted: number): Spot {
  const last = Math.max(0, port.body.length - port.height);
  const top = Math.min(Math.max(0, wanted), last);
  const follows = isTail(spot.place) && top === last;
  const next = { ...spot, scroll: follows ? ('end' as const) : top, loose: true };
  // Nothing stands under the cursor any more while all of it moves.
  return follows ? { ...next, focus: undefined } : next;
}

/** Whoever scrolls up in what is followed reads on in what stood there then; at the end it is followed again. */
export function holding(spot: Spot, { tail }: Page): Spot {
  if (tail === undefined) return spot;
  return { ...spot, held: spot.scroll === 'end' ? null : (spot.held ?? tail) };
}

/** The first thing that can hold the cursor in what is shown, from the side that the key comes from. */
function firstFrom(page: Page, top: number, by: -1 | 1, atEnd: boolean): string | undefined {
  // From the end of what is followed the last one of all is next.
  if (by === -1) return atEnd ? page.rows.findLast((one) => one.row !== undefined)?.row : undefined;
  const index = page.rows.findIndex((one, at) => at >= top && one.row !== undefined);
  return page.rows[index]?.row ?? page.foot.find((one) => one.row !== undefined)?.row;
}
