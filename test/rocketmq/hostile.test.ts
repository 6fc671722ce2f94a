import { expect, test } from 'vitest';
import { seenOf } from '../support/rocketmq/ask.ts';
import {
  answerFrame,
  CLUSTER_BODY,
  type playRemoting,
} from '../support/rocketmq/remoting-server.ts';

function lengthWord(length: number): Buffer {
  const word = Buffer.alloc(4);
  word.writeInt32BE(length);
  return word;
}
const whole = (opaque: number) => answerFrame(opaque, { body: CLUSTER_BODY });

test.each<readonly [string, Parameters<typeof playRemoting>[0], object]>([
  [
    'a web server',
    (_, socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'),
    { is: 'garbage', code: 'FRAME_LENGTH' },
  ],
  [
    'two thousand million bytes to come',
    (_, socket) => socket.write(lengthWord(0x7fffffff)),
    { is: 'garbage', code: 'FRAME_LENGTH' },
  ],
  [
    'less than nothing to come',
    (_, socket) => socket.write(lengthWord(-1)),
    { is: 'garbage', code: 'FRAME_LENGTH' },
  ],
  [
    'a frame of nothing',
    (_, socket) => socket.write(lengthWord(0)),
    { is: 'garbage', code: 'FRAME_LENGTH' },
  ],
  [
    'a header that is longer than its frame',
    (_, socket) => socket.write(Buffer.concat([lengthWord(8), lengthWord(9), Buffer.alloc(4)])),
    { is: 'garbage', code: 'HEADER_LENGTH' },
  ],
  [
    'a header in a form that nobody knows',
    (_, socket) =>
      socket.write(Buffer.concat([lengthWord(8), lengthWord(7 << 24), Buffer.alloc(4)])),
    { is: 'garbage', code: 'HEADER_FORM' },
  ],
  [
    'a header that is no JSON',
    (_, socket) => socket.write(Buffer.concat([lengthWord(6), lengthWord(2), Buffer.from('{a')])),
    { is: 'garbage', code: 'HEADER' },
  ],
  [
    'a header without numbers',
    (_, socket) => socket.write(Buffer.concat([lengthWord(6), lengthWord(2), Buffer.from('{}')])),
    { is: 'garbage', code: 'HEADER' },
  ],
  [
    'a binary header whose remark has no end',
    ({ opaque }, socket) => {
      const frame = answerFrame(opaque, { binary: true });
      frame.writeInt32BE(0x7fffffff, 8 + 13);
      socket.write(frame);
    },
    { is: 'garbage', code: 'HEADER' },
  ],
  [
    'a body that is no JSON',
    ({ opaque }, socket) => socket.write(answerFrame(opaque, { body: '{"brokerAddrTable":' })),
    { is: 'garbage', code: 'BODY' },
  ],
  [
    'no body',
    ({ opaque }, socket) => socket.write(answerFrame(opaque)),
    { is: 'garbage', code: 'BODY' },
  ],
  [
    'the answer to another question',
    ({ opaque }, socket) => socket.write(answerFrame(opaque, { body: { table: {} } })),
    { is: 'garbage', code: 'BODY' },
  ],
  [
    'brokers without addresses',
    ({ opaque }, socket) =>
      socket.write(
        answerFrame(opaque, {
          body: { brokerAddrTable: { a: { brokerName: 'a' } }, clusterAddrTable: {} },
        }),
      ),
    { is: 'garbage', code: 'BODY' },
  ],
  [
    'a broker whose number is none',
    ({ opaque }, socket) =>
      socket.write(
        answerFrame(opaque, {
          body: {
            brokerAddrTable: { a: { brokerName: 'a', brokerAddrs: { master: '10.0.0.1:1' } } },
            clusterAddrTable: {},
          },
        }),
      ),
    { is: 'garbage', code: 'BODY' },
  ],
  [
    'answers to others without end',
    ({ opaque }, socket) =>
      socket.write(Buffer.concat(Array.from({ length: 20 }, () => whole(opaque + 1)))),
    { is: 'garbage', code: 'STRAYS' },
  ],
  ['a goodbye', (_, socket) => socket.end(), { is: 'closed', code: 'after 0 bytes' }],
  [
    'half an answer and a goodbye',
    ({ opaque }, socket) => socket.end(whole(opaque).subarray(0, 40)),
    { is: 'closed', code: 'after 40 bytes' },
  ],
  ['a reset', (_, socket) => socket.resetAndDestroy(), { is: 'reset', code: 'ECONNRESET' }],
])('%s is told apart', async (_, onQuestion, expected) => {
  expect(await seenOf(onQuestion)).toEqual(expected);
});

test.each<readonly [string, Parameters<typeof playRemoting>[0]]>([
  ['silence', () => undefined],
  ['half a length word', (_, socket) => socket.write(Buffer.of(0, 0))],
  ['half an answer', ({ opaque }, socket) => socket.write(whole(opaque).subarray(0, 40))],
  [
    'an answer that drips',
    (_, socket) => {
      socket.write(lengthWord(4_000_000));
      const drip = setInterval(() => socket.write('x'), 10);
      socket.on('close', () => clearInterval(drip));
    },
  ],
])('%s ends with the time', async (_, onQuestion) => {
  expect(await seenOf(onQuestion, 200)).toEqual({ is: 'timeout', code: 'ANSWER' });
});
