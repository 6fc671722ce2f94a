import dgram from 'node:dgram';
import { once } from 'node:events';
import { findFreePort } from '../control-plane/free-port.ts';

/** A port that is free for TCP and UDP alike on 127.0.0.1. */
export async function findFreeDnsPort(): Promise<number> {
  for (;;) {
    const port = await findFreePort();
    if (await isFreeForUdp(port)) return port;
  }
}

async function isFreeForUdp(port: number): Promise<boolean> {
  const socket = dgram.createSocket('udp4');
  try {
    socket.bind(port, '127.0.0.1');
    await once(socket, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    socket.close();
  }
}
