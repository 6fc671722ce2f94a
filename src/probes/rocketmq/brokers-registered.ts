import { parseAddress } from '../../membership/at-address.ts';
import { judgeBrokers } from '../../membership/brokers.ts';
import type { AtAddress, BrokerRow, NameServer } from '../../membership/broker-seen.ts';
import { livingPod } from '../../membership/living-pod.ts';
import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import { podsIn, podsOf, type PodsFound } from '../pods-of.ts';
import { portFault } from '../port-fault.ts';
import { answered, jsonEvidence, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';
import {
  askBrokers,
  askServers,
  serverInPod,
  type Reach,
  type ServerToAsk,
} from './ask-brokers.ts';
import { brokerFields, brokerFinds } from './brokers-fields.ts';
import { expectedBrokers, type BrokersInput } from './expected-brokers.ts';

type Left<T> = T | null;

type With = BrokersInput & {
  readonly namespace: string;
  readonly nameServers?: Left<readonly string[]>;
  readonly nameServerSelector?: Left<string>;
  readonly nameServerAddresses?: Left<readonly string[]>;
  readonly port?: Left<number>;
  readonly reach?: Left<Reach>;
};

const PORT = 9876;

export const brokersRegistered: ProbeDef<With> = {
  id: 'rocketmq/brokers-registered',
  group: 'apps',
  doc: {
    en: 'Every expected RocketMQ broker is registered on each name server, at an address where a broker lives.',
    zh: '预期的每个 RocketMQ broker 都已在每个 name server 上注册，且其地址上确有 broker 在运行。',
  },
  with: brokerFields,
  finds: brokerFinds,
  needsTarget: true,
  // A name server looks for dead brokers every five seconds.
  everyMs: 5000,
  look: (input, ports, signal) => answered(lookAt(input, ports, signal)),
};

async function lookAt(input: With, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const { namespace, port, reach } = withDefaults(input);
  const expected = expectedBrokers(input);
  if ('code' in expected) return result(found('unknown', expected));
  const fault = portFault(port);
  if (fault !== undefined) return result(found('unknown', fault));

  const objects = await podsIn(namespace, ports.cluster, signal);
  const wanted = {
    namespace,
    workloads: input.nameServers ?? [],
    selector: input.nameServerSelector ?? null,
  };
  const own = await podsOf(wanted, objects, ports.cluster, signal);
  const outside = outsideServers(input.nameServerAddresses ?? []);
  const toAsk = [...own.living.map((pod) => serverInPod(pod, port, reach)), ...outside.servers];
  const servers = await askServers(toAsk, expected.topics, ports, signal);
  const pods = objects.flatMap((object) => livingPod(object) ?? []);
  const addresses = await askBrokers(servers, { namespace, pods, reach }, ports, signal);
  const { all, notes, rows } = judgeBrokers(servers, addresses, expected);
  const before = [...own.faults, ...outside.faults, ...fewServers(namespace, own, toAsk.length)];
  return told(worstOf([...before, ...all], notes), servers, addresses, rows);
}

function withDefaults({ namespace, port, reach }: With) {
  return { namespace, port: port ?? PORT, reach: reach ?? ('forward' as const) };
}

function outsideServers(texts: readonly string[]): {
  readonly servers: readonly ServerToAsk[];
  readonly faults: readonly Found[];
} {
  const all = texts.map((text) => ({ text, at: parseAddress(text) }));
  return {
    servers: all.flatMap(({ text, at }) =>
      at === undefined ? [] : [{ name: text, object: { kind: 'Host', name: text }, at }],
    ),
    faults: all.flatMap(({ text, at }) =>
      at === undefined
        ? [found('unknown', aCause('rocketmq-address-malformed', { address: text }))]
        : [],
    ),
  };
}

function fewServers(
  namespace: string,
  { living, wanted, others, faults }: PodsFound,
  asked: number,
): readonly Found[] {
  if (living.length < wanted) {
    const params = { namespace, has: living.length, wanted, others: others.join(', ') || '-' };
    const code = 'rocketmq-name-servers-missing';
    return [found('wait', aCause(code, params, { healsByItself: true }))];
  }
  // Nobody who could be asked: whatever else is true, nothing was proven.
  return asked === 0 && faults.length === 0
    ? [found('unknown', aCause('rocketmq-no-name-server', { namespace }))]
    : [];
}

function told(
  is: Found,
  servers: readonly NameServer[],
  addresses: readonly AtAddress[],
  rows: readonly BrokerRow[],
): ProbeResult {
  const brokers = rows.map(({ name, cluster, id, address, pod, version }) => ({
    name,
    cluster,
    id,
    role: id === 0 ? 'master' : 'slave',
    address,
    pod,
    version,
  }));
  return result(is, {
    finds: { brokers, nameServers: servers.map(({ name }) => name) },
    evidence: [
      jsonEvidence('name-servers', servers.map(serverRow)),
      jsonEvidence(
        'brokers',
        rows.map((row) => brokerRow(row, addresses)),
      ),
    ],
    // Another address, or another start of the same broker, is another broker.
    ...(is.verdict === 'pass' ? { unbroken: unbrokenText(rows, addresses) } : {}),
  });
}

function serverRow({ name, seen, routes }: NameServer) {
  return { server: name, ...seen, ...(routes.length === 0 ? {} : { routes }) };
}

function brokerRow(row: BrokerRow, addresses: readonly AtAddress[]) {
  const runtime = addresses.find(({ address }) => address === row.address)?.runtime ?? null;
  if (runtime === null || runtime.is !== 'answer') return { ...row, runtime };
  const { brokerActive, bootTimestamp, brokerVersionDesc } = runtime.table;
  return { ...row, runtime: { is: runtime.is, brokerActive, bootTimestamp, brokerVersionDesc } };
}

function unbrokenText(rows: readonly BrokerRow[], addresses: readonly AtAddress[]): string {
  return rows
    .map((row) => {
      const runtime = addresses.find(({ address }) => address === row.address)?.runtime ?? null;
      const started = runtime?.is === 'answer' ? (runtime.table['bootTimestamp'] ?? '') : '';
      return [row.name, row.id, row.address, started].join(' ');
    })
    .toSorted()
    .join('\n');
}
