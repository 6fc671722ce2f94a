import path from 'node:path';
import type { PortForward } from '../../support/control-plane/running-commands.ts';
import { startBroker, startNameServer } from '../../support/rocketmq/rocketmq.ts';
import type { Ground, Part } from './part.ts';

const HERE = '127.0.0.1';
const NAME_SERVER_PORT = 9876;
const NAME_SERVERS = [19876, 19976] as const;
/** Each with the address of the Service in front of it, as the manifests have it. */
const BROKERS = [
  { port: 10911, announces: '198.19.200.1' },
  { port: 10921, announces: '198.19.200.2' },
] as const;

export const ROCKETMQ_FORWARDS: readonly PortForward[] = [
  ...NAME_SERVERS.map((target, index) => ({
    pods: [`rocketmq-name-server-${index}`],
    ports: [NAME_SERVER_PORT],
    target,
  })),
  ...BROKERS.map(({ port }, index) => ({
    pods: [`rocketmq-broker-${index}`],
    ports: [port],
    target: port,
  })),
];

/** What runs behind the pods of RocketMQ: two name servers, and two brokers that know both. */
export async function rocketmq({ folder }: Ground): Promise<Part> {
  const own = (name: string) => path.join(folder, 'rocketmq', name);
  const nameServers = await Promise.all(
    NAME_SERVERS.map((port) => startNameServer({ folder: own(`${port}`), host: HERE, port })),
  );
  const brokers = await Promise.all(
    BROKERS.map(({ port, announces }, index) =>
      startBroker({
        folder: own(`${port}`),
        host: HERE,
        port,
        name: `broker-${index}`,
        id: 0,
        nameServers: NAME_SERVERS.map((one) => `${HERE}:${one}`),
        announces,
      }),
    ),
  );
  return {
    async close() {
      await Promise.all([...brokers, ...nameServers].map((one) => one.stop()));
    },
  };
}
