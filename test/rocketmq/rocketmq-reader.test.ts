import { expect, test } from 'vitest';
import { directDialer } from '../../src/net/dialer.ts';
import { rocketmqReader } from '../../src/rocketmq/rocketmq-reader.ts';
import { seenOf } from '../support/rocketmq/ask.ts';
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

test('a name server tells its brokers, though its numbers stand for keys', async () => {
  const seen = await seenOf(({ opaque }, socket) => {
    socket.write(answerFrame(opaque, { body: CLUSTER_BODY }));
  });

  expect(seen).toEqual(KNOWN);
});

test('what comes in RocketMQ’s own form of header, a byte at a time and after a question of the other side is read too', async () => {
  const seen = await seenOf(({ opaque }, socket) => {
    const stray = answerFrame(40, { flag: 0 });
    const all = Buffer.concat([
      stray,
      answerFrame(opaque, { body: CLUSTER_BODY, binary: true, remark: 'fine' }),
    ]);
    const next = (from: number) => {
      if (from < all.length) socket.write(all.subarray(from, from + 1), () => next(from + 1));
    };
    next(0);
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
