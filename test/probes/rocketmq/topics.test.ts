import { expect, test } from 'vitest';
import type { RocketmqReader, TopicRoute } from '../../../src/model/rocketmq.ts';
import { brokersRegistered } from '../../../src/probes/rocketmq/brokers-registered.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';
import { aBroker, knows, playedRocketmq } from '../../support/rocketmq/name-servers.ts';
import { aPod, aStatefulSet } from '../../support/rocketmq/pods.ts';
import { told } from './brokers-world.ts';

type Seen = Awaited<ReturnType<RocketmqReader['route']>>;

const WORLD = [aStatefulSet('namesrv', 1), aPod('namesrv-0', '10.0.1.1'), aPod('b-0', '10.0.0.1')];
const OPEN = { broker: 'b', read: 8, write: 8, permissions: 6 };
const MASTER = aBroker('b 10.0.0.1:10911');

function look(route: Seen) {
  const servers = { 'namesrv-0': knows('b 10.0.0.1:10911') };
  const rocketmq = playedRocketmq({ servers, routes: { orders: route } });
  const input = { namespace: 'infra', nameServers: ['namesrv'], brokers: 1, topics: ['orders'] };
  return brokersRegistered.look(input, readersOf(WORLD, { rocketmq }), NEVER);
}

const known = (route: Partial<TopicRoute>): Seen => ({
  is: 'answer',
  version: '5.3.3',
  route: { topic: 'orders', queues: [OPEN], brokers: [MASTER], ...route },
});

test.each<readonly [string, Seen, readonly string[]]>([
  ['a way to a master', known({}), ['pass']],
  [
    'no such topic',
    { is: 'answer', version: '5', route: null },
    ['wait', 'rocketmq-topic-missing'],
  ],
  ['no queue', known({ queues: [] }), ['wait', 'rocketmq-topic-closed']],
  [
    'queues that are only read from',
    known({ queues: [{ ...OPEN, permissions: 4 }] }),
    ['wait', 'rocketmq-topic-closed'],
  ],
  [
    'queues without a place to write',
    known({ queues: [{ ...OPEN, write: 0 }] }),
    ['wait', 'rocketmq-topic-closed'],
  ],
  [
    'a way to a slave only',
    known({ brokers: [{ ...MASTER, id: 1 }] }),
    ['wait', 'rocketmq-topic-headless'],
  ],
  ['no answer', { is: 'timeout', code: 'ANSWER' }, ['unknown', 'rocketmq-topic-unasked']],
  [
    'a name server that is not ready to say',
    { is: 'refusal', version: '5', code: 1, remark: 'name server not ready' },
    ['unknown', 'rocketmq-topic-unasked'],
  ],
])('%s is %o', async (_, route, expected) => {
  expect(told(await look(route))).toEqual(expected);
});
