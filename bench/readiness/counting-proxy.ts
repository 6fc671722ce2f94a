import net from 'node:net';
import { once } from 'node:events';

export type CountingProxy = {
  readonly url: string;
  /** From the API server, as they went over the wire. */
  readonly received: () => number;
  /** To the API server. */
  readonly sent: () => number;
  readonly connections: () => number;
  /** When the first connection was made, epoch milliseconds. */
  readonly firstAt: () => number | undefined;
  readonly close: () => void;
};

/** Hands on every byte and counts it. */
export async function startCountingProxy(server: string): Promise<CountingProxy> {
  const { hostname, port } = new URL(server);
  let [received, sent, connections] = [0, 0, 0];
  let firstAt: number | undefined;
  const sockets = new Set<net.Socket>();
  const proxy = net.createServer((client) => {
    connections += 1;
    firstAt ??= Date.now();
    const upstream = net.connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      // One end that breaks off takes the other with it.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (bytes) => (sent += bytes.length));
    upstream.on('data', (bytes) => (received += bytes.length));
    client.pipe(upstream);
    upstream.pipe(client);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    url: `https://127.0.0.1:${address.port}`,
    received: () => received,
    sent: () => sent,
    connections: () => connections,
    firstAt: () => firstAt,
    close: () => {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
