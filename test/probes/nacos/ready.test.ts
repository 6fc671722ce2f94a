import { expect, test } from 'vitest';
import { ready } from '../../../src/probes/nacos/ready.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { aPod } from '../../support/rocketmq/pods.ts';
import { aNacosWorld, ASKED } from './nacos-world.ts';

test.each(['2.5.1', '3.0.3'])(
  'every server of Nacos %s has to say that it is ready',
  async (version) => {
    const { servers, port, readers } = await aNacosWorld(2, { version });
    const look = () => ready.look({ ...ASKED, port }, readers(), NEVER);

    const before = await look();
    for (const server of servers.slice(1)) server.notReady = 'Config is not in readiness';
    const after = await look();

    expect(before).toMatchObject({
      verdict: 'pass',
      finds: { version, servers: ['nacos-0', 'nacos-1'] },
    });
    expect(after.verdict).toBe('wait');
    expect(after.cause).toMatchObject({
      code: 'nacos-not-ready',
      params: { server: 'nacos-1', says: 'Config is not in readiness', version },
    });
  },
);

test('Nacos 1 is told apart, and is ready all the same', async () => {
  const { port, readers } = await aNacosWorld(1, { version: '1.4.8' });

  const { verdict, notes } = await ready.look({ ...ASKED, port }, readers(), NEVER);

  expect([verdict, ...notes.map(({ code }) => code)]).toEqual(['pass', 'nacos-old']);
});

test('servers of several versions are noted', async () => {
  const { servers, port, readers } = await aNacosWorld(2);
  for (const server of servers.slice(1)) server.version = '2.4.3';

  const { verdict, notes } = await ready.look({ ...ASKED, port }, readers(), NEVER);

  expect([verdict, ...notes.map(({ code }) => code)]).toEqual(['pass', 'nacos-versions-differ']);
});

test('a server that starts is waited for, and so is one whose port is closed', async () => {
  const { servers, port, readers } = await aNacosWorld(1, { starting: true });

  const starting = await ready.look({ ...ASKED, port }, readers(), NEVER);
  await servers[0]?.stop();
  const closed = await ready.look({ ...ASKED, port }, readers(), NEVER);

  expect([starting.verdict, starting.cause?.code]).toEqual(['wait', 'nacos-refuses']);
  expect([closed.verdict, closed.cause?.code]).toEqual(['wait', 'nacos-silent']);
});

test.each<readonly [string, object, readonly [string, string]]>([
  ['no workload of that name', { workload: 'other' }, ['fail', 'object-absent']],
  ['nobody at all', { workload: null }, ['unknown', 'nacos-no-pod']],
  ['labels that nobody has', { workload: null, selector: 'app=x' }, ['unknown', 'nacos-no-pod']],
  ['another context path', { path: '/config' }, ['unknown', 'nacos-stranger']],
  ['what is no path', { path: 'nacos?x=1' }, ['unknown', 'nacos-path-malformed']],
  ['what is no port', { port: 70_000 }, ['unknown', 'port-invalid']],
])('%s is never a pass', async (_, more, expected) => {
  const { port, readers } = await aNacosWorld(1);

  const { verdict, cause } = await ready.look({ ...ASKED, port, ...more }, readers(), NEVER);

  expect([verdict, cause?.code]).toEqual(expected);
});

test('a pod that does not run is missed, whoever else is ready', async () => {
  const { port, objects, readers } = await aNacosWorld(2);
  const world = [...objects.slice(0, -1), aPod('nacos-1', '127.0.3.2', { phase: 'Pending' })];

  const { verdict, cause } = await ready.look({ ...ASKED, port }, readers(world), NEVER);

  expect([verdict, cause?.code, cause?.params['others']]).toEqual([
    'wait',
    'nacos-pods-missing',
    'nacos-1',
  ]);
});
