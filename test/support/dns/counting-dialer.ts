import type dgram from 'node:dgram';
import type net from 'node:net';
import type { Dialer } from '../../../src/model/ports.ts';

export type CountingDialer = Dialer<net.Socket, dgram.Socket> & {
  /** Sockets that were opened, and of these the ones that are open. */
  count(): { readonly opened: number; readonly open: number };
};

/** A dialer that knows what becomes of its sockets. */
export function countingDialer(dialer: Dialer<net.Socket, dgram.Socket>): CountingDialer {
  let opened = 0;
  let open = 0;
  const counted = <S extends net.Socket | dgram.Socket>(socket: S): S => {
    opened += 1;
    open += 1;
    socket.once('close', () => {
      open -= 1;
    });
    return socket;
  };
  return {
    tcp: async (host, port, signal) => counted(await dialer.tcp(host, port, signal)),
    udp: (address, port) => counted(dialer.udp(address, port)),
    count: () => ({ opened, open }),
  };
}
