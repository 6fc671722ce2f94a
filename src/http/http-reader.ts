import type net from 'node:net';
import type { HttpReader } from '../model/http.ts';
import type { Clock, Dialer } from '../model/ports.ts';

/** Asks web servers through whatever route the dialer has. */
export function httpReader(_dialer: Dialer<net.Socket>, _clock: Clock): HttpReader {
  return { get: () => Promise.reject(new Error('not built')) };
}
