import type { DoorRow } from '../model/front-door.ts';
import { nameRow } from './door-row.ts';
import type { ExpectedAddresses } from './door-address.ts';
import type { TlsJudged } from './tls-judge.ts';
import { seenLines, type SeenHost } from './tls-seen.ts';

/** What a handshake has shown of a name, in the table of the front door. */
export function tlsRow(
  judged: SeenHost & TlsJudged,
  expected: ExpectedAddresses | null,
  at: number,
): DoorRow {
  const { days, seen } = judged;
  const params = days === null ? {} : { days };
  return nameRow(judged, { column: { is: 'tls' }, params, seen: seenLines(seen), at }, expected);
}
