import { once } from 'node:events';
import http from 'node:http';
import http2 from 'node:http2';
import net from 'node:net';
import tls from 'node:tls';
import { onTestFinished } from 'vitest';
import type { HttpQuestion } from '../../../src/model/http.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { anAuthority } from '../tls/certificates.ts';

/** What answers over HTTP/1.1 and over HTTP/2 have in common. */
export type Response = {
  readonly destroyed: boolean;
  setHeader(name: string, value: string | string[]): unknown;
  writeHead(status: number, headers?: { [name: string]: string }): unknown;
  write(chunk: string | Buffer): boolean;
  end(): unknown;
  end(chunk: string | Buffer): unknown;
  on(event: 'drain', listener: () => void): unknown;
};
export type Listener = (
  request: http.IncomingMessage | http2.Http2ServerRequest,
  response: Response,
) => void;

export type WebServer = {
  readonly port: number;
  /** PEM of what issued its certificate; '' where it has none. */
  readonly root: string;
  /** Connections that are open at this moment. */
  readonly open: () => number;
};

export const HOST = 'www.example.test';

/** Listens on loopback until the test is over. */
export async function listening(server: net.Server, root: string = ''): Promise<WebServer> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, root, open: () => sockets.size };
}

export function plainly(listener: Listener): Promise<WebServer> {
  return listening(http.createServer(listener));
}

type Certified = {
  readonly names?: readonly string[];
  readonly addresses?: readonly string[];
  readonly notAfter?: number;
};

async function certified({ names = [HOST], addresses = [], notAfter }: Certified = {}) {
  const authority = await anAuthority();
  const pair = await authority.issue({
    names: [
      ...names.map((value) => ({ type: 'dns', value }) as const),
      ...addresses.map((value) => ({ type: 'ip', value }) as const),
    ],
    subject: 'CN=web',
    ...(notAfter === undefined ? {} : { notAfter }),
  });
  return { pair, root: authority.pem };
}

/** HTTP/2 and HTTP/1.1 over TLS, or only what `protocols` says. */
export async function securely(
  listener: Listener,
  { protocols, ...more }: Certified & { readonly protocols?: readonly string[] } = {},
): Promise<WebServer> {
  const { pair, root } = await certified(more);
  const isOld = protocols?.includes('h2') === false;
  const server = isOld
    ? (await import('node:https')).createServer(
        { ...pair, ALPNProtocols: [...protocols] },
        listener,
      )
    : http2.createSecureServer({ ...pair, allowHTTP1: true }, listener);
  server.on('sessionError', () => undefined);
  server.on('tlsClientError', () => undefined);
  return listening(server, root);
}

/** HTTP/2 by its streams: for what no well-behaved server does. */
export async function byStreams(
  onStream: (stream: http2.ServerHttp2Stream) => void,
): Promise<WebServer> {
  const { pair, root } = await certified();
  const server = http2.createSecureServer({ ...pair, allowHTTP1: true }, (_, response) => {
    // What is asked over HTTP/1.1.
    if (response.stream === undefined) response.end('over 1.1');
  });
  server.on('sessionError', () => undefined);
  server.on('stream', (stream: http2.ServerHttp2Stream) => {
    stream.on('error', () => undefined);
    onStream(stream);
  });
  return listening(server, root);
}

/** Whatever bytes a test wants to send. */
export function rawly(onSocket: (socket: net.Socket) => void): Promise<WebServer> {
  return listening(
    net.createServer((socket) => {
      // Who reads nothing never hears that the other side has gone.
      socket.resume();
      onSocket(socket);
    }),
  );
}

/** The same after a good handshake. */
export async function rawlyOverTls(
  onSocket: (socket: tls.TLSSocket) => void,
  protocols: readonly string[] = ['http/1.1'],
): Promise<WebServer> {
  const { pair, root } = await certified();
  const server = tls.createServer({ ...pair, ALPNProtocols: [...protocols] }, (socket) => {
    socket.on('error', () => undefined).resume();
    onSocket(socket);
  });
  server.on('tlsClientError', () => undefined);
  return listening(server, root);
}

/** Sends a piece again and again as fast as it is taken, until nobody listens any more. */
export function endlessly(socket: net.Socket, piece: string | Buffer): void {
  const push = () => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', push);
  push();
}

/** Asks this server, which says it is `HOST`. */
export function asked(server: WebServer, more: Partial<HttpQuestion> = {}): HttpQuestion {
  return {
    scheme: server.root === '' ? 'http' : 'https',
    host: HOST,
    address: '127.0.0.1',
    port: server.port,
    path: '/',
    roots: server.root === '' ? [] : [server.root],
    ...more,
  };
}

/** Tells which of the sockets that it opened are still open, and how many there were at most at a time. */
export function countingDialer() {
  const direct = directDialer();
  const sockets: net.Socket[] = [];
  const open = () => sockets.filter((socket) => !socket.destroyed).length;
  let most = 0;
  return {
    ...direct,
    async tcp(host: string, port: number, signal: AbortSignal) {
      const socket = await direct.tcp(host, port, signal);
      sockets.push(socket);
      most = Math.max(most, open());
      return socket;
    },
    open,
    opened: () => sockets.length,
    most: () => most,
  };
}
