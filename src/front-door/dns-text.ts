import type { DnsAnswer, DnsRecord } from '../model/dns.ts';
import { serverName } from './dns-said.ts';

const RCODES: { readonly [is: string]: string } = {
  answer: 'NOERROR',
  nodata: 'NOERROR, no such record',
  nxdomain: 'NXDOMAIN',
};

const written = new WeakMap<DnsAnswer, readonly string[]>();

/** What a server answered, as `dig` would show it: written once, as it stands in a row and in evidence. Foreign text. */
export function answerLines(answer: DnsAnswer): readonly string[] {
  const lines = written.get(answer) ?? linesOf(answer);
  written.set(answer, lines);
  return lines;
}

function linesOf(answer: DnsAnswer): readonly string[] {
  const { question, server, is, code, authoritative, authentic, transport, at, ms } = answer;
  const flags = [
    ...(authoritative ? ['aa'] : []),
    ...(authentic ? ['ad'] : []),
    ...(question.norecurse ? ['norecurse'] : []),
    ...(question.unchecked ? ['cd'] : []),
  ];
  const status = RCODES[is] ?? is;
  const more =
    code === '' || code === status || code === 'NOERROR' || code === 'NXDOMAIN' ? '' : ` (${code})`;
  const head = [
    `; ${question.name}. ${question.type} @${serverName(server)}`,
    `${status}${more}`,
    ...(flags.length === 0 ? [] : [flags.join(' ')]),
    transport,
    `${Math.round(ms)} ms`,
    new Date(at).toISOString(),
  ].join(', ');
  const told = answer.records.length > 0 ? answer.records : answer.authority;
  return [head, ...told.map(recordLine)];
}

function recordLine({ name, ttl, type, value }: DnsRecord): string {
  return `${name}. ${ttl} IN ${type} ${value}`;
}
