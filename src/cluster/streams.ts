import type { IncomingHttpHeaders } from 'node:http';
import type net from 'node:net';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Pool } from 'undici';
import { WizardError } from '../model/error.ts';
import type { Dialer } from '../model/ports.ts';
import type { Credentials } from './credentials.ts';
import { createDeadline, type Deadline } from './deadline.ts';
import { transportError, type Call } from './errors.ts';
import { createLane } from './lane.ts';
import type { Login } from './login.ts';
import type { Pauses } from './pauses.ts';
import { openPool } from './pool.ts';
import { askedPause, pathAt } from './transport.ts';

/** HTTP/2 needs one; a server that speaks HTTP/1.1 only needs one for each watch, and none may wait for another. */
const CONNECTIONS = 1000;
const LONGEST_ANSWER = 64 * 1024;

export type StreamRequest = Omit<Call, 'server'> & {
  readonly path: string;
  /** The answer must begin within this time, and then never be silent for as long. */
  readonly quietMs: number;
  /** In place of that, once it has begun: the answer is over by then, however much is said. */
  readonly endMs?: number;
  readonly gzip?: boolean;
};

/** `body` throws `WizardError`, or the signal's reason; whoever leaves its loop gives the request up. */
export type Opened = {
  readonly status: number;
  readonly retryAfterMs: number | undefined;
  readonly body: AsyncGenerator<Buffer, void>;
  /** Of an answer that is a refusal: its beginning. */
  text(): Promise<string>;
  /** Gives it up unread. */
  drop(): Promise<void>;
};

/** Answers that are long, or that never end: on connections of their own, so that no call waits behind them. */
export type Streams = {
  readonly server: () => string;
  open(request: StreamRequest, signal: AbortSignal): Promise<Opened>;
  close(): Promise<void>;
};

type Reply = {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
};

export function openStreams(login: Login, dialer: Dialer<net.Socket>, pauses: Pauses): Streams {
  const server = () => login.keyring().access.server;
  const lane = createLane((tls, closing) => openPool(server(), tls, dialer, closing, CONNECTIONS));

  /** What went wrong, in our words. */
  function failure(
    error: unknown,
    request: StreamRequest,
    deadline: Deadline,
    pool: Pool | undefined,
  ): unknown {
    if (deadline.isPast()) {
      // It may be dead without saying so: what is asked next goes another way.
      lane.retire(pool);
      const seconds = Math.round(deadline.ms() / 100) / 10;
      return new WizardError('cluster-unreachable', 'api-timeout', { server: server(), seconds });
    }
    if (deadline.signal.aborted) return deadline.signal.reason;
    if (error instanceof WizardError) return error;
    return transportError(error, { ...request, server: server() });
  }

  function send(
    { path, gzip = false }: StreamRequest,
    pool: Pool,
    { headers }: Credentials,
    signal: AbortSignal,
  ): Promise<Reply> {
    return pool.request({
      path: pathAt(server(), path),
      method: 'GET',
      headers: {
        accept: 'application/json',
        'user-agent': 'dr-wizard',
        ...(gzip ? { 'accept-encoding': 'gzip' } : {}),
        ...headers,
      },
      signal,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  return {
    server,
    async open(request, signal) {
      const deadline = createDeadline(request.quietMs, signal);
      let pool: Pool | undefined;
      const asked = async (credentials: Credentials) => {
        pool = await lane.pool(credentials);
        return send(request, pool, credentials, deadline.signal);
      };
      const authorised = async () => {
        const credentials = await login.current();
        const reply = await asked(credentials);
        if (reply.statusCode !== 401) return reply;
        const others = await login.renewed(credentials);
        if (others === undefined) return reply;
        reply.body.on('error', () => {}).destroy();
        return asked(others);
      };
      try {
        // A request that waits for its connection does not hear of the signal by itself.
        const { statusCode, headers, body } = await deadline.during(authorised());
        const retryAfterMs = askedPause(headers['retry-after']);
        pauses.answered(request.path, statusCode, retryAfterMs);
        if (request.endMs !== undefined) deadline.extend(request.endMs);
        // Until somebody reads it.
        body.on('error', () => {});
        const failed = (error: unknown) => failure(error, request, deadline, pool);
        const chunks = read(body, headers['content-encoding'] === 'gzip', deadline, failed, {
          isMoved: request.endMs === undefined,
        });
        return {
          status: statusCode,
          retryAfterMs,
          body: chunks,
          text: () => beginning(chunks),
          async drop() {
            deadline.clear();
            body.destroy();
            await chunks.return();
          },
        };
      } catch (error) {
        deadline.clear();
        throw failure(error, request, deadline, pool);
      }
    },
    close: () => lane.close(),
  };
}

async function* read(
  body: Readable,
  isGzip: boolean,
  deadline: Deadline,
  failed: (error: unknown) => unknown,
  { isMoved }: { readonly isMoved: boolean },
): AsyncGenerator<Buffer, void> {
  const plain = isGzip ? unpacked(body) : body;
  try {
    for await (const chunk of plain) {
      if (isMoved) deadline.extend();
      if (Buffer.isBuffer(chunk)) yield chunk;
    }
    // A server that ends the answer as we give it up has not told all.
    deadline.signal.throwIfAborted();
  } catch (error) {
    throw failed(error);
  } finally {
    deadline.clear();
    body.destroy();
    plain.destroy();
  }
}

function unpacked(body: Readable): Readable {
  const gunzip = createGunzip();
  body.on('error', (error) => gunzip.destroy(error));
  gunzip.on('error', () => {});
  return body.pipe(gunzip);
}

async function beginning(chunks: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    bytes += chunk.length;
    if (bytes >= LONGEST_ANSWER) break;
  }
  return Buffer.concat(parts).toString('utf8');
}
