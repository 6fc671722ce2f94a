import { focusedRow, type Page, type Row } from './page.ts';
import type { Spot } from './ui.ts';

/** A page cut to a height: what stays, what scrolls, and from which row on it is shown. */
export type Viewport = {
  readonly head: readonly Row[];
  readonly body: readonly Row[];
  readonly foot: readonly Row[];
  /** Rows of the body on the screen. */
  readonly height: number;
  readonly top: number;
  readonly focus: string | null;
};

/** Fewer rows than this are no view of anything: then the foot scrolls with the rest. */
const LEAST = 3;

export function viewportOf(page: Page, spot: Spot, height: number): Viewport {
  const crowded = height - page.head.length - page.foot.length < LEAST;
  const head = page.head.slice(0, Math.max(0, height - 1));
  const foot = crowded ? [] : page.foot;
  const body = crowded ? [...page.rows, ...page.foot] : page.rows;
  const room = Math.max(1, height - head.length - foot.length);
  const focus = focusOf(page, spot);
  const last = Math.max(0, body.length - room);
  // Where nothing comes, such as while it is read, there is no end to follow.
  const end = page.tail === undefined ? 0 : last;
  const top = spot.scroll === 'end' ? end : Math.min(Math.max(0, spot.scroll), last);
  const shown =
    focus === null || spot.loose || spot.scroll === 'end' ? top : topFor(body, focus, top, room);
  return { head, body, foot, height: room, top: Math.min(shown, last), focus };
}

/** What stands above the first choice, such as the names of columns, comes into view with it where there is room. */
export function topFor(body: readonly Row[], focus: string, top: number, room: number): number {
  const block = blockOf(body, focus);
  const isFirst = body.find((one) => one.row !== undefined)?.row === focus;
  return isFirst && block !== undefined && block.to < room ? 0 : showing(block, top, room);
}

/** Where the cursor stands: where it was put, as long as that row is there; else where the page starts. */
export function focusOf(page: Page, spot: Spot): string | null {
  if (spot.focus !== undefined && focusedRow(page, spot.focus) !== undefined) return spot.focus;
  if (spot.focus === null) return null;
  return focusedRow(page, page.start) === undefined ? null : page.start;
}

export type Block = { readonly from: number; readonly to: number };

/** Whether the row under the cursor is on the screen: what scrolled away is not. One that nothing holds has none. */
export function isCursorSeen({ body, focus, top, height }: Viewport): boolean {
  const block = focus === null ? undefined : blockOf(body, focus);
  return block === undefined || isSeen(block, top, height);
}

/** Where it begins is on the screen. */
export function isSeen({ from }: Block, top: number, height: number): boolean {
  return from >= top && from < top + height;
}

/** The rows of one focusable thing, within `rows`; undefined where they are not among them. */
export function blockOf(rows: readonly Row[], focus: string): Block | undefined {
  const isOwn = (one: Row) => one.row === focus || one.of === focus;
  const from = rows.findIndex(isOwn);
  return from === -1 ? undefined : { from, to: rows.findLastIndex(isOwn) };
}

/** The nearest top at which the whole block is on the screen, or its beginning where it is too tall. */
export function showing(block: Block | undefined, top: number, height: number): number {
  if (block === undefined) return top;
  if (block.from < top) return block.from;
  if (block.to >= top + height) return Math.min(block.from, block.to - height + 1);
  return top;
}
