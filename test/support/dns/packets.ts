import { type Answer, decode, encode, type Question, type StringAnswer } from 'dns-packet';

const RESPONSE_AUTHORITATIVE = 0x04_00;
const CUT = 0x02_00;

export type AnswerOptions = {
  readonly answers?: Answer[];
  readonly authorities?: Answer[];
  readonly additionals?: Answer[];
  readonly rcode?: number;
  readonly cut?: true;
  /** Instead of those of the query. */
  readonly id?: number;
  readonly questions?: Question[];
};

/** What a server answers to a query: its id, its question, and what is to stand there. */
export function answerTo(query: Buffer, options: AnswerOptions = {}): Buffer {
  const asked = decode(query);
  const { answers = [], authorities = [], additionals = [], rcode = 0, cut } = options;
  return encode({
    type: 'response',
    id: options.id ?? asked.id ?? 0,
    flags: RESPONSE_AUTHORITATIVE | (cut === true ? CUT : 0) | rcode,
    questions: options.questions ?? asked.questions ?? [],
    answers,
    authorities,
    additionals,
  });
}

export function a(name: string, address: string, ttl = 60): StringAnswer {
  return { type: 'A', name, ttl, data: address };
}

/** As it goes over TCP. */
export function framed(packet: Buffer, length = packet.length): Buffer {
  const prefix = Buffer.alloc(2);
  prefix.writeUInt16BE(length);
  return Buffer.concat([prefix, packet]);
}

export function changed(packet: Buffer, at: number, ...bytes: readonly number[]): Buffer {
  const copy = Buffer.from(packet);
  copy.set(bytes, at);
  return copy;
}

/** The same with an OPT at its end: upper bits of the rcode, and one extended error (RFC 8914). */
export function withOpt(
  packet: Buffer,
  { rcode = 0, code, text = '' }: { rcode?: number; code: number; text?: string },
): Buffer {
  const words = Buffer.from(text);
  const opt = Buffer.alloc(17);
  opt.writeUInt16BE(41, 1);
  opt.writeUInt16BE(1232, 3);
  opt.writeUInt8(rcode >> 4, 5);
  opt.writeUInt16BE(6 + words.length, 9);
  opt.writeUInt16BE(15, 11);
  opt.writeUInt16BE(2 + words.length, 13);
  opt.writeUInt16BE(code, 15);
  const additionals = packet.readUInt16BE(10) + 1;
  return Buffer.concat([changed(packet, 10, additionals >> 8, additionals & 255), opt, words]);
}
