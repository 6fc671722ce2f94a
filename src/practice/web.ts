import type http from 'node:http';
import http2 from 'node:http2';
import type net from 'node:net';
import type { Writable } from 'node:stream';
import type { Pair } from './authority.ts';
import type { Part } from './door.ts';
import { listen } from './listen.ts';

export type Request = http.IncomingMessage | http2.Http2ServerRequest;

/** What answers over HTTP/1.1 and over HTTP/2 have in common. */
export type Response = Writable & {
  readonly headersSent: boolean;
  setHeader(name: string, value: string): unknown;
  writeHead(status: number, headers: http.OutgoingHttpHeaders): unknown;
};

/** A whole answer. */
export type Page = {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
};

const HTTPS_PORT = 443;

/** A site over HTTPS, HTTP/2 or 1.1. `isUp` is asked at each connection: who finds it down is sent away. */
export async function serveWeb(
  host: string,
  pair: Pair,
  answer: (request: Request, response: Response) => void,
  isUp: () => boolean = () => true,
): Promise<Part> {
  const server = http2.createSecureServer({ ...pair, allowHTTP1: true }, answer);
  refuseQuietly(server, isUp);
  const { at, close } = await listen(server);
  return { doors: [{ seen: host, port: HTTPS_PORT, protocol: 'tcp', at }], close };
}

/** Lets a server send connections away before anything else is heard of them, and makes nothing of handshakes that fail. */
export function refuseQuietly(server: net.Server, isUp: () => boolean): void {
  server.prependListener('connection', (socket: net.Socket) => {
    if (!isUp()) socket.resetAndDestroy();
  });
  server.on('tlsClientError', () => undefined).on('sessionError', () => undefined);
}

/** To HEAD goes what to GET would have gone, without its body. */
export function sendPage(request: Request, response: Response, page: Page): void {
  const { status, headers, body } = page;
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
  response.end(request.method === 'HEAD' ? '' : body);
}
