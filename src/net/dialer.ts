import dgram from 'node:dgram';
import net from 'node:net';
import type { Dialer } from '../model/ports.ts';

/** Straight from this machine, without any route between. */
export function directDialer(): Dialer<net.Socket, dgram.Socket> {
  return {
    tcp: (host, port, signal) => connect(host, port, signal),
    udp(address, port) {
      const socket = dgram.createSocket(net.isIPv6(address) ? 'udp6' : 'udp4');
      try {
        socket.connect(port, address);
      } catch (error) {
        socket.close();
        throw error;
      }
      return socket;
    },
  };
}

function connect(host: string, port: number, signal: AbortSignal): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(asError(signal.reason));
      return;
    }
    const socket = net.connect({ host, port });
    const onAbort = () => {
      socket.destroy();
      reject(asError(signal.reason));
    };
    const settle = () => {
      signal.removeEventListener('abort', onAbort);
      socket.removeAllListeners('connect').removeAllListeners('error');
    };
    signal.addEventListener('abort', onAbort, { once: true });
    socket.once('connect', () => {
      settle();
      resolve(socket);
    });
    socket.once('error', (error) => {
      settle();
      reject(error);
    });
  });
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('aborted');
}
