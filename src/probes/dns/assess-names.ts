import { dnsEvidence } from '../../front-door/dns-evidence.ts';
import { groupFound } from '../../front-door/dns-group.ts';
import { judgeName } from '../../front-door/dns-name.ts';
import { rowOf } from '../../front-door/dns-row.ts';
import type { ProbeResult } from '../../model/catalogue.ts';
import type { DoorRow } from '../../model/front-door.ts';
import { result } from '../result.ts';
import type { Asked } from './points-to-input.ts';

/** One answer for all names, with what was seen of each. */
export function assessNames({ names, wrong }: Asked, now: number): ProbeResult {
  const judged = names.map((name) => judgeName(name.seen()));
  const door: DoorRow[] = [
    ...wrong.filter(({ name }) => name !== '').map((one) => faultyRow(one, now)),
    ...judged.map((one) => rowOf(one, now)),
  ];
  const all = groupFound([...wrong.map((one) => one.found), ...judged.map((one) => one.found)]);
  return {
    ...result(all, { evidence: dnsEvidence(judged) }),
    door,
  };
}

function faultyRow({ name, found }: Asked['wrong'][number], now: number): DoorRow {
  const { verdict, cause } = found;
  const column = { is: 'authority' } as const;
  const told = { verdict, word: 'unsure', params: {}, cause, notes: [], seen: [], at: now };
  return { name, cells: [{ column, ...told }] };
}
