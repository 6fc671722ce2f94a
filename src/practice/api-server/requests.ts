import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { TLSSocket } from 'node:tls';
import { ApiFault } from '../store/faults.ts';
import type { Answer, Asked, User } from './asked.ts';
import { whoAsks } from './who.ts';

/** Those of HTTP/1.1 come with the same methods, but without a stream. */
export type Request = Http2ServerRequest;
export type Response = Http2ServerResponse;

/** Who asks, and what. Throws `ApiFault` 401 where nobody knows who it is. */
export function askedOf(
  request: Request | IncomingMessage,
  tokens: ReadonlyMap<string, User>,
): Asked {
  const url = new URL(request.url ?? '/', 'https://range');
  const user = whoAsks(tlsOf(request), request.headers.authorization, tokens);
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    user,
    body: () => bodyOf(request),
  };
}

function tlsOf(request: Request | IncomingMessage): TLSSocket | undefined {
  const isNew = request.httpVersionMajor >= 2 && 'stream' in request;
  const socket = isNew ? request.stream.session?.socket : request.socket;
  return socket instanceof TLSSocket ? socket : undefined;
}

async function bodyOf(request: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Gives an answer, unless one is on its way already. */
export function send(
  response: Response,
  { status, body, headers = {}, warnings = [] }: Answer,
): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  const isText = typeof body === 'string' || Buffer.isBuffer(body);
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json';
  const said = warnings.map((text) => `299 - ${JSON.stringify(text)}`);
  const head: OutgoingHttpHeaders = {
    'content-type': type,
    'cache-control': 'no-cache, private',
    ...headers,
  };
  if (said.length > 0) head['warning'] = said.join(', ');
  response.writeHead(status, head);
  response.end(isText ? body : `${JSON.stringify(body)}\n`);
}

/** A fault of the range itself. */
export function internal(error: unknown): ApiFault {
  const why = error instanceof Error ? error.message : String(error);
  return new ApiFault(500, 'InternalError', `Internal error occurred: ${why}`);
}
