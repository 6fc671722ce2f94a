import { type Answer, encode, type OptAnswer } from 'dns-packet';
import type { Query, Read } from './query.ts';
import { toAnswers } from './records.ts';
import type { Said } from './said.ts';

const RESPONSE = 0x80_00;
const AUTHORITATIVE = 0x04_00;
const CUT = 0x02_00;
const RECURSION = 0x00_80;
const HEADER_BYTES = 12;
/** Without EDNS a datagram holds no more (RFC 1035 §4.2.1). */
const PLAIN_BYTES = 512;
/** What fits through every path without being cut into fragments (DNS flag day 2020). */
const MOST_BYTES = 1232;
const BAD_VERSION = 16;

/** Whether what comes back may be as long as it is, and whether the server asks others. */
export type Way = { readonly over: 'udp' | 'tcp'; readonly recursive: boolean };

/** The packet of an answer. What does not fit into a datagram is cut: the whole has to be fetched over TCP. */
export function packetOf(query: Query, said: Said, { over, recursive }: Way): Buffer {
  const { edns } = query;
  const isUnknownVersion = edns !== null && edns.version > 0;
  const rcode = isUnknownVersion ? BAD_VERSION : said.rcode;
  const flags =
    RESPONSE |
    query.flags |
    (recursive ? RECURSION : 0) |
    (said.authoritative && !isUnknownVersion ? AUTHORITATIVE : 0) |
    (rcode & 0x0f);
  const opt = edns === null ? [] : [optOf(rcode >> 4)];
  const sections = isUnknownVersion ? [[], [], []] : sectionsOf(said);
  const whole = written(query, flags, sections, opt);
  const room =
    edns === null ? PLAIN_BYTES : Math.min(MOST_BYTES, Math.max(PLAIN_BYTES, edns.udpBytes));
  if (over === 'tcp' || whole.length <= room) return whole;
  // What only comes along may be left out; an answer may not.
  const [answers = []] = sections;
  const bare = written(
    query,
    flags,
    [answers, answers.length === 0 ? (sections[1] ?? []) : [], []],
    opt,
  );
  return bare.length <= room ? bare : written(query, flags | CUT, [[], [], []], opt);
}

/** What can be said to a packet that is no question to this server. */
export function faultPacket(fault: Extract<Read, { is: 'fault' }>): Buffer {
  const { id, flags, rcode, question } = fault;
  return asking(encode({ type: 'response', id, flags: flags | rcode, questions: [] }), question);
}

function sectionsOf({ answers, authority, additional }: Said): readonly (readonly Answer[])[] {
  return [answers, authority, additional].map((sets) => sets.flatMap(toAnswers));
}

function written(
  query: Query,
  flags: number,
  [answers = [], authorities = [], additionals = []]: readonly (readonly Answer[])[],
  opt: readonly OptAnswer[],
): Buffer {
  const packet = encode({
    type: 'response',
    id: query.id,
    flags,
    questions: [],
    answers: [...answers],
    authorities: [...authorities],
    additionals: [...additionals, ...opt],
  });
  return asking(packet, query.question);
}

/**
 * The same with a question, to the letter. The encoder writes every name in full, so that nothing points to what moves.
 */
function asking(packet: Buffer, question: Buffer): Buffer {
  packet.writeUInt16BE(question.length === 0 ? 0 : 1, 4);
  return Buffer.concat([packet.subarray(0, HEADER_BYTES), question, packet.subarray(HEADER_BYTES)]);
}

function optOf(extendedRcode: number): OptAnswer {
  return {
    type: 'OPT',
    name: '.',
    udpPayloadSize: MOST_BYTES,
    extendedRcode,
    ednsVersion: 0,
    flags: 0,
    flag_do: false,
    options: [],
  };
}
