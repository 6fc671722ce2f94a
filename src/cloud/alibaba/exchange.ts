import http from 'node:http';
import net from 'node:net';
import tls from 'node:tls';
import type { Dialer } from '../../model/ports.ts';
import { trustedRoots } from '../../net/trusted-roots.ts';

export type Sent = {
  readonly url: URL;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
};

/** `not-sent`: nobody can have acted on it. `lost`: it was sent, and what became of it is not known. */
export type Outcome =
  | {
      readonly is: 'answer';
      readonly status: number;
      readonly headers: { readonly [name: string]: string };
      readonly body: string;
    }
  | { readonly is: 'not-sent' | 'lost'; readonly code: string };

export type Exchange = (sent: Sent, signal: AbortSignal, timeoutMs?: number) => Promise<Outcome>;

const TIMEOUT_MS = 15_000;
/** The longest list of a page has some hundred kilobytes. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * One request over a connection of its own, within its time. The vendor's client opens its sockets itself, keeps them,
 * and can't be aborted: a write on a connection that was kept and is gone could not be told from one that was done.
 */
export function exchangeThrough(dialer: Dialer<net.Socket>): Exchange {
  return async (sent, signal, timeoutMs = TIMEOUT_MS) => {
    const ending = new AbortController();
    const open: { destroy(): unknown }[] = [];
    const end = (code: string) => {
      ending.abort(new Error(code));
      for (const one of open.splice(0).toReversed()) one.destroy();
    };
    const onAbort = () => end('ABORTED');
    const timer = setTimeout(() => end('TIMEOUT'), timeoutMs);
    let isSent = false;
    try {
      signal.throwIfAborted();
      signal.addEventListener('abort', onAbort, { once: true });
      const socket = await connected(sent.url, dialer, ending.signal, open);
      ending.signal.throwIfAborted();
      isSent = true;
      return await answered(sent, socket, open);
    } catch (error) {
      signal.throwIfAborted();
      const code = ending.signal.aborted ? codeOf(ending.signal.reason) : codeOf(error);
      return { is: isSent ? 'lost' : 'not-sent', code };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      end('ENDED');
    }
  };
}

async function connected(
  { protocol, hostname, port }: URL,
  dialer: Dialer<net.Socket>,
  signal: AbortSignal,
  open: { destroy(): unknown }[],
): Promise<net.Socket> {
  const host = hostname.replaceAll(/[[\]]/g, '');
  const isSecure = protocol === 'https:';
  const socket = await dialer.tcp(host, Number(port) || (isSecure ? 443 : 80), signal);
  // An error after its end is nobody's: unheard it ends the program.
  socket.on('error', () => undefined);
  open.push(socket);
  if (!isSecure) return socket;
  const secured = tls.connect({
    socket,
    host,
    ...(net.isIP(host) === 0 ? { servername: host } : {}),
    ALPNProtocols: ['http/1.1'],
    secureContext: trustedRoots([]).context,
  });
  open.push(secured);
  await new Promise<void>((resolve, reject) => {
    secured.once('secureConnect', () => resolve());
    secured.on('error', reject);
    secured.once('close', () => reject(new Error('CLOSED')));
  });
  return secured;
}

function answered(
  { url, method, headers, body }: Sent,
  socket: net.Socket,
  open: { destroy(): unknown }[],
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const request = http.request({
      createConnection: () => socket,
      setHost: false,
      method,
      path: url.pathname + url.search,
      headers: {
        ...headers,
        'content-length': String(Buffer.byteLength(body)),
        connection: 'close',
      },
    });
    open.push(request);
    request.on('error', reject);
    request.once('close', () => reject(new Error('CLOSED')));
    request.once('response', (response) => {
      open.push(response);
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('error', reject);
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MOST_BYTES) reject(new Error('TOO_LONG'));
        else chunks.push(chunk);
      });
      response.once('end', () => {
        const { statusCode: status = 0, headers: all, complete } = response;
        if (!complete) {
          reject(new Error('CLOSED'));
          return;
        }
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ is: 'answer', status, headers: texts(all), body: text });
      });
    });
    request.end(body);
  });
}

function texts(headers: http.IncomingHttpHeaders): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  );
}

/** The code of an error; of several addresses tried, the first one's. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return /^[A-Z_]{3,40}$/.test(error.message) ? error.message : error.name;
}
