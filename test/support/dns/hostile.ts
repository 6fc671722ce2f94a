import type { Behaviour } from './dns-server.ts';
import { a, answerTo, changed, framed } from './packets.ts';

/** What every hostile server is asked. */
export const ASKED = { name: 'www.shop.example', type: 'A' } as const;
export const TOLD = '203.0.113.1';

const GOOD = { answers: [a(ASKED.name, TOLD)] };
const QUESTION_END = 12 + 18 + 4;
/** As many as fit into a message that TCP can carry. */
const MANY = Array.from({ length: 2_046 }, (_, index) =>
  a(ASKED.name, `10.0.${index >> 8}.${index & 255}`),
);

const cut: NonNullable<Behaviour['udp']> = (query, send) => send(answerTo(query, { cut: true }));

/** Servers that do what no server should, and some that only look so. Over UDP and TCP. */
export const HOSTILE = {
  silent: { udp: () => {}, tcp: () => {} },
  'silent over UDP, fine over TCP': {
    udp: () => {},
    tcp: (query, socket) => socket.write(framed(answerTo(query, GOOD))),
  },
  'cut over UDP, fine over TCP': {
    udp: cut,
    tcp: (query, socket) => socket.write(framed(answerTo(query, GOOD))),
  },
  'cut over TCP too': {
    udp: cut,
    tcp: (query, socket) => socket.write(framed(answerTo(query, { ...GOOD, cut: true }))),
  },
  'cut, without TCP': { udp: cut },
  'drips a byte at a time': {
    udp: cut,
    tcp(_query, socket) {
      socket.write(Buffer.from([0xff, 0xff]));
      const drip = setInterval(() => socket.write(Buffer.from([0])), 5);
      socket.on('close', () => clearInterval(drip));
    },
  },
  'closes in the middle': {
    udp: cut,
    tcp(query, socket) {
      const whole = framed(answerTo(query, GOOD));
      socket.end(whole.subarray(0, whole.length - 3));
    },
  },
  'closes at once': { udp: cut, tcp: (_query, socket) => socket.end() },
  resets: { udp: cut, tcp: (_query, socket) => socket.resetAndDestroy() },
  '64 KB': {
    udp: cut,
    tcp: (query, socket) => socket.write(framed(answerTo(query, { answers: MANY }))),
  },
  'another id': {
    udp: (query, send) => send(changed(answerTo(query, GOOD), 0, (query[0] ?? 0) ^ 1)),
  },
  'another id first, then the right one': {
    udp(query, send) {
      send(
        changed(answerTo(query, { answers: [a(ASKED.name, '6.6.6.6')] }), 0, (query[0] ?? 0) ^ 1),
      );
      send(answerTo(query, GOOD));
    },
  },
  'another question': {
    udp: (query, send) =>
      send(answerTo(query, { ...GOOD, questions: [{ name: 'www.shop.example.evil', type: 'A' }] })),
  },
  'no question': { udp: (query, send) => send(answerTo(query, { ...GOOD, questions: [] })) },
  'the question itself': { udp: (query, send) => send(query) },
  'records of another name': {
    udp: (query, send) => send(answerTo(query, { answers: [a('www.evil.example', '6.6.6.6')] })),
  },
  'forged extra records': {
    udp: (query, send) =>
      send(
        answerTo(query, {
          answers: [
            a('www.evil.example', '6.6.6.6'),
            a(ASKED.name, TOLD),
            a('shop.example', '6.6.6.6'),
          ],
        }),
      ),
  },
  'a name that points at itself': {
    udp: (query, send) => send(changed(answerTo(query, GOOD), QUESTION_END, 0xc0, QUESTION_END)),
  },
  'a name that points ahead': {
    udp: (query, send) =>
      send(changed(answerTo(query, GOOD), QUESTION_END, 0xc0, QUESTION_END + 8)),
  },
  'counts more than there is': {
    udp: (query, send) => send(changed(answerTo(query, GOOD), 6, 0xff, 0xff)),
  },
  'counts less than there is': {
    udp: (query, send) => send(changed(answerTo(query, GOOD), 6, 0, 0)),
  },
  'more than it says': {
    udp: (query, send) => send(Buffer.concat([answerTo(query, GOOD), Buffer.alloc(20)])),
  },
  'half a header': { udp: (query, send) => send(query.subarray(0, 5)) },
  nothing: { udp: (_query, send) => send(Buffer.alloc(0)) },
  'a flood of noise': {
    udp(query, send) {
      for (let index = 0; index < 100; index += 1) send(changed(query, 0, (query[0] ?? 0) ^ 1));
    },
  },
} as const satisfies { readonly [name: string]: Behaviour };
