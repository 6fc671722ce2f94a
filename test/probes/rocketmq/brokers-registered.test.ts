import { expect, test } from 'vitest';
import { WizardError } from '../../../src/model/error.ts';
import { brokersRegistered } from '../../../src/probes/rocketmq/brokers-registered.ts';
import { anObject } from '../../support/probes/objects.ts';
import { failingReaders, NEVER } from '../../support/probes/readers.ts';
import { ALIVE, knows, type Played } from '../../support/rocketmq/name-servers.ts';
import { aPod } from '../../support/rocketmq/pods.ts';
import { told } from './brokers-world.ts';
import { AGREED, ASKED, BOTH, look, WORLD, type With } from './played-world.ts';

const without = (name: string) => WORLD.filter(({ metadata }) => metadata.name !== name);
const onSecond = (seen: ReturnType<typeof knows>): Played => ({
  servers: { 'namesrv-0': BOTH, 'namesrv-1': seen },
});
const version = '5.3.3';

test('all brokers on all name servers pass', async () => {
  expect(told(await look())).toEqual(['pass']);
});

test.each<readonly [string, Played, Partial<With>, readonly string[]]>([
  [
    'a name server that does not know one broker',
    onSecond(knows('broker-a 10.0.0.1:10911')),
    {},
    ['wait', 'rocketmq-brokers-missing', 'rocketmq-name-servers-differ'],
  ],
  [
    'a name server that knows nobody',
    onSecond(knows()),
    {},
    ['wait', 'rocketmq-name-servers-differ', 'rocketmq-name-servers-differ', 'rocketmq-no-broker'],
  ],
  [
    'a name server that knows another address',
    onSecond(knows('broker-a 10.0.0.1:10911', 'broker-a:1 10.0.0.9:10911')),
    {},
    ['wait', 'rocketmq-address-stale', 'rocketmq-name-servers-differ'],
  ],
  [
    'a slave without a master',
    { servers: { 'namesrv-0': knows('a:1 10.0.0.1:1'), 'namesrv-1': knows('a:1 10.0.0.1:1') } },
    { brokers: 1 },
    ['wait', 'rocketmq-no-master', 'rocketmq-no-master'],
  ],
  [
    'a name server that is silent',
    { servers: { 'namesrv-0': BOTH, 'namesrv-1': { is: 'timeout', code: 'ANSWER' } } },
    {},
    ['wait', 'rocketmq-name-server-silent'],
  ],
  [
    'a name server that is something else',
    { servers: { 'namesrv-0': BOTH, 'namesrv-1': { is: 'garbage', code: 'FRAME_LENGTH' } } },
    {},
    ['unknown', 'rocketmq-name-server-garbage'],
  ],
  [
    'a name server that says no',
    {
      servers: {
        'namesrv-0': BOTH,
        'namesrv-1': { is: 'refusal', version, code: 3, remark: 'not supported' },
      },
    },
    {},
    ['unknown', 'rocketmq-name-server-refuses'],
  ],
  [
    'a name server that nobody may reach',
    {
      servers: { 'namesrv-0': { is: 'no-way', code: 'forbidden', params: {} }, 'namesrv-1': BOTH },
    },
    {},
    ['unknown', 'forbidden'],
  ],
  [
    'two brokers at one address',
    {
      servers: {
        'namesrv-0': knows('a 10.0.0.1:1', 'b 10.0.0.1:1'),
        'namesrv-1': knows('a 10.0.0.1:1', 'b 10.0.0.1:1'),
      },
    },
    {},
    ['wait', 'rocketmq-address-shared'],
  ],
  [
    'a broker that is silent',
    { ...AGREED, brokers: { 'broker-1': { is: 'timeout', code: 'ANSWER' } } },
    {},
    ['wait', 'rocketmq-broker-silent'],
  ],
  [
    'an address that is somebody else’s by now',
    { ...AGREED, brokers: { 'broker-1': { is: 'garbage', code: 'FRAME_LENGTH' } } },
    {},
    ['wait', 'rocketmq-not-a-broker'],
  ],
  [
    'an address where a name server lives',
    { ...AGREED, brokers: { 'broker-1': { is: 'refusal', version, code: 3, remark: '' } } },
    {},
    ['wait', 'rocketmq-not-a-broker'],
  ],
  [
    'a master that is not active',
    { ...AGREED, brokers: { 'broker-0': { ...ALIVE, table: { brokerActive: 'false' } } } },
    {},
    ['wait', 'rocketmq-broker-inactive'],
  ],
  [
    'a broker of another name',
    AGREED,
    { brokers: null, expected: ['broker-a', { name: 'broker-b' }] },
    ['wait', 'rocketmq-broker-missing', 'rocketmq-broker-missing'],
  ],
  [
    'too few slaves',
    AGREED,
    { brokers: null, expected: [{ name: 'broker-a', slaves: 2 }] },
    ['wait', 'rocketmq-slaves-missing', 'rocketmq-slaves-missing'],
  ],
  [
    'a broker of another cluster',
    AGREED,
    { brokers: null, expected: [{ name: 'broker-a', cluster: 'prod' }] },
    ['fail', 'rocketmq-other-cluster', 'rocketmq-other-cluster'],
  ],
])('%s: %o', async (_, played, more, expected) => {
  expect(told(await look(played, more))).toEqual(expected);
});

