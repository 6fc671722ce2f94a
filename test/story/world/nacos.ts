import type { PortForward } from '../../support/control-plane/running-commands.ts';
import { startNacos } from '../../../src/practice/apps/nacos.ts';
import type { Part } from './part.ts';

const PORT = 8848;

/** The Nacos of each namespace: its pods, and where each of them really answers. */
const CLUSTERS = [
  { name: 'nacos-sandbox', namespace: 'sandbox', targets: [18848], configs: { sandbox: 2 } },
  {
    name: 'nacos',
    namespace: 'prod',
    targets: [18851, 18852, 18853],
    configs: { prod: 3, pre: 2 },
  },
] as const;

/** How many configurations each Nacos has, by its namespaces: its archive has as many. */
export function configsOf(cluster: (typeof CLUSTERS)[number]['name']): {
  readonly [namespace: string]: number;
} {
  return CLUSTERS.find(({ name }) => name === cluster)?.configs ?? {};
}

export const NACOS_FORWARDS: readonly PortForward[] = CLUSTERS.flatMap(({ name, targets }) =>
  targets.map((target, index) => ({ pods: [`${name}-${index}`], ports: [PORT], target })),
);

/** What answers behind the pods of Nacos: each knows all members of its cluster by their names. */
export async function nacos(): Promise<Part> {
  const servers = await Promise.all(
    CLUSTERS.flatMap(({ name, namespace, targets, configs }) => {
      const members = targets.map((_, index) => ({
        address: `${name}-${index}.${name}.${namespace}.svc.cluster.local:${PORT}`,
        state: 'UP',
      }));
      const mode = targets.length > 1 ? 'cluster' : 'standalone';
      return targets.map((port) =>
        startNacos({ port }, { mode, members, configs: { '': 0, ...configs } }),
      );
    }),
  );
  return {
    changes: () => servers.flatMap(({ asked }) => asked).filter((one) => !one.startsWith('GET ')),
    async close() {
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}
