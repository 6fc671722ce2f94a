import { type Answer, decode } from 'dns-packet';
import type { Asked } from './answer-of.ts';
import { plainName } from './zone.ts';
import { RCODE } from './said.ts';

/** A question that can be answered, and what an answer to it has to repeat. */
export type Query = {
  readonly asked: Asked;
  /** RD and CD as they came. */
  readonly flags: number;
  readonly id: number;
  /** The question as it came, to the letter. */
  readonly question: Buffer;
  /** Null where it was asked without EDNS. */
  readonly edns: { readonly udpBytes: number; readonly version: number } | null;
};

/** `drop`: nothing may be answered to it. A number is the rcode of what can only be refused. */
export type Read =
  | { readonly is: 'query'; readonly query: Query }
  | { readonly is: 'drop' }
  | {
      readonly is: 'fault';
      readonly id: number;
      readonly flags: number;
      readonly rcode: number;
      /** Empty where none could be read. */
      readonly question: Buffer;
    };

const HEADER_BYTES = 12;
/** Name, type and class of a question in the root: nothing in a packet is smaller. */
const SMALLEST_ENTRY = 5;
const OPCODE = 0x78_00;
/** RD and CD are given back. */
const KEPT_FLAGS = 0x01_10;
const RD = 0x01_00;

export function readQuery(packet: Buffer): Read {
  if (packet.length < HEADER_BYTES) return { is: 'drop' };
  const id = packet.readUInt16BE(0);
  const flags = packet.readUInt16BE(2);
  // An answer: who answers it would talk to another server for ever.
  if ((flags & 0x80_00) !== 0) return { is: 'drop' };
  const fault = (rcode: number, question: Buffer = Buffer.alloc(0)): Read => ({
    is: 'fault',
    id,
    flags: flags & (OPCODE | KEPT_FLAGS),
    rcode,
    question,
  });
  if ((flags & OPCODE) !== 0) return fault(RCODE.notImplemented);
  const counts = [4, 6, 8, 10].map((at) => packet.readUInt16BE(at));
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (counts[0] !== 1 || all > (packet.length - HEADER_BYTES) / SMALLEST_ENTRY)
    return fault(RCODE.formatError);
  const end = questionEnd(packet);
  const body = decoded(packet);
  const [first] = body?.questions ?? [];
  if (end === undefined || body === undefined || first === undefined)
    return fault(RCODE.formatError);
  const question = packet.subarray(HEADER_BYTES, end);
  // Nothing but the internet's class is served.
  if (packet.readUInt16BE(end - 2) !== 1) return fault(RCODE.refused, question);
  return {
    is: 'query',
    query: {
      asked: { name: plainName(first.name), type: first.type, recurse: (flags & RD) !== 0 },
      id,
      flags: flags & KEPT_FLAGS,
      question,
      edns: ednsOf(body.additionals),
    },
  };
}

function decoded(packet: Buffer) {
  try {
    return decode(packet);
  } catch {
    return undefined;
  }
}

/** Where the question ends; undefined where its name has a pointer or goes on beyond the packet. */
function questionEnd(packet: Buffer): number | undefined {
  let at = HEADER_BYTES;
  for (let length = packet[at]; length !== 0; length = packet[at]) {
    if (length === undefined || length > 63) return undefined;
    at += 1 + length;
  }
  const end = at + SMALLEST_ENTRY;
  return end <= packet.length ? end : undefined;
}

function ednsOf(additionals: readonly Answer[] = []): Query['edns'] {
  const opt = additionals.find((one) => one.type === 'OPT');
  return opt === undefined ? null : { udpBytes: opt.udpPayloadSize, version: opt.ednsVersion };
}
