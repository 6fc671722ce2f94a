import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import { onTestFinished } from 'vitest';

export type Listening = {
  readonly port: number;
  /** Connections that are open now. */
  readonly open: () => number;
  readonly taken: () => number;
};

/** Listens on 127.0.0.1 until the test is over. */
export async function listening(server: net.Server): Promise<Listening> {
  const sockets = new Set<net.Socket>();
  let taken = 0;
  server.on('connection', (socket: net.Socket) => {
    taken += 1;
    sockets.add(socket);
    // Who does not read never learns that the other side has closed.
    socket
      .on('error', () => {})
      .once('close', () => sockets.delete(socket))
      .resume();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, open: () => sockets.size, taken: () => taken };
}

/** What a server of no protocol does with each connection. */
export function rawServer(answer: (socket: net.Socket) => void): Promise<Listening> {
  return listening(net.createServer(answer));
}

/** Node's own TLS server, which has more to set than nginx. */
export function tlsServer(options: tls.TlsOptions): Promise<Listening> {
  const server = tls.createServer(options, (socket) => {
    socket.on('error', () => {}).resume();
  });
  server.on('tlsClientError', () => {});
  return listening(server);
}

/** In front of a server: what that one says is changed on its way. */
export function changingProxy(
  port: number,
  change: (bytes: Buffer, toClient: net.Socket) => void,
): Promise<Listening> {
  return rawServer((client) => {
    const server = net.connect(port, '127.0.0.1');
    server.on('error', () => client.destroy()).on('data', (bytes) => change(bytes, client));
    client.on('data', (bytes) => server.write(bytes)).once('close', () => server.destroy());
  });
}
