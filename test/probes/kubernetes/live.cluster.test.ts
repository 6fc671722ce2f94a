import { expect, vi } from 'vitest';
import { ingressReady } from '../../../src/probes/kubernetes/ingress-ready.ts';
import { loadBalancerReady } from '../../../src/probes/kubernetes/load-balancer-ready.ts';
import { objectsReady } from '../../../src/probes/kubernetes/objects-ready.ts';
import { workloadsReady } from '../../../src/probes/kubernetes/workloads-ready.ts';
import { clusterTest as test, type Cluster } from '../../support/control-plane/index.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { deploy, live, made, realReaders, WAIT } from '../../support/probes/real-cluster.ts';

test('a rollout is followed from nothing there to pass', async ({ cluster }) => {
  await cluster.addNode(cluster.freshName('node'));
  const namespace = await cluster.createNamespace();
  const workloads = [{ namespace, kind: 'Deployment', name: 'web', replicas: 6 }];
  const told = live(workloadsReady, { workloads }, await realReaders(cluster.kubeconfig));
  await vi.waitFor(() => {
    expect(told.at(-1)).toMatchObject({
      verdict: 'fail',
      cause: { code: 'object-absent', params: { kind: 'Deployment', name: `${namespace}/web` } },
      progress: { done: 0, of: 6 },
    });
  }, WAIT);

  await deploy(cluster, namespace, 'web', {
    replicas: 6,
    annotations: { 'test.dr-wizard/ready-after': '2s' },
  });

  await vi.waitFor(() => {
    expect(told.at(-1)).toMatchObject({ verdict: 'pass', progress: { done: 6, of: 6 } });
  }, WAIT);
  expect(told.some(({ verdict }) => verdict === 'wait')).toBe(true);
});

