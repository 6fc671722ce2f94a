import { expect, onTestFinished, vi } from 'vitest';
import { workloadsReady } from '../../../src/probes/kubernetes/workloads-ready.ts';
import { aFaultProxy } from '../../support/cluster/fault-proxy.ts';
import { FAST } from '../../support/cluster/follower.ts';
import { clusterTest as test } from '../../support/control-plane/index.ts';
import { heard } from '../../support/probes/follower.ts';
import { deploy, live, realReaders, WAIT } from '../../support/probes/real-cluster.ts';

/** The API server takes whole seconds only. */
const PACE = { ...FAST, quietMs: 3000, watchMs: 2000, lateMs: 1000, graceMs: 400 };

for (const fault of ['silent', 'refuse'] as const)
  test(`a way that becomes ${fault} is thrown by who follows, and is no matter for who begins again`, async ({
    cluster,
  }) => {
    await cluster.addNode(cluster.freshName('node'));
    const namespace = await cluster.createNamespace();
    await deploy(cluster, namespace, 'web');
    const proxy = await aFaultProxy(cluster.server);
    const readers = await realReaders(cluster.kubeconfig, { dialer: proxy.dialer, pace: PACE });
    const workloads = [{ namespace, name: 'web' }];
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    const told = heard(workloadsReady.follow?.({ workloads }, readers, stop.signal) ?? none());
    await vi.waitFor(() => expect(told.all.at(-1)?.verdict).toBe('pass'), WAIT);

    proxy.set(fault);
    if (fault === 'refuse') proxy.resetAll();
    await vi.waitFor(() => {
      expect(told.ended()?.error).toMatchObject({ kind: 'cluster-unreachable' });
    }, WAIT);
    expect(told.all.at(-1)?.verdict).not.toBe('fail');

    proxy.set('none');
    await vi.waitFor(async () => {
      const seen = await workloadsReady.look({ workloads }, readers, stop.signal);
      expect(seen.verdict).toBe('pass');
    }, WAIT);
  });

async function* none(): AsyncIterable<never> {
  // Nothing is told.
}

test('connections that are reset are no news', async ({ cluster }) => {
  await cluster.addNode(cluster.freshName('node'));
  const namespace = await cluster.createNamespace();
  await deploy(cluster, namespace, 'web');
  const proxy = await aFaultProxy(cluster.server);
  const readers = await realReaders(cluster.kubeconfig, {
    dialer: proxy.dialer,
    pace: { ...PACE, graceMs: 10_000 },
  });
  const told = live(workloadsReady, { workloads: [{ namespace, name: 'web' }] }, readers);
  await vi.waitFor(() => expect(told.at(-1)?.verdict).toBe('pass'), WAIT);
  const before = told.at(-1);

  const connections = proxy.connections();
  proxy.resetAll();
  await vi.waitFor(() => expect(proxy.connections()).toBeGreaterThan(connections), WAIT);
  await cluster.request('PATCH', `/apis/apps/v1/namespaces/${namespace}/deployments/web`, {
    spec: { replicas: 3 },
  });

  await vi.waitFor(() => {
    expect(told.at(-1)).toMatchObject({ verdict: 'pass', progress: { done: 3, of: 3 } });
  }, WAIT);
  expect(told.map(({ verdict }) => verdict)).not.toContain('unknown');
  expect(told.at(-1)?.unbroken).not.toBe(before?.unbroken);
});
