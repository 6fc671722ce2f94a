import type net from 'node:net';
import tls from 'node:tls';
import type { Pool } from 'undici';
import type { Dialer } from '../model/ports.ts';
import type { Credentials } from './credentials.ts';
import { hearOrphanStreams } from './orphan-streams.ts';

const CONNECT_TIMEOUT_MS = 10_000;

/** Connections to one API server, opened through the dialer and shared by all calls. */
export async function openPool(
  server: string,
  credentials: Credentials['tls'],
  dialer: Dialer<net.Socket>,
  closed: AbortSignal,
  connections: number,
): Promise<Pool> {
  hearOrphanStreams();
  const { Pool } = await import('./undici.ts');
  const { hostname, port, origin } = new URL(server);
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Pool(origin, {
    connections,
    connect(_options, callback) {
      const limit = AbortSignal.any([closed, AbortSignal.timeout(CONNECT_TIMEOUT_MS)]);
      const address = { host, port: Number(port || 443) };
      void give(connectTls(address, credentials, dialer, limit), callback);
    },
  });
}

async function give(
  connecting: Promise<tls.TLSSocket>,
  callback: (...result: [null, tls.TLSSocket] | [Error, null]) => void,
): Promise<void> {
  const [settled] = await Promise.allSettled([connecting]);
  if (settled.status === 'fulfilled') callback(null, settled.value);
  else callback(asError(settled.reason), null);
}

/** A connection to the API server itself, by whatever route the dialer has. */
export async function connectTls(
  { host, port }: { readonly host: string; readonly port: number },
  credentials: Credentials['tls'],
  dialer: Dialer<net.Socket>,
  signal: AbortSignal,
  protocols: readonly string[] = ['h2', 'http/1.1'],
): Promise<tls.TLSSocket> {
  const socket = await dialer.tcp(host, port, signal);
  // A cloud's load balancer drops what is silent for a minute.
  socket.setKeepAlive(true, 30_000);
  socket.setNoDelay(true);
  const { servername, ...rest } = credentials;
  const name = servername ?? host;
  return new Promise((resolve, reject) => {
    const secure = tls.connect({
      ...rest,
      socket,
      host: name,
      // An address is no server name: it is compared with the certificate all the same, by `host`.
      ...(/^[\d.]+$|:/.test(name) ? {} : { servername: name }),
      ALPNProtocols: [...protocols],
    });
    const onAbort = () => {
      secure.destroy();
      reject(asError(signal.reason));
    };
    signal.addEventListener('abort', onAbort, { once: true });
    secure.once('secureConnect', () => {
      signal.removeEventListener('abort', onAbort);
      secure.removeAllListeners('error');
      resolve(secure);
    });
    secure.once('error', (error) => {
      signal.removeEventListener('abort', onAbort);
      reject(error);
    });
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('connection failed');
}
