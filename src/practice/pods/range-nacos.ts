import type { JsonObject } from '../../model/json.ts';
import { startNacos, type NacosState } from '../apps/nacos.ts';
import type { NacosConfigs } from '../archives/nacos-archive.ts';
import { namespaceOf } from '../store/metadata.ts';
import type { Store } from '../store/store.ts';
import { appServers, type AppServers } from './app-servers.ts';
import { createChanges, type Changes } from './changes.ts';
import { addressOf, hostOf, isReady, podsThat } from './read-pod.ts';

export type RangeNacosOptions = {
  readonly store: Store;
  /** Who is let in; null where nobody has to log in. */
  readonly user: NacosState['user'];
  /** What the Nacos of each namespace of the cluster has: its database has outlived the cluster. */
  readonly configs: { readonly [namespace: string]: NacosConfigs };
};

export type RangeNacos = AppServers & {
  /** Changes all members of a namespace's Nacos; gives how to take that back. */
  set(namespace: string, more: Partial<NacosState>): () => void;
};

const PORT = 8848;
const VERSION = '2.5.1';

/** The Nacos of each namespace: its members are the pods that there are, and know each other. */
export function rangeNacos({ store, user, configs }: RangeNacosOptions): RangeNacos {
  const changes = new Map<string, Changes<NacosState>>();
  const servers = appServers<NacosState>(store, started, stateOf);

  function changesIn(namespace: string): Changes<NacosState> {
    const known = changes.get(namespace) ?? createChanges<NacosState>(() => servers.refresh());
    changes.set(namespace, known);
    return known;
  }

  function stateOf(pod: JsonObject): NacosState {
    const namespace = namespaceOf(pod) ?? '';
    const all = podsThat(store, 'nacos', namespace).filter((one) => addressOf(one) !== '');
    return changesIn(namespace).over({
      version: VERSION,
      mode: all.length > 1 ? 'cluster' : 'standalone',
      notReady: '',
      members: all.map((one) => ({
        address: `${hostOf(one)}:${PORT}`,
        state: isReady(one) ? 'UP' : 'DOWN',
      })),
      configs: { '': 0, ...configs[namespace] },
      user,
      starting: false,
    });
  }

  return { ...servers, set: (namespace, more) => changesIn(namespace).put(more) };
}

async function started(state: NacosState) {
  const nacos = await startNacos({}, state);
  return {
    port: nacos.port,
    become: (now: NacosState) => void Object.assign(nacos, now),
    stop: nacos.stop,
  };
}
