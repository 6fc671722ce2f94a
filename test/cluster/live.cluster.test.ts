import { expect, onTestFinished, vi } from 'vitest';
import { openCluster, type ClusterSettings } from '../../src/cluster/connect.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { trim } from '../../src/readiness/trim.ts';
import { aFaultProxy, type FaultProxy } from '../support/cluster/fault-proxy.ts';
import { aFollower, FAST, lookOnce, wordOf, type Followed } from '../support/cluster/follower.ts';
import { clusterTest as test, type Cluster } from '../support/control-plane/index.ts';

const LATER = { timeout: 20_000, interval: 20 };
/** The API server takes whole seconds only. */
const PACE = { ...FAST, quietMs: 3000, watchMs: 2000, lateMs: 1000, graceMs: 400 };

async function opened(kubeconfig: string, more: Partial<ClusterSettings> = {}) {
  const settings = { kubeconfig, context: 'test', dialer: directDialer(), keep: trim, pace: PACE };
  const access = await openCluster({ ...settings, ...more });
  onTestFinished(() => access.close());
  return access;
}

// Each namespace has a config map of its own by itself.
const labels = { app: 'ours' };
const MAPS = { apiVersion: 'v1', kind: 'ConfigMap', labelSelector: 'app=ours' };

type Scene = {
  readonly proxy: FaultProxy;
  readonly follower: Followed;
  readonly namespace: string;
  readonly make: (name: string) => Promise<unknown>;
  readonly remove: (name: string) => Promise<unknown>;
};

/** A namespace with one config map, `a`, followed through a proxy that works so far. */
async function followed(cluster: Cluster, graceMs: number = PACE.graceMs): Promise<Scene> {
  const namespace = await cluster.createNamespace();
  const path = `/api/v1/namespaces/${namespace}/configmaps`;
  const make = (name: string) => cluster.request('POST', path, { metadata: { name, labels } });
  const remove = (name: string) => cluster.request('DELETE', `${path}/${name}`);
  await make('a');
  const proxy = await aFaultProxy(cluster.server);
  const { reader } = await opened(cluster.kubeconfig, {
    dialer: proxy.dialer,
    pace: { ...PACE, graceMs },
  });
  const follower = aFollower(reader, [{ ...MAPS, namespaces: [namespace] }]);
  await vi.waitFor(() => expect(follower.reading()).toBe(`whole ${namespace}`), LATER);
  await make('b');
  await vi.waitFor(() => expect(follower.names()).toEqual(['a', 'b']), LATER);
  return { proxy, follower, namespace, make, remove };
}

test('objects that are made, changed, removed and made again are told as such', async ({
  cluster,
}) => {
  const namespace = await cluster.createNamespace();
  const path = `/api/v1/namespaces/${namespace}/configmaps`;
  const { reader } = await opened(cluster.kubeconfig);
  const follower = aFollower(reader, [{ ...MAPS, namespaces: [namespace] }]);
  await vi.waitFor(() => expect(follower.reading()).toBe(`whole ${namespace}`), LATER);

  await cluster.request('POST', path, { metadata: { name: 'a', labels } });
  await cluster.request('PATCH', `${path}/a`, { data: { x: '1' } });
  await cluster.request('DELETE', `${path}/a`);
  await cluster.request('POST', path, { metadata: { name: 'a', labels } });

  await vi.waitFor(() => expect(follower.said.slice(-4)).toEqual(['+a', '+a', '-a', '+a']), LATER);
});

test('connections that are reset are opened again, and nothing is missed', async ({ cluster }) => {
  const { proxy, follower, make, remove } = await followed(cluster, 10_000);

  proxy.resetAll();
  await remove('a');
  await make('c');

  await vi.waitFor(() => expect(follower.names()).toEqual(['b', 'c']), LATER);
  expect(follower.said.filter((word) => word.startsWith('blind'))).toEqual([]);
});

for (const fault of ['silent', 'half-open', 'refuse'] as const)
  test(`a way that becomes ${fault} is told, and what happened meanwhile when it is over`, async ({
    cluster,
  }) => {
    const { proxy, follower, namespace, make, remove } = await followed(cluster);

    proxy.set(fault);
    if (fault === 'refuse') proxy.resetAll();
    await remove('a');
    await make('c');
    await vi.waitFor(() => expect(follower.reading()).toMatch(/^blind api-/), LATER);
    expect(follower.names()).toEqual(['a', 'b']);
    proxy.set('none');

    await vi.waitFor(() => expect(follower.reading()).toBe(`whole ${namespace}`), LATER);
    expect(follower.names()).toEqual(['b', 'c']);
  });

test('a connection that lost its way is replaced before anybody has to be told', async ({
  cluster,
}) => {
  const { proxy, follower, make } = await followed(cluster);
  const before = proxy.connections();

  proxy.set('silent');
  await vi.waitFor(() => expect(proxy.connections()).toBeGreaterThan(before), LATER);
  proxy.set('none');
  await make('c');

  await vi.waitFor(() => expect(follower.names()).toEqual(['a', 'b', 'c']), LATER);
});

test('a slow way is slow, not lost', async ({ cluster }) => {
  const { proxy, follower, make } = await followed(cluster, 10_000);

  proxy.set('slow');
  await make('c');

  await vi.waitFor(() => expect(follower.names()).toEqual(['a', 'b', 'c']), LATER);
  expect(follower.said.filter((word) => word.startsWith('blind'))).toEqual([]);
});

test('where not all namespaces may be read, those that may are, and the others are named', async ({
  cluster,
}) => {
  const [open, shut] = [await cluster.createNamespace(), await cluster.createNamespace()];
  const user = cluster.freshName('somebody');
  const rbac = (kind: string) => `/apis/rbac.authorization.k8s.io/v1/namespaces/${open}/${kind}`;
  await cluster.request('POST', rbac('roles'), {
    metadata: { name: 'reader' },
    rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['list', 'watch'] }],
  });
  await cluster.request('POST', rbac('rolebindings'), {
    metadata: { name: 'reader' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'reader' },
    subjects: [{ kind: 'User', name: user, apiGroup: 'rbac.authorization.k8s.io' }],
  });
  const { reader } = await opened(await cluster.kubeconfigFor({ user }));

  await vi.waitFor(async () => {
    const changes = await lookOnce(reader, [{ ...MAPS, namespaces: [open, shut] }]);
    const readings = changes.map(wordOf).filter((word) => !word.startsWith('+'));
    expect(readings.toSorted()).toEqual([`blind api-forbidden ${shut}`, `whole ${open}`]);
  }, LATER);
});

test('a pinned cluster is proven before anything is told of it', async ({ cluster }) => {
  const access = await opened(cluster.kubeconfig);
  const { uid } = await access.reader.summary(AbortSignal.timeout(10_000));
  const namespaces = [{ apiVersion: 'v1', kind: 'Namespace' }];

  const right = await lookOnce(access.pinnedReader(uid), namespaces);
  const wrong = await lookOnce(access.pinnedReader('another'), namespaces);

  expect(right.map(wordOf)).toContain('+kube-system');
  expect(wrong.map(wordOf)).toEqual(['blind target-changed']);
});
