import { expect, onTestFinished, vi } from 'vitest';
import { openCluster } from '../../src/cluster/connect.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { trim } from '../../src/readiness/trim.ts';
import { FAST, aFollower } from '../support/cluster/follower.ts';
import { clusterTest as test } from '../support/control-plane/index.ts';

async function opened(kubeconfig: string, pace: Partial<typeof FAST> = {}) {
  const access = await openCluster({
    kubeconfig,
    context: 'test',
    dialer: directDialer(),
    keep: trim,
    pace: { ...FAST, quietMs: 5000, ...pace },
  });
  onTestFinished(() => access.close());
  return access;
}

test('objects that are made, changed, removed and made again are told as such', async ({
  cluster,
}) => {
  const namespace = await cluster.createNamespace();
  const path = `/api/v1/namespaces/${namespace}/configmaps`;
  const { reader } = await opened(cluster.kubeconfig);
  const follower = aFollower(reader, [
    { apiVersion: 'v1', kind: 'ConfigMap', namespaces: [namespace] },
  ]);
  await vi.waitFor(() => expect(follower.reading()).toBe(`whole ${namespace}`), 5000);

  await cluster.request('POST', path, { metadata: { name: 'a' } });
  await cluster.request('PATCH', `${path}/a`, { data: { x: '1' } });
  await cluster.request('DELETE', `${path}/a`);
  await cluster.request('POST', path, { metadata: { name: 'a' } });

  await vi.waitFor(() => expect(follower.said.slice(-4)).toEqual(['+a', '+a', '-a', '+a']), 5000);
});
