import path from 'node:path';
import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import { systemClock } from '../../../src/clock/system-clock.ts';
import { openCluster, type ClusterAccess } from '../../../src/cluster/connect.ts';
import type { Readers } from '../../../src/model/ports.ts';
import { nacosReader } from '../../../src/nacos/nacos-reader.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { membersUp } from '../../../src/probes/nacos/members-up.ts';
import { ready } from '../../../src/probes/nacos/ready.ts';
import { brokersRegistered } from '../../../src/probes/rocketmq/brokers-registered.ts';
import { rocketmqReader } from '../../../src/rocketmq/rocketmq-reader.ts';
import { createTempDirectory } from '../../support/control-plane/child.ts';
import { findFreePort } from '../../support/control-plane/free-port.ts';
import { clusterTest as test, startControlPlane } from '../../support/control-plane/index.ts';
import { findPrograms, isComplete } from '../../support/control-plane/programs.ts';
import { FAKE_READERS } from '../../support/fake-ports.ts';
import { startNacos, type Nacos } from '../../../src/practice/apps/nacos.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { hasRocketmq } from '../../support/rocketmq/programs.ts';
import {
  startBroker,
  startNameServer,
  type RocketmqProcess,
} from '../../support/rocketmq/rocketmq.ts';
import { told } from './brokers-world.ts';

const SOON = { timeout: 90_000, interval: 500 } as const;
const HERE = '127.0.0.1';
/** Addresses of Services, known before there are pods. */
const ANNOUNCED = ['198.19.200.1', '198.19.200.2'];

type Plane = Awaited<ReturnType<typeof startControlPlane>>;

describe.runIf(isComplete(findPrograms()) && hasRocketmq())('by port-forward', () => {
  let plane: Plane;
  let access: ClusterAccess;
  let readers: Readers;
  let remove: () => Promise<void>;
  const nacos: Nacos[] = [];
  const rocketmq: RocketmqProcess[] = [];

  beforeAll(async () => {
    const temp = await createTempDirectory('forwarded-');
    ({ remove } = temp);
    const ports = [await findFreePort(), await findFreePort()];
    const brokerPorts = [await findFreePort(), await findFreePort()];
    nacos.push(...(await Promise.all([0, 1].map(() => startNacos({}, { mode: 'cluster' })))));
    const forwards = [0, 1].flatMap((index) => [
      { pods: [`namesrv-${index}`], ports: [9876], target: ports[index] ?? 0 },
      {
        pods: [`broker-${index}`],
        ports: [brokerPorts[index] ?? 0],
        target: brokerPorts[index] ?? 0,
      },
      { pods: [`nacos-${index}`], ports: [8848], target: nacos[index]?.port ?? 0 },
    ]);
    plane = await startControlPlane({ nodes: 1, forwards });
    access = await openCluster({
      kubeconfig: plane.kubeconfig,
      context: 'test',
      dialer: directDialer(),
    });
    const { uid } = await access.target(NEVER);
    const pods = access.ways(uid).podPorts;
    readers = {
      ...FAKE_READERS,
      cluster: access.pinnedReader(uid),
      rocketmq: rocketmqReader(directDialer(), pods),
      nacos: nacosReader(directDialer(), pods),
      clock: systemClock,
    };
    const folder = (name: string) => path.join(temp.directory, name);
    const nameServers = await Promise.all(
      ports.map((port) => startNameServer({ folder: folder(`${port}`), host: HERE, port })),
    );
    const brokers = await Promise.all(
      brokerPorts.map((port, index) =>
        startBroker({
          folder: folder(`${port}`),
          host: HERE,
          port,
          name: `broker-${index}`,
          id: 0,
          nameServers: ports.map((one) => `${HERE}:${one}`),
          announces: ANNOUNCED[index] ?? '',
        }),
      ),
    );
    rocketmq.push(...nameServers, ...brokers);
    for (const name of ['namesrv', 'broker', 'nacos']) await statefulSet(plane, name);
    for (const index of [0, 1])
      await brokerService(plane, index, ANNOUNCED[index] ?? '', brokerPorts[index] ?? 0);
  }, 240_000);

  afterAll(async () => {
    await Promise.all([...rocketmq, ...nacos].map((one) => one.stop()));
    await access.close();
    await plane.stop();
    await remove();
  });

  test('real brokers are found on both name servers, behind the addresses of Services', async () => {
    const asked = { namespace: 'default', nameServers: ['namesrv'], brokers: 2 };
    const look = () => brokersRegistered.look(asked, readers, NEVER);

    await vi.waitFor(async () => expect(told(await look())).toEqual(['pass']), SOON);

    const { finds } = await look();
    expect(finds['brokers']).toMatchObject([
      { name: 'broker-0', pod: 'broker-0', version: '5.3.3' },
      { name: 'broker-1', pod: 'broker-1', version: '5.3.3' },
    ]);
    await plane.kubectl(['delete', 'service', 'broker-1']);
    expect(told(await look())).toEqual(['wait', 'rocketmq-address-stale']);
  });

  test('each server of Nacos is asked by itself, and its members are the pods that live', async () => {
    const asked = { namespace: 'default', workload: 'nacos' };
    const addresses = await Promise.all([0, 1].map((index) => podIp(plane, `nacos-${index}`)));
    const all = addresses.map((ip) => ({ address: `${ip}:8848`, state: 'UP' }));
    for (const server of nacos) server.members = all;

    const isReady = await ready.look(asked, readers, NEVER);
    const members = await membersUp.look(asked, readers, NEVER);
    for (const server of nacos.slice(1)) server.members = all.slice(1);
    const fewer = await membersUp.look(asked, readers, NEVER);

    expect([told(isReady), told(members)]).toEqual([['pass'], ['pass']]);
    expect(told(fewer)).toEqual(['wait', 'nacos-member-missing']);
    expect(fewer.cause?.params).toEqual({ server: 'nacos-1', names: 'nacos-0' });
  });
});

async function statefulSet(plane: Plane, name: string): Promise<void> {
  const labels = { app: name };
  const containers = [{ name: 'main', image: `example.test/${name}:1` }];
  await plane.request('POST', '/apis/apps/v1/namespaces/default/statefulsets', {
    metadata: { name },
    spec: {
      serviceName: name,
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
    },
  });
  await plane.kubectl(['rollout', 'status', `statefulset/${name}`, '--timeout=60s']);
}

async function brokerService(
  plane: Plane,
  index: number,
  clusterIP: string,
  port: number,
): Promise<void> {
  const selector = { 'statefulset.kubernetes.io/pod-name': `broker-${index}` };
  const answer = await plane.request('POST', '/api/v1/namespaces/default/services', {
    metadata: { name: `broker-${index}` },
    spec: { clusterIP, selector, ports: [{ port, targetPort: port }] },
  });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
}

function podIp(plane: Plane, name: string): Promise<string> {
  return plane.kubectl(['get', 'pod', name, '-o', 'jsonpath={.status.podIP}']);
}
