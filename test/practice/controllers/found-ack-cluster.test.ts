import { expect, test, vi } from 'vitest';
import type { JsonObject } from '../../../src/model/json.ts';
import {
  ACK_INGRESS,
  foundAckCluster,
} from '../../../src/practice/controllers/found-ack-cluster.ts';
import { at } from '../../../src/practice/store/json.ts';
import { nameOf } from '../../../src/practice/store/metadata.ts';
import { createStore } from '../../../src/practice/store/store.ts';
import { aRange } from '../../support/practice/a-range.ts';

const PATIENT = { timeout: 20_000, interval: 20 };
const ORDER = { version: '1.34', region: 'eu-central-1', nodes: 3, cpu: '4', memory: '8Gi' };

function anAckCluster(more: Partial<Parameters<typeof foundAckCluster>[1]> = {}) {
  const store = createStore();
  const servers = foundAckCluster(store, { ...ORDER, ...more });
  const range = aRange({
    store,
    founded: true,
    addresses: { internet: ['198.51.100.7', '198.51.100.8'], intranet: ['10.0.2.80'] },
    ingressService: (name) => (name === ACK_INGRESS.class ? ACK_INGRESS.service : undefined),
  });
  return { range, servers };
}

const statusOf = (object: JsonObject | undefined) => JSON.stringify(at(object, 'status') ?? {});

test('a new cluster of the cloud gets ready by itself, add-ons and nodes', async () => {
  const { range } = anAckCluster();

  await vi.waitFor(() => {
    for (const name of ['coredns', 'metrics-server', 'nginx-ingress-controller'])
      expect(range.said('Deployment', name)).toBe('pass');
    for (const node of range.list('Node')) expect(range.said('Node', nameOf(node))).toBe('pass');
    expect(statusOf(range.get('DaemonSet', 'kube-proxy-worker', 'kube-system'))).toContain(
      '"numberReady":4',
    );
  }, PATIENT);
});

test('its ingress controller has the public load balancer that was chosen, and no internal one', async () => {
  const { range } = anAckCluster();

  await vi.waitFor(
    () =>
      expect(statusOf(range.get('Service', 'nginx-ingress-lb', 'kube-system'))).toContain(
        '198.51.100.7',
      ),
    PATIENT,
  );
  const balancers = range
    .list('Service', 'kube-system')
    .filter((one) => at(one, 'spec', 'type') === 'LoadBalancer');

  expect(balancers).toHaveLength(1);
});

test('an Ingress of class nginx gets the address of that load balancer, another one none', async () => {
  const { range } = anAckCluster();
  const anIngress = (name: string, ingressClassName: string) => ({
    metadata: { name },
    spec: { ingressClassName, defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
  });
  range.add('Ingress', anIngress('web', 'nginx'));
  range.add('Ingress', anIngress('other', 'nginx-tools'));

  await vi.waitFor(
    () => expect(statusOf(range.get('Ingress', 'web'))).toContain('198.51.100.7'),
    PATIENT,
  );

  expect(statusOf(range.get('Ingress', 'other'))).not.toContain('198.51.100');
});

test('its masters are known by their label and the id of their server, and take no services', async () => {
  const { range, servers } = anAckCluster({ masters: 1, bootId: 'the-boot-id' });

  expect(servers).toMatchObject({ masters: ['i-master1'], workers: { length: 3 } });
  expect(range.get('Node', 'eu-central-1.10.0.0.11')).toMatchObject({
    metadata: { labels: { 'node-role.kubernetes.io/control-plane': '' } },
    spec: { providerID: 'eu-central-1.i-master1' },
    status: { nodeInfo: { bootID: 'the-boot-id', kubeletVersion: 'v1.34.1-aliyun.1' } },
  });
  await vi.waitFor(() => expect(range.said('Deployment', 'coredns')).toBe('pass'), PATIENT);
  const onMaster = range
    .list('Pod', 'kube-system')
    .filter((one) => at(one, 'spec', 'nodeName') === 'eu-central-1.10.0.0.11');

  expect(onMaster).toHaveLength(3);
});

test('it may be practised on, and a managed one has no master', () => {
  const { range } = anAckCluster({ masters: 0 });

  expect(range.get('Namespace', 'kube-system')).toMatchObject({
    metadata: { labels: { 'dr-wizard/practice': 'true' } },
  });
  expect(range.list('Node')).toHaveLength(3);
});
