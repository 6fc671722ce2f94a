import { expect, onTestFinished, test } from 'vitest';
import { directDialer } from '../../../src/net/dialer.ts';
import { startRocketmq, type RocketmqState } from '../../../src/practice/apps/rocketmq.ts';
import { rocketmqReader } from '../../../src/rocketmq/rocketmq-reader.ts';

const NEVER = new AbortController().signal;
const NO_PODS = { tcp: () => Promise.reject(new Error('no pods here')) };
const BROKER = { name: 'broker-a', cluster: 'c', id: 0, address: '10.0.0.1:10911' } as const;

test('a broker is known from when it registers until it is forgotten', async () => {
  const { reader, at, set } = await started({});
  const names = async () => {
    const seen = await reader.cluster(at, NEVER);
    return seen.is === 'answer' ? seen.brokers.map(({ name }) => name) : seen.is;
  };

  expect(await names()).toEqual([]);
  set({ brokers: [BROKER] });
  expect(await names()).toEqual(['broker-a']);
  set({ brokers: [] });
  expect(await names()).toEqual([]);
});

test('a topic has a route as long as a broker holds it', async () => {
  const { reader, at, set } = await started({
    brokers: [BROKER],
    topics: { orders: ['broker-a'] },
  });
  const route = async () => {
    const seen = await reader.route(at, 'orders', NEVER);
    return seen.is === 'answer' ? (seen.route?.brokers.length ?? null) : seen.is;
  };

  expect(await route()).toBe(1);
  set({ brokers: [] });
  expect(await route()).toBeNull();
});

test('a broker tells of itself, and is no name server', async () => {
  const { reader, at } = await started({ runtime: { brokerActive: 'true', bootTimestamp: '1' } });

  expect(await reader.runtime(at, NEVER)).toMatchObject({
    is: 'answer',
    version: '5.3.3',
    table: { brokerActive: 'true', bootTimestamp: '1' },
  });
  expect(await reader.cluster(at, NEVER)).toMatchObject({ is: 'refusal', code: 3 });
});

async function started(state: Partial<RocketmqState>) {
  const server = await startRocketmq(state);
  onTestFinished(() => server.close());
  const reader = rocketmqReader(directDialer(), NO_PODS);
  return { reader, at: { host: '127.0.0.1', port: server.port }, set: server.set };
}
