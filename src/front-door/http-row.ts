import type { DoorRow } from '../model/front-door.ts';
import { nameRow } from './door-row.ts';
import type { HttpChain } from './http-chain.ts';
import type { HttpJudged } from './http-judge.ts';
import { seenLines } from './http-seen.ts';
import type { ExpectedAddresses } from './door-address.ts';

type JudgedHost = HttpJudged & { readonly host: string; readonly chain: HttpChain };

/** What the answers have shown of a name, in the table of the front door. */
export function httpRow(
  judged: JudgedHost,
  expected: ExpectedAddresses | null,
  at: number,
): DoorRow {
  const { params, chain } = judged;
  return nameRow(judged, { column: { is: 'http' }, params, seen: seenLines(chain), at }, expected);
}
