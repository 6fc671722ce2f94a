import net from 'node:net';
import { onTestFinished } from 'vitest';
import type { Dialer } from '../../../src/model/ports.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { listening } from './api-server.ts';

/**
 * `silent`: nothing passes in either direction, and nobody is told. `half-open`: what is asked arrives, no answer comes
 * back. `slow`: a kilobyte each time, a moment apart. `refuse`: new connections are reset.
 */
export type Fault = 'none' | 'silent' | 'half-open' | 'slow' | 'refuse';

export type FaultProxy = {
  /** Goes through the proxy, wherever it is asked to go. */
  readonly dialer: Dialer<net.Socket>;
  /** For all connections, those that are open too. */
  set(fault: Fault): void;
  /** Resets every connection. */
  resetAll(): void;
  connections(): number;
};

const SLOW_BYTES = 1024;
const SLOW_MS = 2;

/** Stands between a client and the server at this address, and breaks what passes. */
export async function aFaultProxy(server: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(server);
  const sockets = new Set<net.Socket>();
  let fault: Fault = 'none';
  let connections = 0;

  const proxy = net.createServer({ allowHalfOpen: true }, (client) => {
    connections += 1;
    if (fault === 'refuse') {
      client.resetAndDestroy();
      return;
    }
    const upstream = net.connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    pass(client, upstream, () => fault === 'silent');
    pass(upstream, client, () => fault === 'silent' || fault === 'half-open');
  });

  /** What arrives while it is silent is lost, as it is where a firewall forgets a connection. */
  function pass(from: net.Socket, to: net.Socket, isLost: () => boolean): void {
    sockets.add(from);
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      if (!isLost()) to.destroy();
    });
    from.on('end', () => {
      if (!isLost()) to.end();
    });
    from.on('data', (chunk: Buffer) => {
      if (isLost() || to.destroyed) return;
      if (fault === 'slow') void trickle(from, to, chunk);
      else to.write(chunk);
    });
  }

  async function trickle(from: net.Socket, to: net.Socket, chunk: Buffer): Promise<void> {
    from.pause();
    for (let at = 0; at < chunk.length; at += SLOW_BYTES) {
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      if (!to.destroyed) to.write(chunk.subarray(at, at + SLOW_BYTES));
    }
    from.resume();
  }

  const at = await listening(proxy);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  const direct = directDialer();
  return {
    dialer: { ...direct, tcp: (_host, _port, signal) => direct.tcp('127.0.0.1', at, signal) },
    set: (next) => void (fault = next),
    resetAll() {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    connections: () => connections,
  };
}
