import type { DoorCell, DoorColumn, DoorRow } from '../model/front-door.ts';
import type { Cause, Found, Verdict } from '../model/verdict.ts';
import type { ExpectedAddresses } from './door-address.ts';

/** What was judged of one name. `word` is that of the worst cause, which stands first. */
export type JudgedName = {
  readonly host: string;
  readonly verdict: Verdict;
  readonly causes: readonly Cause[];
  readonly notes: readonly Cause[];
  readonly word: string;
};

/** What a step is told of one name. */
export function nameFound({ host, verdict, causes, notes }: JudgedName): Found {
  const [cause = null, ...others] = causes;
  return { verdict, cause, others, notes, object: { kind: 'Host', name: host } };
}

/** Its row in the table of the front door, with the one cell. */
export function nameRow(
  { host, verdict, causes, notes, word }: JudgedName,
  cell: Pick<DoorCell, 'params' | 'seen' | 'at'> & { readonly column: DoorColumn },
  expected: ExpectedAddresses | null,
): DoorRow {
  const [cause = null, ...others] = causes;
  return {
    name: host,
    ...(expected === null ? {} : { expected: expected.shown }),
    cells: [{ ...cell, verdict, word, cause, notes: [...others, ...notes] }],
  };
}
