import { caaNames, caaNotes } from '../../front-door/dns-caa.ts';
import { dnsEvidence } from '../../front-door/dns-evidence.ts';
import { groupFound } from '../../front-door/dns-group.ts';
import { judgeName, type DnsNameJudged } from '../../front-door/dns-name.ts';
import { recordedOf } from '../../front-door/dns-recorded.ts';
import { answerLines } from '../../front-door/dns-text.ts';
import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { DnsAnswer, DnsReader, DnsServer } from '../../model/dns.ts';
import type { Json } from '../../model/json.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';
import { result } from '../result.ts';
import { lookAt } from './look-at-name.ts';
import { namedOf } from './named-input.ts';

type With = {
  readonly records: readonly Json[];
  readonly resolvers?: readonly Json[] | null;
  readonly ca?: string | null;
};

export const recorded: ProbeDef<With> = {
  id: 'dns/recorded',
  group: 'dns',
  doc: {
    en: 'What every name leads to now could be read at its authoritative servers, and is recorded.',
    zh: '已从权威服务器读取并记录每个域名当前的解析结果。',
  },
  with: {
    records: {
      type: 'list',
      doc: {
        en: 'Names, or maps with name and view (public, private).',
        zh: '域名，或带有 name 和 view（public、private）的映射。',
      },
    },
    resolvers: {
      type: 'list',
      optional: true,
      doc: {
        en: 'Resolvers that are asked beside the authoritative servers, as for dns/points-to.',
        zh: '除权威服务器外还要查询的解析器，写法同 dns/points-to。',
      },
    },
    ca: {
      type: 'string',
      optional: true,
      doc: {
        en: 'The authority that issues the certificates, as CAA names it, such as letsencrypt.org.',
        zh: '签发证书的机构，按 CAA 中的写法，例如 letsencrypt.org。',
      },
    },
  },
  finds: {
    before: {
      type: 'list',
      of: { type: 'map', doc: { en: 'A name and type as it was.', zh: '一个域名和类型的原值。' } },
      once: true,
      doc: {
        en: 'One row a name and type: name, type, values, ttl, zone, servers, delegated, at. Type and values are empty where there is nothing.',
        zh: '每个域名和类型一行：name、type、values、ttl、zone、servers、delegated、at。没有记录时 type 与 values 为空。',
      },
    },
  },
  needsTarget: false,
  everyMs: 10_000,
  look,
};

async function look(
  { records, resolvers, ca }: With,
  { dns, clock }: Readers,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const asked = namedOf(records, resolvers ?? [], { dns, clock }, signal);
  const { names, wrong, guides } = asked;
  const of = names.map(({ expected }) => expected);
  const open = of.filter(({ view }) => view === 'public').map(({ name }) => name);
  const [caa] = await Promise.all([
    askCaa(dns, open, guides, signal),
    ...names.map((name) => lookAt(name)),
  ]);
  const now = clock.now();
  const judged = names.map((name) => judgeName(name.seen()));
  // At the start there may be nobody to ask for a private name: it holds no other back.
  const unasked = judged.every(isUnasked) ? [] : judged.filter(isUnasked);
  const told = judged.filter((one) => !unasked.includes(one)).map((one) => recordedOf(one, now));
  const notes = [
    ...unasked.map(({ seen }) => aCause('dns-private-unrecorded', { names: seen.expected.name })),
    ...open.flatMap((name) => caaNotes(name, caa, ca ?? null)),
  ];
  const all = groupFound(
    [...wrong.map((one) => one.found), ...told.map(({ found }) => found)],
    notes,
  );
  const answers = [...caa.values()].filter(({ records: some }) => some.length > 0);
  return result(all, {
    finds: all.verdict === 'pass' ? { before: told.flatMap(({ rows }) => rows) } : {},
    evidence: [
      ...dnsEvidence(judged),
      ...(answers.length === 0
        ? []
        : [{ name: 'caa', text: answers.flatMap(answerLines).join('\n') }]),
    ],
  });
}

function isUnasked({ authority, resolvers }: DnsNameJudged): boolean {
  return authority === null && resolvers.length === 0;
}

/** Asked of the first resolver that answers: whoever issues asks through resolvers as well. */
async function askCaa(
  dns: DnsReader,
  names: readonly string[],
  guides: readonly DnsServer[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, DnsAnswer>> {
  const all = [...new Set(names.flatMap(caaNames))];
  const answers = await Promise.all(all.map((name) => askFirst(name)));
  return new Map(answers.flatMap((answer, index) => (answer ? [[all[index] ?? '', answer]] : [])));

  async function askFirst(name: string): Promise<DnsAnswer | undefined> {
    for (const guide of guides) {
      const answer = await dns.ask({ name, type: 'CAA' }, guide, signal);
      if (answer.is === 'answer' || answer.is === 'nodata' || answer.is === 'nxdomain')
        return answer;
    }
    return undefined;
  }
}
