import { type Answer, decode, type DecodedPacket } from 'dns-packet';
import type { DnsQuestion, DnsRecord } from '../model/dns.ts';
import { chainOf } from './chain.ts';
import { extendedErrors } from './extended-error.ts';
import { lowerCase } from './names.ts';
import { toRecord } from './record.ts';

/** A packet that answers the question. */
export type Message = {
  readonly rcode: number;
  readonly records: readonly DnsRecord[];
  readonly authority: readonly DnsRecord[];
  readonly additional: readonly DnsRecord[];
  readonly authoritative: boolean;
  readonly authentic: boolean;
  readonly edns: boolean;
  readonly extended: readonly string[];
};

/** `cut`: TC, the rest has to be fetched. `stray`: not even to our question, so that ours may still come. */
export type Reading =
  | { readonly is: 'message'; readonly message: Message }
  | { readonly is: 'cut' }
  | { readonly is: 'stray' | 'garbage'; readonly code: string };

const HEADER_BYTES = 12;
/** Name, type and class of a question in the root: nothing in a packet is smaller. */
const SMALLEST_ENTRY = 5;

/** Judges a packet beside the question that was sent. Never throws. */
export function readMessage(packet: Buffer, asked: Buffer, question: DnsQuestion): Reading {
  if (packet.length < HEADER_BYTES) return { is: 'stray', code: 'shorter than a header' };
  if (packet.readUInt16BE(0) !== asked.readUInt16BE(0)) return { is: 'stray', code: 'another id' };
  const flags = packet.readUInt16BE(2);
  if ((flags & 0x80_00) === 0) return { is: 'stray', code: 'a question, no answer' };
  if ((flags & 0x78_00) !== 0) return { is: 'stray', code: 'another opcode' };
  const rcode = flags & 0x0f;
  if (!repeatsQuestion(packet, asked, rcode)) return { is: 'stray', code: 'another question' };
  if ((flags & 0x02_00) !== 0) return { is: 'cut' };
  return decoded(packet, flags, question);
}

/** Compared as bytes: names come out of the decoder without the borders of their labels. */
function repeatsQuestion(packet: Buffer, asked: Buffer, rcode: number): boolean {
  // A server that understood nothing need not repeat it; such an answer is never good news.
  const isFailure = rcode !== 0 && rcode !== 3;
  if (packet.readUInt16BE(4) === 0) return isFailure;
  if (packet.readUInt16BE(4) !== 1) return false;
  const end = questionEnd(asked);
  const [theirs, ours] = [packet, asked].map((bytes) =>
    lowerCase(bytes.toString('latin1', HEADER_BYTES, end)),
  );
  return theirs === ours;
}

/** Where the question of our own packet ends. */
function questionEnd(asked: Buffer): number {
  let at = HEADER_BYTES;
  while ((asked[at] ?? 0) !== 0) at += 1 + (asked[at] ?? 0);
  return at + SMALLEST_ENTRY;
}

function decoded(packet: Buffer, flags: number, question: DnsQuestion): Reading {
  const counts = [4, 6, 8, 10].reduce((sum, at) => sum + packet.readUInt16BE(at), 0);
  // Both checks together keep out records that are not there: the decoder may read past its end.
  if (counts > (packet.length - HEADER_BYTES) / SMALLEST_ENTRY) {
    return { is: 'garbage', code: 'counts more than it holds' };
  }
  let body: DecodedPacket;
  try {
    body = decode(packet);
  } catch (error) {
    return { is: 'garbage', code: reasonOf(error) };
  }
  if (decode.bytes !== packet.length) return { is: 'garbage', code: 'another length than it says' };
  return messageOf(body, flags, question);
}

/** Reading beyond the end is told by Node, in words for programmers. */
function reasonOf(error: unknown): string {
  return error instanceof Error && !(error instanceof RangeError)
    ? error.message
    : 'ends too early';
}

function messageOf(body: DecodedPacket, flags: number, question: DnsQuestion): Reading {
  const opt = body.additionals?.find((answer) => answer.type === 'OPT');
  const records = chainOf(question, recordsOf(body.answers));
  const [stranger] = body.answers ?? [];
  // That there is none of the type would be too much to say of it.
  if (stranger !== undefined && records.length === 0) {
    return { is: 'garbage', code: `${stranger.type} of ${stranger.name} only` };
  }
  const message: Message = {
    rcode: (flags & 0x0f) | ((opt?.extendedRcode ?? 0) << 4),
    records,
    authority: recordsOf(body.authorities),
    additional: recordsOf(body.additionals).filter(({ type }) => type === 'A' || type === 'AAAA'),
    authoritative: (flags & 0x04_00) !== 0,
    authentic: (flags & 0x00_20) !== 0,
    edns: opt !== undefined,
    extended: opt === undefined ? [] : extendedErrors(opt),
  };
  return { is: 'message', message };
}

function recordsOf(answers: readonly Answer[] = []): readonly DnsRecord[] {
  return answers.flatMap((answer) => toRecord(answer) ?? []);
}
