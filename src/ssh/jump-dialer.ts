import type dgram from 'node:dgram';
import net from 'node:net';
import { once } from 'node:events';
import type { Dialer } from '../model/ports.ts';
import type { JumpTunnel } from './jump-tunnel.ts';
import { socksConnect } from './socks-connect.ts';

/** The system's own word for: this way knows nothing of the kind. */
const NO_DATAGRAMS = 'ENOTSUP';

/**
 * Connections that go on from the jump host, which looks names up as well. OpenSSH says that a connection is open before
 * it is: one that can't be made ends at once, without a byte. So whether a port is open is asked by \`jumpNet\`.
 */
export function jumpDialer(tunnel: JumpTunnel): Dialer<net.Socket, dgram.Socket> {
  return {
    async tcp(host, port, signal) {
      const { port: proxy } = await tunnel.open(signal);
      signal.throwIfAborted();
      const socket = net.connect({ host: '127.0.0.1', port: proxy });
      const stop = () => socket.destroy();
      signal.addEventListener('abort', stop, { once: true });
      try {
        await once(socket, 'connect');
        await socksConnect(socket, { host, port }, signal);
        signal.throwIfAborted();
        return socket;
      } catch (error) {
        socket.destroy();
        signal.throwIfAborted();
        throw error;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    udp() {
      const error = new Error('no datagrams by a jump host');
      throw Object.assign(error, { code: NO_DATAGRAMS });
    },
  };
}
