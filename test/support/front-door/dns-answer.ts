import type {
  DnsAnswer,
  DnsOutcome,
  DnsQuestion,
  DnsRecord,
  DnsServer,
} from '../../../src/model/dns.ts';

export const AT = Date.UTC(2026, 0, 31, 3, 0, 0);
const TYPES = ['A', 'AAAA', 'CNAME', 'SOA', 'CAA', 'NS', 'TXT'];

/** An outcome, or records as `A 192.0.2.1`, `60 CNAME lb.example.net`, `lb.example.net 60 A 192.0.2.1`. */
export type AnswerText = string | readonly string[];

export type AnswerMore = {
  readonly authoritative?: boolean;
  readonly negativeTtl?: number | null;
  readonly authority?: readonly string[];
  readonly code?: string;
  readonly at?: number;
};

export function aServer(role: DnsServer['role'], name: string, address = '192.0.2.53'): DnsServer {
  return { role, name, address, port: 53 };
}

export function anAnswer(
  question: DnsQuestion,
  server: DnsServer,
  text: AnswerText,
  more: AnswerMore = {},
): DnsAnswer {
  const records = typeof text === 'string' ? [] : text.map((one) => aRecord(one, question.name));
  const is = typeof text === 'string' ? outcomeOf(text) : records.length > 0 ? 'answer' : 'nodata';
  const isNegative = is === 'nxdomain' || is === 'nodata';
  return {
    server,
    question,
    is,
    records,
    authority: (more.authority ?? []).map((one) => aRecord(one, question.name)),
    additional: [],
    authoritative: more.authoritative ?? server.role === 'authority',
    authentic: false,
    negativeTtl: more.negativeTtl === undefined ? (isNegative ? 300 : null) : more.negativeTtl,
    transport: 'udp',
    code: more.code ?? '',
    at: more.at ?? AT,
    ms: 10,
  };
}

export function aRecord(text: string, name: string): DnsRecord {
  const words = text.split(' ');
  const at = words.findIndex((word) => TYPES.includes(word));
  const before = words.slice(0, at);
  const ttl = before.find((word) => /^\d+$/.test(word));
  return {
    name: before.find((word) => word !== ttl) ?? name,
    type: words[at] ?? '',
    ttl: ttl === undefined ? 600 : Number(ttl),
    value: words.slice(at + 1).join(' '),
  };
}

const OUTCOMES: readonly DnsOutcome[] = [
  'nodata',
  'nxdomain',
  'servfail',
  'refused',
  'not-implemented',
  'timeout',
  'unreachable',
  'garbage',
];

function outcomeOf(text: string): DnsOutcome {
  const is = OUTCOMES.find((one) => one === text);
  if (is === undefined) throw new Error(`${text} is no outcome`);
  return is;
}
