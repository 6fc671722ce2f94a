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
  return { ...page, rows: page.rows.slice(Math.max(0, first)) };
}

export function focusable(page: Page): readonly (Row & { readonly row: string })[] {
  return [...page.rows, ...page.foot].flatMap((one) =>
    one.row === undefined ? [] : [{ ...one, row: one.row }],
  );
}

export function focusedRow(page: Page, focus: string | null): Row | undefined {
  return focus === null ? undefined : focusable(page).find((one) => one.row === focus);
}
