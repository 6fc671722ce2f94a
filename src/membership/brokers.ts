import type { NoAnswer } from '../model/endpoint.ts';
import type { RegisteredBroker } from '../model/rocketmq.ts';
import { aCause, found, type Cause, type Found } from '../model/verdict.ts';
import { differing, sharing } from './broker-differences.ts';
import { routeFaults } from './broker-routes.ts';
import { runtimeOf, type BrokerRuntime } from './broker-runtime.ts';
import {
  brokerKey,
  type AtAddress,
  type BrokerRow,
  type ExpectedBrokers,
  type NameServer,
} from './broker-seen.ts';

export type JudgedBrokers = {
  /** One for each name server and each address. */
  readonly all: readonly Found[];
  readonly notes: readonly Cause[];
  readonly rows: readonly BrokerRow[];
};

/** Whether every expected broker is registered on each name server, at an address where a broker lives. */
export function judgeBrokers(
  servers: readonly NameServer[],
  addresses: readonly AtAddress[],
  expected: ExpectedBrokers,
): JudgedBrokers {
  const byAddress = new Map(addresses.map((one) => [one.address, one]));
  const rows = rowsOf(servers, byAddress);
  const runtimes = rows.map((row) => runtimeOf(row, byAddress.get(row.address)));
  return {
    all: [
      ...servers.flatMap((server) => serverFaults(server, expected)),
      ...differing(servers),
      ...sharing(servers),
      ...runtimes.map(({ found: is }) => is),
    ],
    notes: [...extras(rows, expected), ...versionNotes(rows), ...notesOf(runtimes)],
    rows,
  };
}

function serverFaults(server: NameServer, expected: ExpectedBrokers): readonly Found[] {
  const { name, object, seen } = server;
  if (seen.is !== 'answer') return [silentServer(server, seen)];
  const { brokers } = seen;
  const faults: Found[] = [];
  const waiting = (code: string, params: { readonly [key: string]: string | number }) => {
    const cause = aCause(code, { server: name, ...params }, { object, healsByItself: true });
    faults.push(found('wait', cause));
  };
  if (brokers.length === 0) waiting('rocketmq-no-broker', { wanted: wantedOf(expected) });
  else if (expected.count !== null && brokers.length < expected.count)
    waiting('rocketmq-brokers-missing', {
      has: brokers.length,
      wanted: expected.count,
      known: brokers.map(brokerKey).join(', '),
    });
  const absent = expected.named.filter(({ name: one }) => !brokers.some((has) => has.name === one));
  if (absent.length > 0 && brokers.length > 0)
    waiting('rocketmq-broker-missing', { names: absent.map((one) => one.name).join(', ') });
  const headless = [...new Set(brokers.map((one) => one.name))].filter(
    (one) => !brokers.some((has) => has.name === one && has.id === 0),
  );
  if (headless.length > 0) waiting('rocketmq-no-master', { names: headless.join(', ') });
  for (const { name: one, slaves } of expected.named) {
    const has = brokers.filter((broker) => broker.name === one && broker.id !== 0).length;
    if (brokers.some((broker) => broker.name === one) && has < slaves)
      waiting('rocketmq-slaves-missing', { broker: one, has, wanted: slaves });
  }
  faults.push(...strangers(server, brokers, expected), ...routeFaults(server));
  return faults.length === 0 ? [{ ...found('pass', null), object }] : faults;
}

/** A broker of another cluster of brokers is not the one that was expected, however long is waited. */
function strangers(
  { name, object }: NameServer,
  brokers: readonly RegisteredBroker[],
  { named }: ExpectedBrokers,
): readonly Found[] {
  return named.flatMap(({ name: broker, cluster }) => {
    const other = brokers.find(
      (one) => cluster !== null && one.name === broker && one.cluster !== cluster,
    );
    if (other === undefined || cluster === null) return [];
    const params = { server: name, broker, cluster: other.cluster, expected: cluster };
    return [found('fail', aCause('rocketmq-other-cluster', params, { object }))];
  });
}

type Silent = Exclude<NameServer['seen'], { is: 'answer' }>;

function silentServer({ name, object }: NameServer, seen: Silent): Found {
  if (seen.is === 'no-way') return found('unknown', aCause(seen.code, seen.params, { object }));
  if (seen.is === 'refusal') {
    const params = { server: name, code: seen.code, remark: seen.remark };
    return found('unknown', aCause('rocketmq-name-server-refuses', params, { object }));
  }
  const { code } = seen;
  const cause = (says: string, healsByItself: boolean) =>
    aCause(says, { server: name, code }, { object, healsByItself });
  return cannotTell(seen)
    ? found('unknown', cause(UNTOLD[seen.is], false))
    : found('wait', cause('rocketmq-name-server-silent', true));
}

type Untold = NoAnswer & { readonly is: keyof typeof UNTOLD };
const UNTOLD = {
  garbage: 'rocketmq-name-server-garbage',
  unreachable: 'rocketmq-name-server-unreachable',
} as const;

function cannotTell(seen: NoAnswer): seen is Untold {
  return seen.is === 'garbage' || seen.is === 'unreachable';
}

function wantedOf({ count, named }: ExpectedBrokers): number {
  return count ?? named.reduce((sum, { slaves }) => sum + 1 + slaves, 0);
}

function rowsOf(
  servers: readonly NameServer[],
  addresses: ReadonlyMap<string, AtAddress>,
): readonly BrokerRow[] {
  const rows = new Map<string, BrokerRow>();
  for (const { name, seen } of servers) {
    if (seen.is !== 'answer') continue;
    for (const broker of seen.brokers) {
      const key = JSON.stringify([broker.name, broker.id, broker.address]);
      const at = addresses.get(broker.address);
      const before = rows.get(key)?.servers ?? [];
      rows.set(key, {
        ...broker,
        servers: [...before, name],
        pod: at?.behind?.pod.name ?? null,
        version: versionOf(at),
      });
    }
  }
  return [...rows.values()];
}

function versionOf(at: AtAddress | undefined): string | null {
  const runtime = at?.runtime ?? null;
  if (runtime === null || (runtime.is !== 'answer' && runtime.is !== 'refusal')) return null;
  return runtime.version;
}

/** More than were expected prove nothing against those that were. */
function extras(rows: readonly BrokerRow[], { count, named }: ExpectedBrokers): readonly Cause[] {
  const keys = [...new Set(rows.map(brokerKey))];
  const strange = rows.filter((row) => !named.some(({ name }) => row.name === name));
  const unnamed = [...new Set(strange.map(brokerKey))];
  const isMore = count === null ? unnamed.length > 0 : keys.length > count;
  if (!isMore || (count === null && named.length === 0)) return [];
  const names = count === null ? unnamed : keys;
  return [
    aCause('rocketmq-brokers-more', { has: keys.length, names: names.toSorted().join(', ') }),
  ];
}

function versionNotes(rows: readonly BrokerRow[]): readonly Cause[] {
  const versions = [...new Set(rows.flatMap(({ version }) => version ?? []))].toSorted();
  if (versions.length < 2) return [];
  return [aCause('rocketmq-versions-differ', { versions: versions.join(', ') })];
}

function notesOf(runtimes: readonly BrokerRuntime[]): readonly Cause[] {
  return runtimes.flatMap(({ note }) => note ?? []);
}
