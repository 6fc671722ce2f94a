import type { JsonObject } from '../../model/json.ts';
import { startRocketmq, type RocketmqState } from '../apps/rocketmq.ts';
import { textAt } from '../store/json.ts';
import { nameOf, namespaceOf } from '../store/metadata.ts';
import type { Store } from '../store/store.ts';
import { appServers, type AppServers } from './app-servers.ts';
import { createChanges } from './changes.ts';
import { addressOf, appOf, isReady, podsThat } from './read-pod.ts';

export type RangeRocketmq = AppServers & {
  /** Changes what name servers know, or what brokers tell of themselves; gives how to take that back. */
  set(more: Partial<RocketmqState>): () => void;
  /** A broker, by the name of its pod, that does not register for as long as this is on. */
  mute(pod: string, isOn: boolean): void;
};

const CLUSTER = 'DefaultCluster';
const PORT = 10_911;

/** Name servers and brokers: who is ready and not mute is registered with every name server of its namespace. */
export function rangeRocketmq(store: Store): RangeRocketmq {
  const muted = new Set<string>();
  const changes = createChanges<RocketmqState>(() => servers.refresh());
  const servers = appServers<RocketmqState>(store, started, stateOf);

  function stateOf(pod: JsonObject): RocketmqState {
    if (appOf(pod) === 'broker') {
      const { runtime } = changes.over({ brokers: [], topics: {}, runtime: runtimeOf(pod) });
      return { brokers: [], topics: {}, runtime };
    }
    const registered = podsThat(store, 'broker', namespaceOf(pod)).filter(
      (one) => isReady(one) && !muted.has(nameOf(one)),
    );
    const brokers = registered.map((one) => ({
      name: nameOf(one),
      cluster: CLUSTER,
      id: 0,
      address: `${addressOf(one)}:${PORT}`,
    }));
    return { ...changes.over({ brokers, topics: {}, runtime: null }), runtime: null };
  }

  return {
    ...servers,
    set: (more) => changes.put(more),
    mute(pod, isOn) {
      if (isOn) muted.add(pod);
      else muted.delete(pod);
      servers.refresh();
    },
  };
}

function runtimeOf(pod: JsonObject): NonNullable<RocketmqState['runtime']> {
  const since = Date.parse(textAt(pod, 'status', 'startTime') ?? '');
  return { brokerActive: 'true', bootTimestamp: String(since), brokerVersionDesc: 'V5_3_3' };
}

async function started(state: RocketmqState) {
  const server = await startRocketmq(state);
  return { port: server.port, become: server.set, stop: () => server.close() };
}
