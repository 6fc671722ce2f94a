import { onTestFinished } from 'vitest';
import type { KubeObject, Readers } from '../../../src/model/ports.ts';
import { nacosReader } from '../../../src/nacos/nacos-reader.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { startNacos, type Nacos, type NacosState } from '../../../src/practice/apps/nacos.ts';
import { readersOf } from '../../support/probes/readers.ts';
import { aPod, aStatefulSet, podDialer } from '../../support/rocketmq/pods.ts';

export const ASKED = { namespace: 'infra', workload: 'nacos' };

export type NacosWorld = {
  readonly servers: readonly Nacos[];
  readonly port: number;
  readonly objects: readonly KubeObject[];
  readonly readers: (objects?: readonly KubeObject[]) => Readers;
};

/** A Nacos of so many pods, each on an address of its own, that all know each other unless it is said otherwise. */
export async function aNacosWorld(
  count: number,
  more: Partial<NacosState> = {},
): Promise<NacosWorld> {
  const servers: Nacos[] = [];
  const hosts = Array.from({ length: count }, (_, index) => `127.0.3.${index + 1}`);
  for (const host of hosts) {
    const server = await startNacos(
      { host, port: servers[0]?.port ?? 0 },
      { mode: 'cluster', ...more },
    );
    onTestFinished(() => server.stop());
    servers.push(server);
  }
  const port = servers[0]?.port ?? 0;
  for (const server of servers)
    if (more.members === undefined)
      server.members = hosts.map((host) => ({ address: `${host}:${port}`, state: 'UP' }));
  const objects = [
    aStatefulSet('nacos', count),
    ...hosts.map((host, index) => aPod(`nacos-${index}`, host)),
  ];
  return {
    servers,
    port,
    objects,
    readers: (all = objects) => {
      const pods = podDialer(all.filter(({ kind }) => kind === 'Pod'));
      return readersOf(all, { nacos: nacosReader(directDialer(), pods, { timeoutMs: 5000 }) });
    },
  };
}
