import { widthOf } from './width.ts';

/** The part of a long text that is in view, and where the cursor stands in it. */
export type FieldWindow = {
  /** Something stands before it, something after it: each takes one cell for a mark. */
  readonly before: boolean;
  readonly text: string;
  readonly after: boolean;
  /** Cells from the left end, its mark included. */
  readonly x: number;
};

/** With the cursor always in view and some of what follows it, in at most `room` cells, one of them for a cursor at the end. */
export function windowOf(graphemes: readonly string[], at: number, room: number): FieldWindow {
  const cells = graphemes.map((one) => widthOf(one));
  const sum = (from: number, to: number) =>
    cells.slice(from, to).reduce((all, one) => all + one, 0);
  const behind = sum(0, at);
  if (behind + sum(at, cells.length) + 1 <= room)
    return { before: false, text: graphemes.join(''), after: false, x: behind };
  const atEnd = at === cells.length;
  const ahead = atEnd ? 1 : Math.min(sum(at, cells.length), Math.max(2, Math.floor(room / 4)));
  const left = room - ahead - (atEnd ? 1 : 2);
  let from = at;
  let used = 0;
  while (from > 0 && used + (cells[from - 1] ?? 0) <= left) {
    from -= 1;
    used += cells[from] ?? 0;
  }
  // A mark would take the place of the only thing that it stands for.
  if (from > 0 && behind - used <= 1) {
    from = 0;
    used = behind;
  }
  const x = used + (from > 0 ? 1 : 0);
  let to = at;
  let end = x;
  const fits = (next: number) => end + next <= room - (to + 1 < cells.length ? 1 : 0);
  while (to < cells.length && fits(cells[to] ?? 0)) {
    end += cells[to] ?? 0;
    to += 1;
  }
  return {
    before: from > 0,
    text: graphemes.slice(from, to).join(''),
    after: to < cells.length,
    x,
  };
}
