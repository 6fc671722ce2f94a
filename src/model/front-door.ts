import type { Cause, Params, Verdict } from './verdict.ts';

/** `server` is the name of the resolver that the column is of. */
export type DoorColumn =
  | { readonly is: 'authority' | 'tls' | 'http' }
  | { readonly is: 'resolver'; readonly server: string };

/** What one column says of one name. */
export type DoorCell = {
  readonly column: DoorColumn;
  readonly verdict: Verdict;
  /** A word of `door.word` in text/, with its parameters: short, as it stands in a narrow column. */
  readonly word: string;
  readonly params: Params;
  /** Until then an old answer may still be given out, epoch milliseconds: counted down wherever it is shown. */
  readonly until?: number;
  /** It only informs, such as a resolver that the site does not require: it does not count for the name's verdict. */
  readonly aside?: true;
  /** Null where there is nothing to say beside the word. */
  readonly cause: Cause | null;
  readonly notes: readonly Cause[];
  /** What was seen, line by line, as it came: foreign text. */
  readonly seen: readonly string[];
  readonly at: number;
};

/** One name of the front door. `expected` is what it should lead to, where it is known. */
export type DoorRow = {
  readonly name: string;
  readonly expected?: string;
  readonly cells: readonly DoorCell[];
};

/** One row of the table of several proofs: its cells in the order of the columns, one a column at most. */
export type DoorTableRow = DoorRow & {
  /** The worst of its cells, those aside that only inform. */
  readonly verdict: Verdict;
};

/** The front door at one moment, all proofs together. */
export type DoorTable = {
  /** Authority, each resolver, TLS, HTTP: those that anything was said of. */
  readonly columns: readonly DoorColumn[];
  readonly rows: readonly DoorTableRow[];
  /** When the last known old answer is gone, epoch milliseconds; null where none is known. */
  readonly until: number | null;
};
