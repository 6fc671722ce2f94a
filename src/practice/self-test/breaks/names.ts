import type { HeldRecord } from '../../cloud/cloud-state.ts';
import type { RangeWorld } from '../../range-world.ts';
import type { Break, Mend } from '../break.ts';
import { first, hosts } from '../given.ts';

/** Somebody else's, for documentation (RFC 5737). */
const STRANGER = '203.0.113.77';
const LONG_TTL = 86_400;

const onlyNames = () => ['names'];

/** DNS. */
export const NAME_BREAKS: readonly Break[] = [
  {
    probe: 'dns/recorded',
    what: { en: 'The name servers of the zone are silent.', zh: '权威服务器都没有响应。' },
    causes: ['dns-server-silent'],
    touches: onlyNames,
    put({ names }) {
      for (const server of names.servers) server.silence(true);
      return () => {
        for (const server of names.servers) server.silence(false);
      };
    },
  },
  {
    probe: 'dns/ttl-at-most',
    what: {
      en: 'The time to live of a record was set to a day.',
      zh: '一条记录的 TTL 被设为一天。',
    },
    causes: ['dns-ttl-long'],
    touches: onlyNames,
    put: (world, given) =>
      recordIs(world, first(hosts(given, 'records')), () => ({ ttl: LONG_TTL })),
  },
  {
    probe: 'dns/points-to',
    what: {
      en: 'A record was pointed at a stranger’s address.',
      zh: '一条记录被指向了别人的地址。',
    },
    causes: ['dns-elsewhere'],
    touches: onlyNames,
    put: (world, given) =>
      recordIs(world, first(hosts(given, 'records')), () => ({ type: 'A', value: STRANGER })),
  },
];

/** Another record in the console of the zone. Whoever has heard of it meanwhile forgets it with it. */
function recordIs(world: RangeWorld, name: string, change: () => Partial<HeldRecord>): Mend {
  const { cloud, names } = world;
  const found = Object.entries(cloud.zones).flatMap(([zone, records]) =>
    records.filter(({ host }) => name === (host === '@' ? zone : `${host}.${zone}`)),
  );
  const record = first(found);
  const before = { ...record };
  Object.assign(record, change());
  world.changed();
  return () => {
    Object.assign(record, before);
    world.changed();
    for (const resolver of names.resolvers) resolver.flush();
  };
}
