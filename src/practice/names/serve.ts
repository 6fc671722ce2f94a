import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import type { Door, Part } from '../door.ts';
import { listen } from '../listen.ts';
import type { Asked } from './answer-of.ts';
import { faultPacket, packetOf, type Way } from './packet.ts';
import { readQuery } from './query.ts';
import type { Said } from './said.ts';

const DNS_PORT = 53;
const LOOPBACK = '127.0.0.1';
/** Nobody asks with more than this; a connection that announces it holds no memory of ours. */
const LONGEST_QUERY = 4096;

/** A name server over UDP and TCP. Null is silence, as of one that packets do not reach. */
export async function serveNames(
  seen: string,
  recursive: boolean,
  answer: (asked: Asked) => Said | null,
): Promise<Part> {
  const reply = (packet: Buffer, over: Way['over']): Buffer | null => {
    const read = readQuery(packet);
    switch (read.is) {
      case 'drop':
        return null;
      case 'fault':
        return faultPacket(read);
      case 'query': {
        const said = answer(read.query.asked);
        return said === null ? null : packetOf(read.query, said, { over, recursive });
      }
    }
  };
  const udp = dgram.createSocket('udp4');
  udp.on('message', (packet, { port, address }) => {
    const back = reply(packet, 'udp');
    if (back !== null) udp.send(back, port, address, () => undefined);
  });
  udp.bind(0, LOOPBACK);
  const tcp = net.createServer((socket) => converse(socket, (packet) => reply(packet, 'tcp')));
  const [listening] = await Promise.all([listen(tcp), once(udp, 'listening')]);
  const door = (protocol: Door['protocol'], port: number): Door => ({
    seen,
    port: DNS_PORT,
    protocol,
    at: { host: LOOPBACK, port },
  });
  return {
    doors: [door('udp', udp.address().port), door('tcp', listening.at.port)],
    async close() {
      const closed = once(udp, 'close');
      udp.close();
      await Promise.all([closed, listening.close()]);
    },
  };
}

/** Several questions may come over one connection, in whatever pieces. */
function converse(socket: net.Socket, reply: (packet: Buffer) => Buffer | null): void {
  let bytes: Buffer = Buffer.alloc(0);
  socket.on('data', (piece: Buffer) => {
    bytes = Buffer.concat([bytes, piece]);
    while (bytes.length >= 2 && bytes.length >= 2 + bytes.readUInt16BE(0)) {
      const end = 2 + bytes.readUInt16BE(0);
      const back = reply(bytes.subarray(2, end));
      bytes = bytes.subarray(end);
      if (back !== null) socket.write(framed(back));
    }
    if (bytes.length > LONGEST_QUERY) socket.destroy();
  });
}

function framed(packet: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(packet.length);
  return Buffer.concat([length, packet]);
}