test('a workload that is not there is not waited for', async () => {
  const { verdict, cause } = await look(AGREED, { nameServers: ['other'] });

  expect([verdict, cause?.code, cause?.params['name']]).toEqual([
    'fail',
    'object-absent',
    'infra/other',
  ]);
});

test('a name server whose pod does not run is missed, whoever else answers', async () => {
  const world = [...without('namesrv-1'), aPod('namesrv-1', '10.0.1.2', { phase: 'Pending' })];

  const { verdict, cause } = await look(AGREED, {}, world);

  expect([verdict, cause?.code, cause?.params]).toEqual([
    'wait',
    'rocketmq-name-servers-missing',
    { namespace: 'infra', has: 1, wanted: 2, others: 'namesrv-1' },
  ]);
});

test('a pod that ends holds no address any more', async () => {
  const world = [...without('broker-1'), aPod('broker-1', '10.0.0.2', { ending: true })];

  expect(told(await look(AGREED, {}, world))).toEqual(['wait', 'rocketmq-address-stale']);
});

test('more brokers than expected are only noted, of several versions too', async () => {
  const brokers = { 'broker-1': { ...ALIVE, version: '5.1.0' } };

  const seen = await look({ ...AGREED, brokers }, { brokers: 1 });

  expect(told(seen)).toEqual(['pass']);
  expect(seen.notes.map(({ code }) => code)).toEqual([
    'rocketmq-brokers-more',
    'rocketmq-versions-differ',
  ]);
});

test('a broker that lets nobody ask is one all the same', async () => {
  const refusal = { is: 'refusal', version, code: 16, remark: 'No accessKey' } as const;

  const seen = await look({ ...AGREED, brokers: { 'broker-0': refusal } });

  expect(told(seen)).toEqual(['pass']);
  expect(seen.notes.map(({ code }) => code)).toEqual(['rocketmq-broker-untold']);
});

test('name servers are asked at their addresses where the site says so, outside of the cluster too', async () => {
  const servers = { '10.0.1.1:9876': BOTH, '10.0.1.2:9876': BOTH, 'mq.example.com:9877': BOTH };
  const brokers = { '10.0.0.2:10911': { is: 'timeout', code: 'ANSWER' } } as const;
  const more = { reach: 'address', nameServerAddresses: ['mq.example.com:9877'] } as const;

  expect(told(await look({ servers }, more))).toEqual(['pass']);
  expect(told(await look({ servers, brokers }, more))).toEqual(['wait', 'rocketmq-broker-silent']);
});

test('a Service that leads to a broker is an address of it', async () => {
  const service = anObject(
    'Service',
    `metadata: { name: broker, namespace: infra }
spec:
  clusterIP: 10.9.0.1
  selector: { app: broker }
  ports: [{ port: 30911, targetPort: 10911 }]`,
  );
  const known = knows('broker-a 10.9.0.1:30911', 'broker-a:1 broker-1.broker.infra.svc:10911');
  const servers = { 'namesrv-0': known, 'namesrv-1': known };

  expect(told(await look({ servers }, {}, [...WORLD, service]))).toEqual(['pass']);
  expect(told(await look({ servers }))).toEqual(['wait', 'rocketmq-address-stale']);
});

test('a hold begins again when a broker was started again', async () => {
  const again = { ...AGREED, brokers: { 'broker-0': { ...ALIVE, table: { bootTimestamp: '2' } } } };

  const [before, after] = await Promise.all([look(), look(again)]);

  expect(before.unbroken).toBeDefined();
  expect(after.unbroken).not.toBe(before.unbroken);
});

test('who may not list pods cannot tell; a cluster that is not reached is the whole run’s matter', async () => {
  const failing = (error: Error) => brokersRegistered.look(ASKED, failingReaders(error), NEVER);

  const { verdict, cause } = await failing(
    new WizardError('forbidden', 'forbidden', { verb: 'list' }),
  );

  expect([verdict, cause?.code]).toEqual(['unknown', 'forbidden']);
  await expect(failing(new WizardError('cluster-unreachable', 'api-refused'))).rejects.toThrow(
    'api-refused',
  );
});
