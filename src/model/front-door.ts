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
