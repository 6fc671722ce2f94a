import type { Act } from './act.ts';
import type { KeyId } from './keymap.ts';
import type { Line } from './line.ts';
import type { Held } from './ui.ts';

/** One row of a page. Rows with a `row` name can hold the cursor; rows `of` one belong to it and scroll with it. */
export type Row = {
  readonly line: Line;
  readonly row?: string;
  readonly of?: string;
  readonly enter?: Act;
  readonly space?: Act;
  readonly copy?: string;
  /** Stands here where the row is a text field. */
  readonly field?: FieldPlace;
};

export type FieldPlace = {
  readonly id: string;
  readonly before: string;
  /** The real cursor's column. */
  readonly x: number;
  /** A secret: nothing that was typed is kept. */
  readonly masked?: true;
  /** What was typed before in a field of this kind can be brought back; none for what has to be typed anew. */
  readonly kind?: string;
};

/** What a place shows and what the keys do there. Pure data, made anew for each frame and for each key. */
export type Page = {
  /** Stays at the top. */
  readonly head: readonly Row[];
  readonly rows: readonly Row[];
  /** Stays at the bottom: where the answer to the page's question is given. */
  readonly foot: readonly Row[];
  readonly keys: { readonly [id in KeyId]?: Act };
  /** The row that the cursor stands on at first; none where reading comes before choosing. */
  readonly start: string | null;
  /** What is followed here, as it is now: kept as it was once the operator scrolls up. */
  readonly tail?: Held;
};

export function pageOf(parts: Partial<Page>): Page {
  const page = { head: [], rows: [], foot: [], keys: {}, start: null, ...parts };
  const first = page.rows.findIndex((one) => one.line.length > 0);
  return { ...page, rows: numbered(first <= 0 ? page.rows : page.rows.slice(first)) };
}

/** Rows of commands that belong to a cause. */
export const REMEDY = 'remedy ';

/** The same command stands below several causes of a page: the cursor knows rows by their names. */
function numbered(rows: readonly Row[]): readonly Row[] {
  const seen = new Map<string, number>();
  if (!rows.some(({ row }) => row?.startsWith(REMEDY))) return rows;
  return rows.map((one) => {
    const name = one.row ?? one.of;
    if (name === undefined || !name.startsWith(REMEDY)) return one;
    const times = (seen.get(name) ?? 0) + (one.row === undefined ? 0 : 1);
    seen.set(name, times);
    const own = times < 2 ? name : `${name} ${times}`;
    return one.row === undefined ? { ...one, of: own } : { ...one, row: own };
  });
}

/** What a row looks like is made when it is looked at: of thousands a screen shows fifty. */
export function lateRow(row: string, enter: Act, draw: () => Line): Row {
  return new LateRow(row, enter, draw);
}

/** A class, as thousands are made for each key: objects with a getter of their own took a third of its time. */
class LateRow implements Row {
  readonly row: string;
  readonly enter: Act;
  readonly #draw: () => Line;
  #line: Line | undefined;

  constructor(row: string, enter: Act, draw: () => Line) {
    this.row = row;
    this.enter = enter;
    this.#draw = draw;
  }

  get line(): Line {
    return (this.#line ??= this.#draw());
  }
}

/** The rows that can hold the cursor, by name. */
export function focusable({ rows, foot }: Page): readonly string[] {
  const names: string[] = [];
  for (const part of [rows, foot])
    for (const { row } of part) if (row !== undefined) names.push(row);
  return names;
}

export function focusedRow({ rows, foot }: Page, focus: string | null): Row | undefined {
  if (focus === null) return undefined;
  const isIt = (one: Row) => one.row === focus;
  // A log has thousands of rows, and what can be chosen below them.
  return foot.find(isIt) ?? rows.find(isIt);
}
