import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import { type Answer, decode, encode, type OptAnswer } from 'dns-packet';
import { toRecord } from '../../../src/dns/record.ts';

/** What is sent, and over what. `packet` in place of a question that an encoder would write. */
export type RawQuestion = {
  readonly over: 'udp' | 'tcp';
  readonly packet: Buffer;
};

const ID = 0x12_34;
const RD = 0x01_00;
const SILENT_MS = 400;
const TYPES: { readonly [name: string]: number } = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  TXT: 16,
  AAAA: 28,
  DS: 43,
  TYPE65: 65,
  ANY: 255,
  CAA: 257,
  TYPE65280: 65_280,
};

export type QuestionOptions = {
  readonly over?: 'udp' | 'tcp';
  readonly recurse?: true;
  readonly edns?: { readonly udpBytes?: number; readonly version?: number };
  readonly qclass?: 'IN' | 'CH' | 'HS';
};

export function question(name: string, type: string, options: QuestionOptions = {}): RawQuestion {
  const { over = 'udp', recurse, edns, qclass = 'IN' } = options;
  const opt: OptAnswer = {
    type: 'OPT',
    name: '.',
    udpPayloadSize: edns?.udpBytes ?? 1232,
    extendedRcode: 0,
    ednsVersion: edns?.version ?? 0,
    flags: 0,
    flag_do: false,
    options: [],
  };
  const packet = encode({
    type: 'query',
    id: ID,
    flags: recurse === true ? RD : 0,
    questions: [{ name, type: 'A', class: qclass }],
    additionals: edns === undefined ? [] : [opt],
  });
  // The encoder takes only types that it knows. Name and class stand around it.
  packet.writeUInt16BE(TYPES[type] ?? 0, 12 + Buffer.byteLength(name) + 2);
  return { over, packet };
}

/** Asks on 127.0.0.1. Null where nothing comes back. */
export async function askRaw(port: number, { over, packet }: RawQuestion): Promise<Buffer | null> {
  return over === 'udp' ? await overUdp(port, packet) : await overTcp(port, packet);
}

async function overUdp(port: number, packet: Buffer): Promise<Buffer | null> {
  const socket = dgram.createSocket('udp4');
  try {
    socket.send(packet, port, '127.0.0.1');
    const answer = once(socket, 'message', { signal: AbortSignal.timeout(SILENT_MS) });
    return (await answer)[0];
  } catch {
    return null;
  } finally {
    socket.close();
  }
}

async function overTcp(port: number, packet: Buffer): Promise<Buffer | null> {
  const socket = net.connect(port, '127.0.0.1');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(packet.length);
  let bytes: Buffer = Buffer.alloc(0);
  try {
    socket.write(Buffer.concat([length, packet]));
    const signal = AbortSignal.timeout(SILENT_MS * 5);
    while (bytes.length < 2 || bytes.length < 2 + bytes.readUInt16BE(0)) {
      const [piece] = await once(socket, 'data', { signal });
      bytes = Buffer.concat([bytes, piece]);
    }
    return bytes.subarray(2);
  } catch {
    return null;
  } finally {
    socket.destroy();
  }
}

/** All that a packet says, in a form in which two servers can be compared: no order within a section, no size. */
export function shapeOf(packet: Buffer | null) {
  if (packet === null) return 'silence';
  const flags = packet.readUInt16BE(2);
  const isCut = (flags & 0x02_00) !== 0;
  const { answers = [], authorities = [], additionals = [] } = decode(packet);
  const opt = additionals.find((one) => one.type === 'OPT');
  // How much of a cut answer still stands there is up to the server.
  const lines = (section: readonly Answer[]) => (isCut ? [] : shown(section));
  return {
    id: packet.readUInt16BE(0),
    flags: flags.toString(16).padStart(4, '0'),
    question: packet.readUInt16BE(4) === 0 ? '' : questionOf(packet),
    answers: lines(answers),
    authority: lines(authorities),
    additional: lines(additionals),
    edns: opt === undefined ? null : { version: opt.ednsVersion, rcode: opt.extendedRcode },
  };
}

function questionOf(packet: Buffer): string {
  let end = 12;
  while (packet[end] !== 0 && end < packet.length) end += 1 + (packet[end] ?? 0);
  return packet.toString('latin1', 12, end + 5);
}

function shown(section: readonly Answer[]): readonly string[] {
  return section
    .flatMap((one) => toRecord(one) ?? [])
    .map(({ name, ttl, type, value }) => `${name} ${ttl} ${type} ${value}`)
    .toSorted();
}
