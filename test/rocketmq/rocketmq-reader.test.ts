import net from 'node:net';
import { expect, test } from 'vitest';
import { WizardError } from '../../src/model/error.ts';
import type { PodPort } from '../../src/model/route.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { rocketmqReader } from '../../src/rocketmq/rocketmq-reader.ts';
import { countingDialer } from '../support/dns/counting-dialer.ts';
import type { WebServer } from '../support/http/servers.ts';
import { answerFrame, CLUSTER_BODY, playRemoting } from '../support/rocketmq/remoting-server.ts';

const NEVER = new AbortController().signal;
const NO_PODS = { tcp: () => Promise.reject(new Error('no pods here')) };
const MASTER = {
  name: 'broker-a',
  cluster: 'DefaultCluster',
  id: 0,
  address: '10.0.0.1:10911',
};
const KNOWN = {
  is: 'answer',
  version: '5.3.3',
  brokers: [MASTER, { ...MASTER, id: 1, address: '10.0.0.2:10911' }],
  clusters: [{ name: 'DefaultCluster', brokers: ['broker-a'] }],
};

const at = ({ port }: Pick<WebServer, 'port'>) => ({ host: '127.0.0.1', port });
const reader = (timeoutMs = 5000) => rocketmqReader(directDialer(), NO_PODS, { timeoutMs });

/** What a server comes to that is asked what it knows; whatever it does, nothing stays open. */
async function seenOf(
  onQuestion: Parameters<typeof playRemoting>[0],
  timeoutMs: number = 5000,
): Promise<unknown> {
  const server = await playRemoting(onQuestion);
  const dialer = countingDialer(directDialer());
  const seen = await rocketmqReader(dialer, NO_PODS, { timeoutMs }).cluster(at(server), NEVER);
  await expect.poll(() => dialer.count().open).toBe(0);
  await expect.poll(server.open).toBe(0);
  return seen;
}

test('a name server tells its brokers, though its numbers stand for keys', async () => {
  const seen = await seenOf(({ opaque }, socket) => {
    socket.write(answerFrame(opaque, { body: CLUSTER_BODY }));
  });

  expect(seen).toEqual(KNOWN);
});

test('what comes in RocketMQ’s own form of header, a byte at a time and after a question of the other side is read too', async () => {
  const seen = await seenOf(async ({ opaque }, socket) => {
    const stray = answerFrame(40, { flag: 0 });
    const all = Buffer.concat([
      stray,
      answerFrame(opaque, { body: CLUSTER_BODY, binary: true, remark: 'fine' }),
    ]);
    for (const byte of all)
      await new Promise((resolve) => socket.write(Buffer.of(byte), () => resolve(undefined)));
  });

  expect(seen).toEqual(KNOWN);
});

test('a name server that knows nobody says so, and is not taken for one that says nothing', async () => {
  const body = { brokerAddrTable: {}, clusterAddrTable: {} };

  const seen = await seenOf(({ opaque }, socket) => socket.write(answerFrame(opaque, { body })));

  expect(seen).toEqual({ is: 'answer', version: '5.3.3', brokers: [], clusters: [] });
});

test('the route of a topic is asked by its name, and a topic that is not known is an answer', async () => {
  const asked: unknown[] = [];
  const server = await playRemoting(({ opaque, code, fields }, socket) => {
    asked.push({ code, fields });
    const none = { code: 17, remark: 'No topic route info' };
    const queueDatas = [{ brokerName: 'broker-a', readQueueNums: 8, writeQueueNums: 8, perm: 6 }];
    const brokerDatas = [
      { brokerName: 'broker-a', cluster: 'c', brokerAddrs: { 0: '10.0.0.1:10911' } },
    ];
    const known = { body: { queueDatas, brokerDatas } };
    socket.write(answerFrame(opaque, fields?.['topic'] === 'orders' ? known : none));
  });

  const orders = await reader().route(at(server), 'orders', NEVER);
  const other = await reader().route(at(server), 'other', NEVER);

  expect(orders).toEqual({
    is: 'answer',
    version: '5.3.3',
    route: {
      topic: 'orders',
      queues: [{ broker: 'broker-a', read: 8, write: 8, permissions: 6 }],
      brokers: [{ name: 'broker-a', cluster: 'c', id: 0, address: '10.0.0.1:10911' }],
    },
  });
  expect(other).toEqual({ is: 'answer', version: '5.3.3', route: null });
  expect(asked[0]).toEqual({
    code: 105,
    fields: { topic: 'orders', acceptStandardJsonOnly: 'true' },
  });
});

test('a broker tells of itself, and one that lets nobody ask refuses', async () => {
  const server = await playRemoting(({ opaque, code }, socket) => {
    const table = { brokerActive: 'true', brokerVersionDesc: 'V5_3_3' };
    const refused = { code: 16, remark: 'No accessKey is configured' };
    socket.write(answerFrame(opaque, code === 28 ? { body: { table } } : refused));
  });

  expect(await reader().runtime(at(server), NEVER)).toEqual({
    is: 'answer',
    version: '5.3.3',
    table: { brokerActive: 'true', brokerVersionDesc: 'V5_3_3' },
  });
  expect(await reader().cluster(at(server), NEVER)).toEqual({
    is: 'refusal',
    version: '5.3.3',
    code: 16,
    remark: 'No accessKey is configured',
  });
});

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

test('a port where nobody is refuses', async () => {
  const seen = await reader().cluster({ host: '127.0.0.1', port: 1 }, NEVER);

  expect(seen).toEqual({ is: 'refused', code: 'ECONNREFUSED' });
});

test('whoever gives up has the reason at once, and no socket is left', async () => {
  const server = await playRemoting(() => undefined);
  const gone = new AbortController();

  const asked = reader(60_000).cluster(at(server), gone.signal);
  await expect.poll(server.open).toBe(1);
  gone.abort(new Error('enough'));

  await expect(asked).rejects.toThrow('enough');
  await expect.poll(server.open).toBe(0);
});

const POD: PodPort = { namespace: 'infra', pod: 'namesrv-0', port: 9876 };

test('a pod is asked by the way that the API server opens', async () => {
  const server = await playRemoting(({ opaque }, socket) => socket.write(whole(opaque)));
  const opened: PodPort[] = [];
  const pods = {
    tcp: (to: PodPort, signal: AbortSignal) => {
      opened.push(to);
      return directDialer().tcp('127.0.0.1', server.port, signal);
    },
  };

  const seen = await rocketmqReader(directDialer(), pods).cluster(POD, NEVER);

  expect(seen).toEqual(KNOWN);
  expect(opened).toEqual([POD]);
});

test('where there is no way to the pod it is told why; a cluster that is not reached is the whole run’s matter', async () => {
  const failing = (error: Error) =>
    rocketmqReader(directDialer(), { tcp: () => Promise.reject(error) }).cluster(POD, NEVER);

  expect(await failing(new WizardError('forbidden', 'forbidden', { verb: 'create' }))).toEqual({
    is: 'no-way',
    code: 'forbidden',
    params: { verb: 'create' },
  });
  await expect(failing(new WizardError('cluster-unreachable', 'api-refused'))).rejects.toThrow(
    'api-refused',
  );
});

test('a way that does not open in time is silence', async () => {
  const pods = {
    tcp: (_: PodPort, signal: AbortSignal) =>
      new Promise<net.Socket>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  };

  const seen = await rocketmqReader(directDialer(), pods, { timeoutMs: 50 }).cluster(POD, NEVER);

  expect(seen).toEqual({ is: 'timeout', code: 'CONNECT' });
});
