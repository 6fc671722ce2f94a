import http from 'node:http';
import http2 from 'node:http2';
import type net from 'node:net';
import type { Readable } from 'node:stream';
import tls from 'node:tls';
import type { DnsServer } from '../model/dns.ts';
import type { Query } from './query.ts';
import { noReply, type Settled, unreachable } from './reply.ts';
import type { Route } from './route.ts';
import { ENDED } from './scope.ts';

const MEDIA_TYPE = 'application/dns-message';
const PATH = '/dns-query';
/** No DNS message is longer. */
const BODY_BYTES = 65_535;

/**
 * Asks over HTTPS (RFC 8484) at the server's own address, as a name would have to be looked up first; the certificate
 * has to be for its name. HTTP/2 or 1.1, as the server likes.
 */
export async function askOverHttps(
  query: Query,
  server: DnsServer & { readonly doh: string },
  route: Route,
  signal: AbortSignal,
): Promise<Settled> {
  let socket: net.Socket;
  try {
    socket = await route.dialer.tcp(server.address, route.https.port, signal);
  } catch (error) {
    return signal.aborted ? late() : unreachable('https', error);
  }
  const done = new AbortController();
  const exchange = new Promise<Settled>((resolve) => {
    const fail = (error: unknown) => resolve(unreachable('https', error));
    if (signal.aborted) resolve(late());
    signal.addEventListener('abort', () => resolve(late()), { signal: done.signal });
    socket.on('error', fail);
    const secure = tls.connect({
      socket,
      servername: server.doh,
      ALPNProtocols: ['h2', 'http/1.1'],
      ...(route.https.roots === undefined
        ? {}
        : { ca: [...tls.rootCertificates, ...route.https.roots] }),
    });
    secure.on('error', fail);
    secure.on('close', () => resolve(noReply('unreachable', 'https', 'closed')));
    secure.once('secureConnect', () => {
      const ask = secure.alpnProtocol === 'h2' ? postHttp2 : postHttp1;
      ask(secure, server.doh, query.bytes, done.signal).then(
        (answer) => resolve(read(query, answer)),
        fail,
      );
    });
  });
  return exchange.finally(() => {
    done.abort(ENDED);
    socket.destroy();
  });
}

type HttpAnswer = { readonly status: number; readonly type: string; readonly body: Buffer };

function postHttp1(
  socket: tls.TLSSocket,
  host: string,
  body: Buffer,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const request = http.request({
      method: 'POST',
      path: PATH,
      // Without an agent: one would open a socket of its own.
      createConnection: () => socket,
      headers: { host, ...headersOf(body) },
      signal,
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const { statusCode: status = 0, headers } = response;
      const type = headers['content-type'] ?? '';
      bodyOf(response).then((bytes) => resolve({ status, type, body: bytes }), reject);
    });
    request.end(body);
  });
}

function postHttp2(
  socket: tls.TLSSocket,
  host: string,
  body: Buffer,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const session = http2.connect(`https://${host}`, { createConnection: () => socket });
    session.on('error', reject);
    signal.addEventListener('abort', () => session.destroy(), { once: true });
    const request = session.request({
      ':method': 'POST',
      ':path': PATH,
      ':authority': host,
      ...headersOf(body),
    });
    request.on('error', reject);
    request.on('response', (headers) => {
      const status = headers[':status'] ?? 0;
      const type = headers['content-type'] ?? '';
      bodyOf(request).then((bytes) => resolve({ status, type, body: bytes }), reject);
    });
    request.end(body);
  });
}

function headersOf(body: Buffer): Record<string, string> {
  return {
    accept: MEDIA_TYPE,
    'content-type': MEDIA_TYPE,
    'content-length': String(body.length),
  };
}

/** What is too long is cut off: then it is no message. */
async function bodyOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) break;
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes > BODY_BYTES) break;
  }
  return Buffer.concat(chunks);
}

function read(query: Query, { status, type, body }: HttpAnswer): Settled {
  if (status !== 200) return noReply('garbage', 'https', `HTTP ${status}`);
  if (!type.startsWith(MEDIA_TYPE)) return noReply('garbage', 'https', `content type ${type}`);
  const reading = query.read(body);
  switch (reading.is) {
    case 'message':
      return { ...reading, transport: 'https' };
    case 'cut':
      return noReply('garbage', 'https', 'cut over HTTPS');
    case 'stray':
    case 'garbage':
      return noReply('garbage', 'https', reading.code);
  }
}

function late(): Settled {
  return noReply('timeout', 'https', 'ETIMEDOUT');
}
