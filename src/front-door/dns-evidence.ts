import type { Raw } from '../model/verdict.ts';
import { beyondLanes, linesOf } from './dns-row.ts';
import type { DnsNameJudged } from './dns-name.ts';
import { answerLines } from './dns-text.ts';

/** All answers, name by name, as `dig` would show them. */
export function dnsEvidence(judged: readonly DnsNameJudged[]): readonly Raw[] {
  if (judged.length === 0) return [];
  return [{ name: 'dns', text: judged.flatMap(nameLines).join('\n') }];
}

function nameLines({ seen, found, authority, resolvers, uncounted }: DnsNameJudged) {
  const { expected, zone, sibling } = seen;
  const lanes = authority?.lanes ?? [];
  return [
    `;; ${expected.name}: ${found.verdict}${toward(expected.want)}${inZone(zone?.name ?? null)}`,
    ...(zone?.name === null ? zone.answers.flatMap(answerLines) : []),
    ...lanes.flatMap(({ lane }) => linesOf(lane)),
    ...uncounted.flatMap(linesOf),
    ...beyondLanes(seen, lanes).flatMap(linesOf),
    ...resolvers.flatMap(({ lane }) => (lane === null ? [] : linesOf(lane))),
    ...(sibling === null ? [] : answerLines(sibling)),
    '',
  ];
}

function toward(want: string): string {
  return want === '' ? '' : `, to lead to ${want}`;
}

function inZone(zone: string | null): string {
  return zone === null ? '' : `, zone ${zone}`;
}
