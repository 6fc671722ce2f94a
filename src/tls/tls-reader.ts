import type net from 'node:net';
import type { Clock, Dialer } from '../model/ports.ts';
import type { TlsReader } from '../model/tls.ts';

/** Shakes hands through whatever route the dialer has. */
export function tlsReader(_dialer: Dialer<net.Socket>, _clock: Clock): TlsReader {
  return { handshake: () => Promise.reject(new Error('not built')) };
}
