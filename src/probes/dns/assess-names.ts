import { dnsEvidence } from '../../front-door/dns-evidence.ts';
import { groupFound } from '../../front-door/dns-group.ts';
import { judgeName, type DnsNameJudged } from '../../front-door/dns-name.ts';
import { rowOf } from '../../front-door/dns-row.ts';
import type { ProbeResult } from '../../model/catalogue.ts';
import type { DoorRow } from '../../model/front-door.ts';
import { result } from '../result.ts';
import type { Asked } from './points-to-input.ts';
import type { SeenName } from './seen-name.ts';

/** One answer for all names, with what was seen of each. */
export function assessNames({ names, wrong }: Asked, now: number): ProbeResult {
  const judged = names.map(judgedOf);
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

const judgedBefore = new WeakMap<
  SeenName,
  { readonly version: string; readonly is: DnsNameJudged }
>();

/** Judged anew only where anything of it is said otherwise: there may be hundreds, each at many servers. */
function judgedOf(name: SeenName): DnsNameJudged {
  const version = name.version();
  const before = judgedBefore.get(name);
  if (before?.version === version) return before.is;
  const is = judgeName(name.seen());
  judgedBefore.set(name, { version, is });
  return is;
}

function faultyRow({ name, found }: Asked['wrong'][number], now: number): DoorRow {
  const { verdict, cause } = found;
  const column = { is: 'authority' } as const;
  const told = { verdict, word: 'unsure', params: {}, cause, notes: [], seen: [], at: now };
  return { name, cells: [{ column, ...told }] };
}
