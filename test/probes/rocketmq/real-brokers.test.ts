import { expect, onTestFinished, vi } from 'vitest';
import { startRocketmq } from '../../../src/practice/apps/rocketmq.ts';
import { askRaw } from '../../practice/conformance/rocketmq.ts';
import { aPod, aStatefulSet } from '../../support/rocketmq/pods.ts';
import {
  MASTER,
  NAME_SERVERS,
  NEW_SLAVE,
  rocketmqTest as test,
  SLAVE,
} from '../../support/rocketmq/rocketmq-world.ts';
import { lookAtBrokers, told } from './brokers-world.ts';

const SOON = { timeout: 60_000, interval: 500 } as const;
const WORKLOADS = [aStatefulSet('namesrv', 2), aStatefulSet('broker', 2)];

const podsOf = (slave: string) => [
  ...WORKLOADS,
  aPod('namesrv-0', NAME_SERVERS[0]),
  aPod('namesrv-1', NAME_SERVERS[1]),
  aPod('broker-0', MASTER),
  aPod('broker-1', slave),
];

test('a real master and its slave are found on both name servers', async ({ rocketmq }) => {
  const { port, brokerPort } = rocketmq;

  const seen = await lookAtBrokers(podsOf(SLAVE), { port, brokers: 2, topics: ['TBW102'] });

  const { finds, notes, unbroken } = seen;
  expect(told(seen)).toEqual(['pass']);
  const common = { name: 'broker-a', cluster: 'DefaultCluster', version: '5.3.3' };
  expect(finds).toEqual({
    nameServers: ['namesrv-0', 'namesrv-1'],
    brokers: [
      { ...common, id: 0, role: 'master', address: `${MASTER}:${brokerPort}`, pod: 'broker-0' },
      { ...common, id: 1, role: 'slave', address: `${SLAVE}:${brokerPort}`, pod: 'broker-1' },
    ],
  });
  expect(notes).toEqual([]);
  expect(unbroken).toContain('broker-a 1');
});

// Beside the others, as starting the real ones takes longer than all questions together.
test('the name server of the practice range answers byte by byte as the real one', async ({
  rocketmq,
}) => {
  const { port, brokerPort } = rocketmq;
  const common = { name: 'broker-a', cluster: 'DefaultCluster' };
  const ours = await startRocketmq({
    brokers: [
      { ...common, id: 0, address: `${MASTER}:${brokerPort}` },
      { ...common, id: 1, address: `${SLAVE}:${brokerPort}` },
    ],
    topics: { TBW102: ['broker-a'] },
  });
  onTestFinished(() => ours.close());
  const real = { host: NAME_SERVERS[0], port };
  const range = { host: '127.0.0.1', port: ours.port };
  const json = { acceptStandardJsonOnly: 'true' };

  for (const [code, fields] of [
    [106, {}],
    [105, { topic: 'TBW102' }],
    [105, { topic: 'TBW102', ...json }],
    [105, { topic: 'orders', ...json }],
    [9999, {}],
  ] as const)
    expect(await askRaw(range, code, fields)).toEqual(await askRaw(real, code, fields));
});

test('a topic that nobody made is missed on each name server', async ({ rocketmq }) => {
  const { port } = rocketmq;

  const seen = await lookAtBrokers(podsOf(SLAVE), { port, brokers: 2, topics: ['orders'] });

  expect(told(seen)).toEqual(['wait', 'rocketmq-topic-missing', 'rocketmq-topic-missing']);
});

test('one broker more than there is is waited for', async ({ rocketmq }) => {
  const { port } = rocketmq;

  const seen = await lookAtBrokers(podsOf(SLAVE), { port, brokers: 3 });

  expect(seen.cause?.params).toEqual({
    server: 'namesrv-0',
    has: 2,
    wanted: 3,
    known: 'broker-a, broker-a:1',
  });
});

test('what is dead but not forgotten is no broker', async ({ rocketmq }) => {
  const { port, slave } = rocketmq;
  await slave?.freeze();
  const look = (address: string) => lookAtBrokers(podsOf(address), { port, brokers: 2 });

  const whileItsPodStands = await look(SLAVE);
  const onceItsPodIsNew = await look(NEW_SLAVE);

  expect(told(whileItsPodStands)).toEqual(['wait', 'rocketmq-broker-silent']);
  expect(told(onceItsPodIsNew)).toEqual(['wait', 'rocketmq-address-stale']);

  await rocketmq.startNewSlave();
  await vi.waitFor(async () => expect(told(await look(NEW_SLAVE))).toEqual(['pass']), SOON);
});

test('a name server that is gone is never taken for one that agrees', async ({ rocketmq }) => {
  const { port, nameServers } = rocketmq;
  await nameServers[1]?.stop();

  const seen = await lookAtBrokers(podsOf(SLAVE), { port, brokers: 2 });

  expect(seen.verdict).toBe('wait');
  expect([seen.cause, ...seen.others]).toContainEqual(
    expect.objectContaining({
      code: 'rocketmq-name-server-silent',
      params: { server: 'namesrv-1', code: 'ECONNREFUSED' },
    }),
  );
});
