import { once } from 'node:events';
import type net from 'node:net';

export type Listening = {
  readonly at: { readonly host: string; readonly port: number };
  readonly close: () => Promise<void>;
};

const LOOPBACK = '127.0.0.1';

/**
 * Lets a server listen on loopback, at a free port unless one is named. `close` ends its connections too, in the middle of
 * whatever they do.
 */
export async function listen(
  server: net.Server,
  {
    host = LOOPBACK,
    port = 0,
  }: { readonly host?: string | undefined; readonly port?: number | undefined } = {},
): Promise<Listening> {
  const open = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    open.add(socket);
    socket.on('error', () => undefined).once('close', () => open.delete(socket));
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A server without a port.');
  return {
    at: { host, port: address.port },
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