test('a workload that is deleted and made again is another one', async ({ cluster }) => {
  await cluster.addNode(cluster.freshName('node'));
  const namespace = await cluster.createNamespace();
  await deploy(cluster, namespace, 'web');
  const workloads = [{ namespace, name: 'web' }];
  const told = live(workloadsReady, { workloads }, await realReaders(cluster.kubeconfig));
  await vi.waitFor(() => expect(told.at(-1)?.verdict).toBe('pass'), WAIT);
  const before = told.at(-1)?.unbroken;

  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/web?propagationPolicy=Foreground`;
  await cluster.request('DELETE', path);
  await vi.waitFor(() => expect(told.at(-1)?.cause?.code).toBe('object-absent'), WAIT);
  await deploy(cluster, namespace, 'web');

  await vi.waitFor(() => expect(told.at(-1)?.verdict).toBe('pass'), WAIT);
  expect(before).toBeDefined();
  expect(told.at(-1)?.unbroken).not.toBe(before);
});

test('a pod that is replaced breaks what has to stay as it is', async ({ cluster }) => {
  await cluster.addNode(cluster.freshName('node'));
  const namespace = await cluster.createNamespace();
  await deploy(cluster, namespace, 'web', { replicas: 1 });
  const workloads = [{ namespace, name: 'web' }];
  const told = live(workloadsReady, { workloads }, await realReaders(cluster.kubeconfig));
  await vi.waitFor(() => expect(told.at(-1)?.verdict).toBe('pass'), WAIT);
  const before = told.at(-1)?.unbroken;

  await cluster.kubectl(['-n', namespace, 'delete', 'pod', '-l', 'app=web', '--wait=false']);

  await vi.waitFor(() => {
    expect(told.at(-1)?.unbroken).not.toBe(before);
    expect(told.at(-1)?.verdict).toBe('pass');
  }, WAIT);
});

/** Somebody who may look at workloads in these namespaces only. */
async function someoneIn(cluster: Cluster, namespaces: readonly string[]): Promise<string> {
  const user = cluster.freshName('user');
  for (const namespace of namespaces)
    await made(cluster, `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}/rolebindings`, {
      metadata: { name: user },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: user }],
    });
  return cluster.kubeconfigFor({ user });
}

test('where only some namespaces may be read, the others are unknown and these are judged', async ({
  cluster,
}) => {
  await cluster.addNode(cluster.freshName('node'));
  const [mine, others] = [await cluster.createNamespace(), await cluster.createNamespace()];
  await deploy(cluster, mine, 'web');
  await deploy(cluster, others, 'web');
  const readers = await realReaders(await someoneIn(cluster, [mine]));
  const look = (...namespaces: readonly string[]) => {
    const workloads = namespaces.map((namespace) => ({ namespace, name: 'web' }));
    return workloadsReady.look({ workloads }, readers, NEVER);
  };

  await vi.waitFor(async () => expect((await look(mine)).verdict).toBe('pass'), WAIT);
  expect(await look(mine, others)).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'api-forbidden', params: { verb: 'list', namespace: others } },
    progress: { done: 2 },
  });
  expect(await look(others)).toMatchObject({ verdict: 'unknown' });
});

test('a load balancer is ready when its Service tells an address that is public', async ({
  cluster,
}) => {
  const namespace = await cluster.createNamespace();
  const path = `/api/v1/namespaces/${namespace}/services`;
  const input = { namespace, service: 'lb', address: 'external' } as const;
  const told = live(loadBalancerReady, input, await realReaders(cluster.kubeconfig));
  await vi.waitFor(() => expect(told.at(-1)?.cause?.code).toBe('object-absent'), WAIT);

  const ports = [{ port: 80 }];
  const spec = { type: 'LoadBalancer', selector: { app: 'web' }, ports };
  await made(cluster, path, { metadata: { name: 'lb' }, spec });
  await vi.waitFor(() => expect(told.at(-1)?.cause?.code).toBe('load-balancer-pending'), WAIT);

  const give = (ip: string) =>
    cluster.request('PATCH', `${path}/lb/status`, {
      status: { loadBalancer: { ingress: [{ ip }] } },
    });
  await give('10.1.2.3');
  await vi.waitFor(() => expect(told.at(-1)?.cause?.code).toBe('address-is-private'), WAIT);

  await give('203.0.113.10');
  await vi.waitFor(() => {
    expect(told.at(-1)).toMatchObject({
      verdict: 'pass',
      finds: { address: '203.0.113.10', ip: '203.0.113.10' },
      notes: [{ code: 'service-without-endpoints' }],
    });
  }, WAIT);
});

test('a host is served when the endpoints behind its Ingress are ready', async ({ cluster }) => {
  await cluster.addNode(cluster.freshName('node'));
  const namespace = await cluster.createNamespace();
  const host = `${namespace}.example.com`;
  const ingressClassName = cluster.freshName('class');
  await made(cluster, '/apis/networking.k8s.io/v1/ingressclasses', {
    metadata: { name: ingressClassName },
    spec: { controller: 'example.com/none' },
  });
  const readers = await realReaders(cluster.kubeconfig);
  const hosts = live(ingressReady, { hosts: [host] }, readers);
  const workloads = live(workloadsReady, { workloads: [{ host }] }, readers);
  const codes = () => [hosts, workloads].map((told) => told.at(-1)?.cause?.code);
  await vi.waitFor(
    () => expect(codes()).toEqual(['host-without-ingress', 'host-without-ingress']),
    WAIT,
  );

  const backend = { service: { name: 'web', port: { number: 80 } } };
  await made(cluster, `/apis/networking.k8s.io/v1/namespaces/${namespace}/ingresses`, {
    metadata: { name: 'front' },
    spec: {
      ingressClassName,
      rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    },
  });
  await vi.waitFor(
    () => expect(codes()).toEqual(['backend-service-absent', 'backend-service-absent']),
    WAIT,
  );
  await made(cluster, `/api/v1/namespaces/${namespace}/services`, {
    metadata: { name: 'web' },
    spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
  });
  await deploy(cluster, namespace, 'web');

  await vi.waitFor(() => {
    expect([hosts, workloads].map((told) => told.at(-1)?.verdict)).toEqual(['pass', 'pass']);
  }, WAIT);
  await cluster.request('DELETE', `/apis/networking.k8s.io/v1/ingressclasses/${ingressClassName}`);
});

test('objects of any kind are picked by label; a kind that is not served is unknown', async ({
  cluster,
}) => {
  await cluster.addNode(cluster.freshName('node'));
  const namespace = await cluster.createNamespace();
  const readers = await realReaders(cluster.kubeconfig);
  const labels = { app: 'job' };
  const containers = [{ name: 'app', image: 'example.test/app:1' }];
  await made(cluster, `/apis/batch/v1/namespaces/${namespace}/jobs`, {
    metadata: { name: 'work', labels },
    spec: { template: { metadata: { labels }, spec: { restartPolicy: 'Never', containers } } },
  });
  const job = { kinds: ['Job'], namespace, selector: 'app=job' };

  expect(await objectsReady.look(job, readers, NEVER)).toMatchObject({ verdict: 'wait' });
  expect(await objectsReady.look({ ...job, selector: 'app=none' }, readers, NEVER)).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'namespace-without-objects' },
  });
  const unserved = { kinds: ['Job', 'example.com/v1/Widget'], namespace };
  expect(await objectsReady.look(unserved, readers, NEVER)).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'api-kind-unknown' },
    others: [{}],
  });
});
