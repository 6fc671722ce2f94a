import { groupFound } from '../../front-door/dns-group.ts';
import { judgeName } from '../../front-door/dns-name.ts';
import { linesOf, rowOf } from '../../front-door/dns-row.ts';
import { answerLines } from '../../front-door/dns-text.ts';
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
  const text = judged.flatMap((one) => {
    const { zone, expected, sibling } = one.seen;
    const about = zone?.name == null ? '' : `, zone ${zone.name}`;
    return [
      `;; ${expected.name}: ${one.found.verdict}, to lead to ${expected.want}${about}`,
      ...rowLines(one),
      ...(sibling === null ? [] : answerLines(sibling)),
      '',
    ];
  });
  return {
    ...result(all, { evidence: text.length === 0 ? [] : [{ name: 'dns', text: text.join('\n') }] }),
    door,
  };
}

function rowLines({ authority, resolvers, uncounted, seen }: ReturnType<typeof judgeName>) {
  const reached = new Set((authority?.lanes ?? []).flatMap(({ state }) => state.names));
  const beyond = [...seen.beyond].filter(([host]) => reached.has(host));
  const noZone = seen.zone !== null && seen.zone.name === null ? seen.zone.answers : [];
  return [
    ...noZone.flatMap(answerLines),
    ...(authority?.lanes ?? []).flatMap(({ lane }) => linesOf(lane)),
    ...uncounted.flatMap(linesOf),
    ...beyond.flatMap(([, { lanes }]) => lanes.flatMap(linesOf)),
    ...resolvers.flatMap(({ lane }) => (lane === null ? [] : linesOf(lane))),
  ];
}

function faultyRow({ name, found }: Asked['wrong'][number], now: number): DoorRow {
  const { verdict, cause } = found;
  const column = { is: 'authority' } as const;
  const told = { verdict, word: 'unsure', params: {}, cause, notes: [], seen: [], at: now };
  return { name, cells: [{ column, ...told }] };
}
