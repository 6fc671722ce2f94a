import { systemClock } from '../../../src/clock/system-clock.ts';
import type { TlsSeen } from '../../../src/model/tls.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { tlsReader, type TlsReaderOptions } from '../../../src/tls/tls-reader.ts';
import { someAuthorities } from './authorities.ts';
import type { Made } from './made.ts';
import type { Listening } from './servers.ts';

export const HOST = 'www.example.test';
export const PKI = someAuthorities();
export const LEAF = PKI.then(({ leaf }) => leaf(HOST));
export const NEVER = new AbortController().signal;
/** Where nothing but silence is to be told. */
export const SHORT = { timeoutMs: 800, refusalMs: 200 };

export async function chainOf(leaf: Promise<Made> = LEAF): Promise<{ cert: string; key: string }> {
  const [{ inter }, own] = await Promise.all([PKI, leaf]);
  return { cert: own.cert + inter.cert, key: own.key };
}

/** Shakes hands with who listens on 127.0.0.1, trusting `PKI`. */
export async function ask(
  { port }: Pick<Listening, 'port'>,
  options: TlsReaderOptions & { readonly signal?: AbortSignal } = {},
): Promise<TlsSeen> {
  const { signal = NEVER, ...more } = options;
  const reader = tlsReader(directDialer(), systemClock, more);
  const roots = [(await PKI).root.cert];
  return reader.handshake({ address: '127.0.0.1', port, serverName: HOST, roots }, signal);
}
