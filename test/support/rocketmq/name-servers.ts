import type { RegisteredBroker, RocketmqReader } from '../../../src/model/rocketmq.ts';

type Seen = Awaited<ReturnType<RocketmqReader['cluster']>>;
type Route = Awaited<ReturnType<RocketmqReader['route']>>;
type Runtime = Awaited<ReturnType<RocketmqReader['runtime']>>;

/** `broker-a 10.0.0.1:10911` is a master, `broker-a:1 10.0.0.2:10911` a slave. */
export function aBroker(text: string): RegisteredBroker {
  const [key = '', address = '', cluster = 'c'] = text.split(' ');
  const [name = '', id = '0'] = key.split(':');
  return { name, cluster, id: Number(id), address };
}

export function knows(...brokers: readonly string[]): Seen {
  return { is: 'answer', version: '5.3.3', brokers: brokers.map(aBroker), clusters: [] };
}

export const ALIVE: Extract<Runtime, { is: 'answer' }> = {
  is: 'answer',
  version: '5.3.3',
  table: { brokerActive: 'true', bootTimestamp: '1' },
};

export type Played = {
  /** By pod, or by `host:port`. */
  readonly servers: { readonly [server: string]: Seen };
  readonly routes?: { readonly [topic: string]: Route };
  /** By pod, or by `host:port`; the others are alive. */
  readonly brokers?: { readonly [pod: string]: Runtime };
};

/** Name servers and brokers that say what they are told to. */
export function playedRocketmq({ servers, routes = {}, brokers = {} }: Played): RocketmqReader {
  const nameOf = (at: Parameters<RocketmqReader['cluster']>[0]) =>
    'pod' in at ? at.pod : `${at.host}:${at.port}`;
  const nobody = { is: 'refused', code: 'ECONNREFUSED' } as const;
  return {
    cluster: async (at) => servers[nameOf(at)] ?? nobody,
    route: async (_, topic) => routes[topic] ?? { is: 'answer', version: '5.3.3', route: null },
    runtime: async (at) => brokers[nameOf(at)] ?? ALIVE,
  };
}
