import { dnsEvidence } from '../../front-door/dns-evidence.ts';
import { groupFound } from '../../front-door/dns-group.ts';
import { judgeName } from '../../front-door/dns-name.ts';
import { ttlOf } from '../../front-door/dns-ttl.ts';
import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Json } from '../../model/json.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found } from '../../model/verdict.ts';
import { result } from '../result.ts';
import { lookAtAuthorities } from './look-at-name.ts';
import { namedOf } from './named-input.ts';

type With = { readonly records: readonly Json[]; readonly seconds: number };

export const ttlAtMost: ProbeDef<With> = {
  id: 'dns/ttl-at-most',
  group: 'dns',
  doc: {
    en: 'No authoritative server of any name lets its answer be kept for longer.',
    zh: '每个域名的每台权威服务器返回的 TTL 都不高于上限。',
  },
  with: {
    records: {
      type: 'list',
      doc: {
        en: 'Names, or maps with name and view (public, private).',
        zh: '域名，或带有 name 和 view（public、private）的映射。',
      },
    },
    seconds: {
      type: 'int',
      doc: {
        en: 'The longest time to live that is let through, in seconds.',
        zh: '允许的最大 TTL，单位为秒。',
      },
    },
  },
  finds: {},
  needsTarget: false,
  everyMs: 10_000,
  look,
};

/** Only the authoritative servers say it: in a resolver the time to live runs down. */
async function look(
  { records, seconds }: With,
  { dns, clock }: Readers,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const { names, wrong } = namedOf(records, [], { dns, clock }, signal);
  const open = names.filter(({ expected }) => expected.view === 'public');
  const closed = names.filter((name) => !open.includes(name));
  await Promise.all(open.map((name) => lookAtAuthorities(name)));
  const judged = open.map((name) => judgeName(name.seen()));
  const unread = closed.map(({ expected }) => aCause('dns-ttl-private', { names: expected.name }));
  const told = judged.map((one) => ttlOf(one, seconds, clock.now()));
  // Where no name can be read there is nothing that could be proven.
  const blind = open.length === 0 ? unread.map((cause) => found('unknown', cause)) : [];
  const all = groupFound(
    [...wrong.map((one) => one.found), ...told, ...blind],
    open.length === 0 ? [] : unread,
  );
  return result(all, { evidence: dnsEvidence(judged) });
}
