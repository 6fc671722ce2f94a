import { expect, vi } from 'vitest';
import { apiReady } from '../../../src/probes/kubernetes/api-ready.ts';
import { namespacesActive } from '../../../src/probes/kubernetes/namespaces-active.ts';
import { nodesReady } from '../../../src/probes/kubernetes/nodes-ready.ts';
import { workloadsReady } from '../../../src/probes/kubernetes/workloads-ready.ts';
import { clusterTest as test } from '../../support/control-plane/index.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { deploy, realReaders, WAIT } from '../../support/probes/real-cluster.ts';

test('the API server is ready and its version found', async ({ cluster }) => {
  const seen = await apiReady.look({}, await realReaders(cluster.kubeconfig), NEVER);

  expect(seen).toMatchObject({
    verdict: 'pass',
    finds: { version: expect.stringMatching(/^v1\./) },
  });
});

test('nodes are ready, with what they have', async ({ cluster }) => {
  await cluster.addNode(cluster.freshName('node'), { cpu: '4', memory: '8Gi' });
  const readers = await realReaders(cluster.kubeconfig);

  const seen = await nodesReady.look({ count: 1, cpu: '4', memory: '8Gi' }, readers, NEVER);
  const many = await nodesReady.look({ count: 500 }, readers, NEVER);

  expect(seen).toMatchObject({ verdict: 'pass', finds: { nodes: expect.any(Number) } });
  expect(many).toMatchObject({ verdict: 'wait', cause: { code: 'nodes-too-few' } });
});

test('a namespace that is there is Active, one that is not is a failure', async ({ cluster }) => {
  const namespace = await cluster.createNamespace();
  const readers = await realReaders(cluster.kubeconfig);

  const both = { names: [namespace, `${namespace}-none`] };

  expect(await namespacesActive.look({ names: [namespace] }, readers, NEVER)).toMatchObject({
    verdict: 'pass',
  });
  expect(await namespacesActive.look(both, readers, NEVER)).toMatchObject({
    verdict: 'fail',
    cause: { code: 'object-absent', params: { name: `${namespace}-none` } },
  });
});

test('workloads become ready; one that cannot be pulled says so', async ({ cluster }) => {
  await cluster.addNode(cluster.freshName('node'));
  const namespace = await cluster.createNamespace();
  const readers = await realReaders(cluster.kubeconfig);
  await deploy(cluster, namespace, 'good');
  await deploy(cluster, namespace, 'bad', {
    annotations: { 'test.dr-wizard/waiting': 'ImagePullBackOff' },
  });
  const good = { workloads: [{ namespace, kind: 'Deployment', name: 'good', replicas: 2 }] };
  const bad = { workloads: [{ namespace, name: 'bad' }] };

  await vi.waitFor(async () => {
    const seen = await workloadsReady.look(good, readers, NEVER);
    expect(seen).toMatchObject({ verdict: 'pass', progress: { done: 2, of: 2 } });
  }, WAIT);
  await vi.waitFor(async () => {
    const seen = await workloadsReady.look(bad, readers, NEVER);
    expect(seen).toMatchObject({
      verdict: 'wait',
      cause: { code: expect.stringMatching(/^image-/), count: 2 },
      others: [{ code: 'pods-not-ready', params: { ready: 0, desired: 2 } }],
    });
  }, WAIT);
});

test('who may not list is unknown, not a failure', async ({ cluster }) => {
  const readers = await realReaders(await cluster.kubeconfigFor({ user: 'anybody' }));

  const seen = await nodesReady.look({ count: 1 }, readers, NEVER);

  expect(seen).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'api-forbidden', params: { verb: 'list', resource: 'nodes' } },
  });
});
