import type { JsonObject } from '../../model/json.ts';
import { nameOf, namespaceOf, uidOf } from '../store/metadata.ts';
import type { Store } from '../store/store.ts';
import { POD } from './read-pod.ts';

/** A server that plays one pod. */
export type AppServer<Given> = {
  readonly port: number;
  /** What it answers from now on. */
  readonly become: (given: Given) => void;
  readonly stop: () => Promise<void>;
};

export type AppServers = {
  /** The port of loopback at which a pod is played. */
  portOf(pod: JsonObject): Promise<number>;
  /** Tells all of them what they answer by now, and ends those whose pods are gone. */
  refresh(): void;
  close(): Promise<void>;
};

/** One server for each pod that was ever asked, for as long as there is that pod. */
export function appServers<Given>(
  store: Store,
  start: (given: Given) => Promise<AppServer<Given>>,
  answersOf: (pod: JsonObject) => Given,
): AppServers {
  const started = new Map<string, { pod: JsonObject; server: Promise<AppServer<Given>> }>();

  async function become(uid: string): Promise<void> {
    const one = started.get(uid);
    if (one === undefined) return;
    const place = { namespace: namespaceOf(one.pod), name: nameOf(one.pod) };
    const now = store.get(POD, place);
    const server = await one.server;
    if (now !== undefined && uidOf(now) === uid) {
      server.become(answersOf(now));
      return;
    }
    started.delete(uid);
    await server.stop();
  }

  return {
    async portOf(pod) {
      const uid = uidOf(pod);
      const known = started.get(uid) ?? { pod, server: start(answersOf(pod)) };
      started.set(uid, known);
      return (await known.server).port;
    },
    refresh() {
      // Whoever asks such a pod is told why it does not start.
      for (const uid of started.keys()) become(uid).catch(() => undefined);
    },
    async close() {
      const all = [...started.values()];
      started.clear();
      await Promise.all(all.map(async ({ server }) => (await server).stop()));
    },
  };
}
