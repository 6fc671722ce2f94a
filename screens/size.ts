export type Size = { readonly columns: number; readonly rows: number };

/** Below this there is no room for a mark, a position and a value side by side. */
export const LEAST_SIZE: Size = { columns: 40, rows: 15 };
