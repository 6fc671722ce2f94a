import { randomInt } from 'node:crypto';
import {
  AUTHENTIC_DATA,
  CHECKING_DISABLED,
  encode,
  type OptAnswer,
  RECURSION_DESIRED,
} from 'dns-packet';
import type { DnsQuestion } from '../model/dns.ts';
import { type Reading, readMessage } from './message.ts';

/** What fits through every path without being cut into fragments (DNS flag day 2020). */
const UDP_BYTES = 1232;

const EDNS: OptAnswer = {
  type: 'OPT',
  name: '.',
  udpPayloadSize: UDP_BYTES,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
};

/** A question as it goes out, and what a packet that comes back is to it. */
export type Query = {
  readonly bytes: Buffer;
  read(packet: Buffer): Reading;
};

export function createQuery(question: DnsQuestion, options: { readonly edns: boolean }): Query {
  const id = randomInt(0x1_00_00);
  const bytes = encode({
    type: 'query',
    id,
    flags:
      // AD in a question: the answer may say whether it was validated (RFC 6840 §5.7).
      AUTHENTIC_DATA |
      (question.norecurse === true ? 0 : RECURSION_DESIRED) |
      (question.unchecked === true ? CHECKING_DISABLED : 0),
    questions: [{ name: question.name, type: question.type }],
    additionals: options.edns ? [EDNS] : [],
  });
  return { bytes, read: (packet) => readMessage(packet, bytes, question) };
}
