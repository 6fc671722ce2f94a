import type { NAME_FAULTS } from '../../model/faults/name-faults.ts';
import type { HeldRecord } from '../cloud/cloud-state.ts';
import type { RangeWorld } from '../range-world.ts';
import { type FaultsOf, textGiven } from './fault.ts';

export const NAME_FAULTS_PUT: FaultsOf<typeof NAME_FAULTS> = {
  'resolver-stays-old': ({ names, cloud }, given) => {
    const address = textGiven(given, 'resolver');
    const resolver = names.resolvers.find((one) => one.address === address) ?? names.resolvers[0];
    // Only what it has heard it can go on saying.
    for (const [zone, records] of Object.entries(cloud.zones))
      for (const { host, type } of records)
        resolver?.answer({ name: nameIn(zone, host), type, recurse: true });
    resolver?.stayOld(true);
    return () => {
      resolver?.stayOld(false);
      resolver?.flush();
    };
  },

  'name-server-lags': ({ names, now }) => {
    const server = names.servers.at(-1);
    server?.show({ is: 'held', at: now() });
    return () => server?.show({ is: 'newest' });
  },

  'name-server-silent': ({ names }) => {
    const server = names.servers.at(-1);
    server?.silence(true);
    return () => server?.silence(false);
  },

  'record-set-back': (world, given) => {
    const to = textGiven(given, 'to') ?? '';
    const changed = recordsOf(world, textGiven(given, 'name') ?? '').map((record) => {
      const { value } = record;
      record.value = to;
      return { record, value };
    });
    world.changed();
    return () => {
      // What somebody has set right, or otherwise, meanwhile stays.
      for (const { record, value } of changed) if (record.value === to) record.value = value;
      world.changed();
      // Who sets it right has caches flushed as well: a drill is too short to wait for them.
      for (const resolver of world.names.resolvers) resolver.flush();
    };
  },
};

function recordsOf({ cloud }: RangeWorld, name: string): readonly HeldRecord[] {
  return Object.entries(cloud.zones).flatMap(([zone, records]) =>
    records.filter(({ host, type }) => type === 'A' && nameIn(zone, host) === name),
  );
}

function nameIn(zone: string, host: string): string {
  return host === '@' ? zone : `${host}.${zone}`;
}
