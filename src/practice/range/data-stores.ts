import net from 'node:net';
import type { Door, Part } from '../door.ts';
import { listen } from '../listen.ts';
import type { DataStores } from '../range-world.ts';

/** Data stores outside of the cluster: they take a connection and say nothing. */
export async function startDataStores(
  stores: readonly { readonly host: string; readonly port: number }[],
): Promise<DataStores & Part> {
  const gone = new Set<string>();
  const parts = await Promise.all(
    stores.map(async ({ host, port }) => {
      const server = net.createServer((socket) => {
        if (gone.has(host)) socket.resetAndDestroy();
      });
      const { at, close } = await listen(server);
      const door: Door = { seen: host, port, protocol: 'tcp', at };
      return { door, close };
    }),
  );
  return {
    // Where nobody listens any more there is no door.
    get doors() {
      return parts.map(({ door }) => door).filter(({ seen }) => !gone.has(seen));
    },
    turn(host, state) {
      if (state === 'gone') gone.add(host);
      else gone.delete(host);
    },
    close: async () => void (await Promise.all(parts.map((part) => part.close()))),
  };
}
