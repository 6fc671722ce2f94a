import http from 'node:http';
import net from 'node:net';
import tls from 'node:tls';
import type { Dialer } from '../model/ports.ts';
import { trustedRoots } from '../net/trusted-roots.ts';
import { Broken } from './broken.ts';

export type Answer = {
  readonly url: URL;
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  /** Ends by an error where the connection is cut or silent for too long. */
  readonly body: AsyncIterable<Buffer>;
  readonly close: () => void;
};

export type Ask = {
  readonly url: URL;
  readonly headers: { readonly [name: string]: string };
  readonly roots: readonly string[];
};

const HEADER_BYTES = 16_384;

/** One GET over a connection of its own. What is silent for `silenceMs` is over. */
export async function request(
  { url, headers, roots }: Ask,
  dialer: Dialer<net.Socket>,
  silenceMs: number,
  signal: AbortSignal,
): Promise<Answer> {
  const ending = new AbortController();
  const held: { destroy(error?: Error): unknown }[] = [];
  const onAbort = () => close();
  const { promise: silent, reject } = Promise.withResolvers<never>();
  silent.catch(() => undefined);
  const timer = setTimeout(() => {
    const stalled = new Broken('STALLED');
    reject(stalled);
    close(stalled);
  }, silenceMs);
  signal.addEventListener('abort', onAbort);

  function close(error?: Error): void {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    ending.abort();
    for (const one of held.splice(0).toReversed()) one.destroy(error);
  }

  function keep<T extends net.Socket | http.ClientRequest | http.IncomingMessage>(one: T): T {
    // Whoever waits for the answer hears of it too; unheard it ends the program.
    one.on('error', () => undefined);
    if (ending.signal.aborted) one.destroy();
    else held.push(one);
    return one;
  }

  async function answer(): Promise<Answer> {
    const host = url.hostname.replaceAll(/[[\]]/g, '');
    const isTls = url.protocol === 'https:';
    const port = url.port === '' ? (isTls ? 443 : 80) : Number(url.port);
    const plain = keep(await dialer.tcp(host, port, ending.signal));
    const socket = isTls ? keep(await secured(plain, host, roots)) : plain;
    const response = await asked(socket);
    timer.refresh();
    const { statusCode = 0 } = response;
    return { url, status: statusCode, headers: joined(response), body: chunks(response), close };
  }

  function asked(socket: net.Socket): Promise<http.IncomingMessage> {
    return new Promise((resolve, refuse) => {
      const sent = keep(
        http.request({
          createConnection: () => socket,
          setHost: false,
          path: url.pathname + url.search,
          headers: { ...ASKED, ...headers, host: url.host, connection: 'close' },
          maxHeaderSize: HEADER_BYTES,
        }),
      );
      sent.once('upgrade', () => refuse(new Broken('GARBAGE')));
      sent.once('response', (response) => {
        keep(response);
        sent.once('error', (error) => response.destroy(error));
        resolve(response);
      });
      sent.once('error', refuse);
      sent.once('close', () => refuse(new Broken('CLOSED')));
      sent.end();
    });
  }

  async function* chunks(response: http.IncomingMessage): AsyncIterable<Buffer> {
    try {
      for await (const chunk of response) {
        timer.refresh();
        yield Buffer.from(chunk);
        // Whoever writes it to a slow disk is not the server's silence.
        timer.refresh();
      }
      if (!response.complete) throw new Broken('CLOSED');
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      close();
    }
  }

  try {
    signal.throwIfAborted();
    return await Promise.race([answer(), silent]);
  } catch (error) {
    close();
    signal.throwIfAborted();
    throw error;
  }
}

/** As it lies there: what is packed once more on the way could not be gone on with. */
const ASKED = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'dr-wizard' };

function secured(
  socket: net.Socket,
  host: string,
  roots: readonly string[],
): Promise<tls.TLSSocket> {
  return new Promise((resolve, reject) => {
    const made = tls.connect({
      socket,
      host,
      // An address is no server name (RFC 6066 §3).
      ...(net.isIP(host) === 0 ? { servername: host } : {}),
      ALPNProtocols: ['http/1.1'],
      secureContext: trustedRoots(roots).context,
    });
    made.once('secureConnect', () => resolve(made));
    made.once('error', reject);
    made.once('close', () => reject(new Broken('CLOSED')));
  });
}

function joined({ headers }: http.IncomingMessage): Answer['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  );
}
