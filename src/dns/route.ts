import type dgram from 'node:dgram';
import type net from 'node:net';
import type { BlockedPorts } from './blocked-ports.ts';
import type { Clock, Dialer } from '../model/ports.ts';

export type Limits = {
  /** The same packet is sent again. */
  readonly repeatMs: number;
  /** TCP is tried beside UDP. */
  readonly tcpAfterMs: number;
  /** Who has not answered on its port by then is silent. */
  readonly silentMs: number;
  /** Whatever happens, a question is over by then. */
  readonly overallMs: number;
};

export const LIMITS: Limits = {
  repeatMs: 800,
  tcpAfterMs: 1_600,
  silentMs: 3_000,
  overallMs: 5_000,
};

/** How a server is reached, and how long it may take. */
export type Route = {
  readonly dialer: Dialer<net.Socket, dgram.Socket>;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly blocked: BlockedPorts;
  /** DNS over HTTPS: its port, and roots beside Node's own. */
  readonly https: { readonly port: number; readonly roots?: readonly string[] };
};
