import net from 'node:net';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test, vi } from 'vitest';
import { aConnectionJob } from '../../../src/actions/kubernetes/connection-job.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { nacosReader } from '../../../src/nacos/nacos-reader.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import {
  BROKER,
  nacosManifest,
  NAME_SERVER,
} from '../../../src/practice/repository/app-manifests.ts';
import { nameOf } from '../../../src/practice/store/metadata.ts';
import { rocketmqReader } from '../../../src/rocketmq/rocketmq-reader.ts';
import { aWorkload } from '../../support/practice/a-range.ts';
import { NACOS_USER, podsInRange, type PodsInRange } from '../../support/practice/pods-in-range.ts';

const NEVER = new AbortController().signal;

test('each Nacos knows the pods of its own namespace, and has what it had', async () => {
  const range = await podsInRange();
  const reader = nacosReader(directDialer(), dialerOf(range));
  range.apply(nacosManifest('StatefulSet', 3), 'prod');
  range.apply(nacosManifest('Deployment', 1), 'sandbox');
  const at = serverOf('prod', 'nacos-0');

  await vi.waitFor(async () => {
    const seen = await reader.members(at, NACOS_USER, NEVER);
    expect(seen).toMatchObject({
      is: 'answer',
      about: { mode: 'cluster' },
      members: [0, 1, 2].map((index) => ({
        address: `nacos-${index}.nacos.prod.svc.cluster.local:8848`,
        state: 'UP',
      })),
    });
  });
  const has = await reader.namespaces(at, NACOS_USER, NEVER);
  expect(JSON.stringify(has)).toMatch(/"prod".*3.*"pre".*2/);
  const alone = range.list('Pod', 'sandbox').map(({ metadata }) => JSON.stringify(metadata));
  expect(alone).toHaveLength(1);
});

test('a Nacos that is changed is changed in each of its members, until that is taken back', async () => {
  const range = await podsInRange();
  const reader = nacosReader(directDialer(), dialerOf(range));
  range.apply(nacosManifest('StatefulSet', 2), 'prod');
  const told = async () => {
    const all = await Promise.all(
      ['nacos-0', 'nacos-1'].map((pod) => reader.readiness(serverOf('prod', pod), NEVER)),
    );
    return all.map((one) => (one.is === 'refusal' ? `${one.status} ${one.says}` : one.is));
  };
  await vi.waitFor(async () => expect(await told()).toEqual(['answer', 'answer']));

  const mend = range.pods.nacos('prod').set({ notReady: 'raft has no leader' });
  expect(await told()).toEqual(['500 raft has no leader', '500 raft has no leader']);
  mend();
  await vi.waitFor(async () => expect(await told()).toEqual(['answer', 'answer']));
});

test('a broker is registered from when its pod is ready, unless it is mute', async () => {
  const range = await podsInRange();
  const reader = rocketmqReader(directDialer(), dialerOf(range));
  range.pods.rocketmq.mute('rocketmq-broker-1', true);
  range.apply(NAME_SERVER, 'infra');
  range.apply(BROKER, 'infra');
  const server = async () => {
    const pods = range.list('Pod', 'infra').map(nameOf);
    const pod = pods.find((name) => name.startsWith('rocketmq-name-server')) ?? '';
    const seen = await reader.cluster({ namespace: 'infra', pod, port: 9876 }, NEVER);
    return seen.is === 'answer' ? seen.brokers.map(({ name }) => name) : seen.is;
  };

  await vi.waitFor(() => expect(range.isReady('rocketmq-broker-1', 'infra')).toBe(true));
  await vi.waitFor(async () => expect(await server()).toEqual(['rocketmq-broker-0']));
  range.pods.rocketmq.mute('rocketmq-broker-1', false);
  await vi.waitFor(async () => expect(await server()).toHaveLength(2));

  const broker = { namespace: 'infra', pod: 'rocketmq-broker-0', port: 10_911 };
  expect(await reader.runtime(broker, NEVER)).toMatchObject({
    is: 'answer',
    table: { brokerActive: 'true' },
  });
});

test('a Job that asks its data stores really asks them, and its log says what it found', async () => {
  const database = net.createServer((socket) => socket.on('error', () => undefined));
  database.listen(0, '127.0.0.1');
  await once(database, 'listening');
  const address = database.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const { add, pods, list, get } = await podsInRange({
    async dial(host) {
      if (host !== 'up.example.com') throw Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
      const socket = net.connect(port, '127.0.0.1');
      await once(socket, 'connect');
      return socket;
    },
  });
  const stores = ['up', 'gone'].map((name) => ({
    name,
    host: `${name}.example.com`,
    port: 3306,
    tls: false,
  }));
  const job = aConnectionJob({
    namespace: 'prod',
    run: 'r',
    attempt: 'a',
    image: 'busybox',
    stores,
  });
  const object: JsonObject = JSON.parse(JSON.stringify(job));

  add('Job', object);
  const name = 'dr-wizard-connections-r';
  await vi.waitFor(
    () => expect(JSON.stringify(get('Job', name, 'prod')?.['status'])).toContain('"Complete"'),
    { timeout: 20_000 },
  );
  const [pod] = list('Pod', 'prod');
  const log = pods.log({ namespace: 'prod', name: nameOf(pod ?? {}), container: 'connections' });

  expect(log.match(/"tcp":"\w+"/g)).toEqual(['"tcp":"open"', '"tcp":"closed"']);
  database.close();
});

test('a command runs in a container that runs, and ends with who has asked for it', async () => {
  const { add, pods, list } = await podsInRange();
  add('Deployment', aWorkload('shop', { namespace: 'prod' }));
  const refused = await exec(pods, { namespace: 'prod', name: 'nobody' }, ['echo', 'hello']);
  expect(refused.result).toEqual({ refused: 'container not found ("app")' });

  await vi.waitFor(async () => {
    const at = { namespace: 'prod', name: nameOf(list('Pod', 'prod')[0] ?? {}) };
    expect(await exec(pods, at, ['echo', 'hello'])).toEqual({ result: 0, said: 'hello\n' });
  });
  const gone = new AbortController();
  const at = { namespace: 'prod', name: nameOf(list('Pod', 'prod')[0] ?? {}) };
  const asleep = exec(pods, at, ['sh', '-c', 'echo begun; sleep 600'], gone.signal);
  gone.abort();
  expect(await asleep).toMatchObject({ result: 137 });
});

async function exec(
  pods: PodsInRange['pods'],
  at: { readonly namespace: string; readonly name: string },
  argv: readonly string[],
  signal: AbortSignal = NEVER,
) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const said = text(stdout);
  const streams = { stdin: null, stdout, stderr };
  const result = await pods.exec({ ...at, container: 'app' }, argv, streams, signal);
  stdout.end();
  return { result, said: await said };
}

function dialerOf({ pods }: PodsInRange) {
  return {
    async tcp({ namespace, pod, port }: { namespace: string; pod: string; port: number }) {
      const stream = await pods.forward({ namespace, name: pod }, port);
      if (!(stream instanceof net.Socket)) throw new TypeError('no socket');
      return stream;
    },
  };
}

function serverOf(namespace: string, pod: string) {
  return { at: { namespace, pod, port: 8848 }, path: '/nacos' };
}
