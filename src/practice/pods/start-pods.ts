import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import type { JsonObject } from '../../model/json.ts';
import type { NacosState } from '../apps/nacos.ts';
import { EXAMPLE_NACOS } from '../archives/example-archives.ts';
import type { NacosConfigs } from '../archives/nacos-archive.ts';
import type { Store } from '../store/store.ts';
import { SWITCHBOARD } from '../switchboard/ask.ts';
import { containerCommands, layPrograms } from './container-commands.ts';
import { startPlainServer } from './plain-server.ts';
import { podCommands } from './pod-commands.ts';
import { rangeJenkins, type JenkinsSite } from './range-jenkins.ts';
import { rangeNacos } from './range-nacos.ts';
import type { RangePods } from './range-pods.ts';
import { rangeRocketmq } from './range-rocketmq.ts';
import { type App, appOf, isReady, listensAt, POD } from './read-pod.ts';

export type PodsOptions = {
  /** For the disks of containers and for the programs in them; on a disk that may start programs. */
  readonly folder: string;
  readonly store: Store;
  /** Address of the switchboard: what runs in pods gets out by it alone. */
  readonly switchboard: string;
  /** What starts this program once more. */
  readonly self: readonly string[];
  /** The PATH of this machine. */
  readonly searched: string;
  readonly jenkins: JenkinsSite & { readonly token: string };
  readonly nacos: {
    /** Who is let in; null where nobody has to log in. */
    readonly user: NacosState['user'];
    /** By the cluster's namespaces. @default those of the example site */
    readonly configs?: { readonly [namespace: string]: NacosConfigs };
  };
  /** How much faster than is sensible for a drill. @default 1 */
  readonly pace?: number;
};

const CONFIGS = { sandbox: EXAMPLE_NACOS.sandbox, prod: EXAMPLE_NACOS.production };

/** Gives the pods of a range's cluster a life of their own. */
export async function startPods(options: PodsOptions): Promise<RangePods> {
  const { folder, store, switchboard, self, searched, pace = 1 } = options;
  const bin = path.join(folder, 'bin');
  layPrograms(bin, self, searched);
  const disks = podCommands({
    folder: path.join(folder, 'disks'),
    bin,
    env: { [SWITCHBOARD]: switchboard },
  });
  const ended = new AbortController();
  const { rootOf } = disks;
  const { token, ...site } = options.jenkins;
  const [jenkins, plain] = await Promise.all([
    rangeJenkins({ store, site, token, rootOf, pace }),
    startPlainServer(),
  ]);
  const nacos = rangeNacos({ store, configs: CONFIGS, ...options.nacos });
  const rocketmq = rangeRocketmq(store);
  const portOf: { readonly [app in App]: (pod: JsonObject) => Promise<number> } = {
    jenkins: (pod) => jenkins.portOf(pod),
    nacos: (pod) => nacos.portOf(pod),
    'name-server': (pod) => rocketmq.portOf(pod),
    broker: (pod) => rocketmq.portOf(pod),
    web: async () => plain.port,
  };
  const stop = store.listen(({ kind }) => {
    if (kind.kind !== POD.kind) return;
    nacos.refresh();
    rocketmq.refresh();
  });

  return {
    ...containerCommands(store, disks, ended.signal),
    async forward(place, port) {
      const pod = store.get(POD, place);
      if (pod === undefined || !isReady(pod) || !listensAt(pod, port)) throw refused();
      const socket = net.connect(await portOf[appOf(pod)](pod), '127.0.0.1');
      await once(socket, 'connect');
      return socket;
    },
    jenkins,
    nacos: (namespace) => ({ set: (more) => nacos.set(namespace, more) }),
    rocketmq,
    rootOf,
    async close() {
      stop();
      ended.abort();
      await Promise.all([jenkins, nacos, rocketmq, plain].map((one) => one.close()));
    },
  };
}

function refused(): Error {
  return Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
}
