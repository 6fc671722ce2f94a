import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { ensureLoadBalancer } from '../../../src/actions/kubernetes/ensure-load-balancer.ts';
import { loadBalancerReady } from '../../../src/probes/kubernetes/load-balancer-ready.ts';
import { writersOfRun } from '../../support/actions/writers-of-run.ts';
import { refusingWebhook } from '../../support/causes/webhook.ts';
import { clusterTest as test, type Cluster } from '../../support/control-plane/index.ts';
import { cloudController } from '../../support/load-balancer/cloud-controller.ts';
import { deploy, made, realReaders, WAIT } from '../../support/probes/real-cluster.ts';
import { NEVER } from '../../support/probes/readers.ts';

const run = promisify(execFile);

const Made = z.object({
  metadata: z.object({ annotations: z.record(z.string(), z.string()) }),
  spec: z.object({
    type: z.string(),
    selector: z.record(z.string(), z.string()),
    ports: z.array(
      z.object({
        name: z.string(),
        port: z.number(),
        targetPort: z.number(),
        protocol: z.string(),
      }),
    ),
  }),
});

/** A controller of no pods, and what a step says of the load balancer in front of it. */
async function aController(cluster: Cluster, address: 'external' | 'internal' = 'external') {
  const namespace = await cluster.createNamespace();
  await deploy(cluster, namespace, 'controller', { replicas: 0 });
  const workload = { namespace, workload: 'controller', kind: 'Deployment', address };
  return { ...workload, service: 'made', cloud: 'alibaba' } as const;
}

const addressed = (cluster: Cluster, namespace: string, name: string, ingress: readonly object[]) =>
  cluster.request('PATCH', `/api/v1/namespaces/${namespace}/services/${name}/status`, {
    status: { loadBalancer: { ingress } },
  });

test('the missing one is made once, gets its address from the cloud, and is found by the probe', async ({
  cluster,
}) => {
  const input = await aController(cluster);
  const { namespace, workload, kind, address } = input;
  const ports = await writersOfRun(cluster.kubeconfig);
  const look = async () =>
    loadBalancerReady.look(
      { namespace, workload, kind, address },
      await realReaders(cluster.kubeconfig),
      NEVER,
    );

  const before = await look();
  const first = await ensureLoadBalancer.act(input, ports, NEVER);
  const pending = await look();
  const second = await ensureLoadBalancer.act(input, ports, NEVER);
  await addressed(cluster, namespace, 'made', [{ hostname: 'nlb-1.example.com' }]);
  const third = await ensureLoadBalancer.act(input, ports, NEVER);
  const after = await look();

  expect(before.cause?.code).toBe('load-balancer-none-before');
  expect([first, second, third].map(({ changed }) => changed)).toEqual([true, false, false]);
  expect([pending.verdict, pending.cause?.code]).toEqual(['wait', 'load-balancer-pending']);
  expect(after).toMatchObject({ verdict: 'pass', finds: { address: 'nlb-1.example.com' } });
  await vi.waitFor(async () => {
    const writes = await cluster.writes({ resource: 'services', namespace });
    const own = writes.filter(({ userAgent }) => userAgent === 'dr-wizard');
    expect(own).toMatchObject([{ verb: 'patch', name: 'made', code: 201 }]);
  }, WAIT);
});

test('the one of an add-on is left as it is, and one of the other sort is made beside it', async ({
  cluster,
}) => {
  const input = await aController(cluster, 'internal');
  const { namespace } = input;
  const services = `/api/v1/namespaces/${namespace}/services`;
  const ports = [{ name: 'web', port: 8080, targetPort: 'web' }];
  const spec = { type: 'LoadBalancer', selector: { app: 'controller' }, ports };
  await made(cluster, services, { metadata: { name: 'add-on' }, spec });
  await addressed(cluster, namespace, 'add-on', [{ ip: '203.0.113.10' }]);
  const before = await cluster.request('GET', `${services}/add-on`);

  await ensureLoadBalancer.act(input, await writersOfRun(cluster.kubeconfig), NEVER);

  expect(await cluster.request('GET', `${services}/add-on`)).toEqual(before);
  expect((await cluster.request('GET', `${services}/made`)).body).toMatchObject({
    metadata: {
      annotations: {
        'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type': 'intranet',
      },
    },
    spec: { ports: [{ name: 'web', port: 8080, targetPort: 'web' }] },
  });
});

test('both are made at once, each of its sort, and each is found', async ({ cluster }) => {
  const external = await aController(cluster);
  const { namespace } = external;
  const internal = { ...external, service: 'inside', address: 'internal' } as const;
  const cloud = cloudController(
    cluster,
    { external: ['203.0.113.10'], internal: ['10.0.0.7'] },
    namespace,
  );
  onTestFinished(() => cloud.stop());
  const ports = await writersOfRun(cluster.kubeconfig);
  const readers = await realReaders(cluster.kubeconfig);

  await Promise.all([external, internal].map((one) => ensureLoadBalancer.act(one, ports, NEVER)));

  const found = async ({ workload, address }: typeof external | typeof internal) =>
    (await loadBalancerReady.look({ namespace, workload, address }, readers, NEVER)).finds;
  await vi.waitFor(async () => {
    expect([await found(external), await found(internal)]).toEqual([
      { address: '203.0.113.10', ip: '203.0.113.10' },
      { address: '10.0.0.7', ip: '10.0.0.7' },
    ]);
  }, WAIT);
});

test('what is shown to be done by hand makes the same', async ({ cluster }) => {
  const input = await aController(cluster, 'internal');
  const { namespace } = input;
  const [, argv = []] = ensureLoadBalancer.plan(input).byHand;
  const env = { PATH: process.env['PATH'], KUBECONFIG: cluster.kubeconfig };
  const path = `/api/v1/namespaces/${namespace}/services/made`;

  await run(cluster.kubectlProgram, argv.slice(1), { env });
  const byHand = await cluster.request('GET', path);
  await cluster.request('DELETE', path);
  await ensureLoadBalancer.act(input, await writersOfRun(cluster.kubeconfig), NEVER);

  const byMachine = await cluster.request('GET', path);
  expect(wordsOf(byHand.body)).toEqual(wordsOf(byMachine.body));
});

/** What was asked for, without what the cluster chose itself. */
function wordsOf(body: unknown): unknown {
  const { metadata, spec } = Made.parse(body);
  return { annotations: metadata.annotations, ...spec };
}

test('who may not is told which right is missing, before and by the API', async ({ cluster }) => {
  const input = await aController(cluster);
  const { namespace } = input;
  const user = cluster.freshName('reader');
  await cluster.kubectl([
    'create',
    'rolebinding',
    'reader',
    '--clusterrole=view',
    `--user=${user}`,
    `--namespace=${namespace}`,
  ]);
  await cluster.kubectl([
    'create',
    'clusterrolebinding',
    user,
    '--clusterrole=view',
    `--user=${user}`,
  ]);
  onTestFinished(async () => {
    await cluster.kubectl(['delete', 'clusterrolebinding', user]);
  });
  const ports = await writersOfRun(await cluster.kubeconfigFor({ user }));

  const wants = await ensureLoadBalancer.wants?.(input, ports, NEVER);
  const acting = ensureLoadBalancer.act(input, ports, NEVER);

  expect(wants?.map(({ verb, resource }) => `${verb} ${resource}`)).toEqual([
    'list services',
    'get services',
    'patch services',
    'create services',
  ]);
  await expect(acting).rejects.toMatchObject({
    kind: 'forbidden',
    code: 'api-forbidden',
    params: { verb: 'patch', resource: 'services', namespace },
  });
});

test('a quota and a webhook that refuses are named, and nothing is made', async ({ cluster }) => {
  const input = await aController(cluster);
  const { namespace } = input;
  const ports = await writersOfRun(cluster.kubeconfig);
  const act = () => ensureLoadBalancer.act(input, ports, NEVER);
  const quotas = `/api/v1/namespaces/${namespace}/resourcequotas`;

  await made(cluster, quotas, { metadata: { name: 'few' }, spec: { hard: { services: '0' } } });
  await vi.waitFor(async () => {
    const { body } = await cluster.request('GET', `${quotas}/few`);
    expect(body).toMatchObject({ status: { hard: { services: '0' } } });
  }, WAIT);
  await expect(act()).rejects.toMatchObject({
    code: 'api-quota-exceeded',
    params: { quota: 'few', name: `${namespace}/made` },
  });
  await cluster.request('DELETE', `${quotas}/few`);

  const webhook = await refusingWebhook('not today');
  onTestFinished(() => webhook.close());
  const configurations = '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations';
  onTestFinished(async () => {
    await cluster.request('DELETE', `${configurations}/${namespace}`);
  });
  await made(cluster, configurations, {
    metadata: { name: namespace },
    webhooks: [
      {
        name: 'services.example.com',
        clientConfig: { url: webhook.url, caBundle: webhook.caBundle },
        rules: [
          { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['services'] },
        ],
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
      },
    ],
  });
  const dry = `/api/v1/namespaces/${namespace}/services?dryRun=All`;
  await vi.waitFor(async () => {
    const answer = await cluster.request('POST', dry, {
      metadata: { name: 'tried' },
      spec: { ports: [{ port: 80 }] },
    });
    expect(answer.status).not.toBe(201);
  }, WAIT);
  await expect(act()).rejects.toMatchObject({
    code: 'api-denied-by-webhook',
    params: { webhook: 'services.example.com' },
  });
});

test('a namespace on its way out takes nothing more', async ({ cluster }) => {
  const input = await aController(cluster);
  const { namespace } = input;
  const controller = `/apis/apps/v1/namespaces/${namespace}/deployments/controller`;
  const hold = (finalizers: readonly string[] | null) =>
    cluster.request('PATCH', controller, { metadata: { finalizers } });
  await hold(['test.dr-wizard/hold']);
  onTestFinished(async () => {
    await hold(null);
  });
  await cluster.request('DELETE', `/api/v1/namespaces/${namespace}`);

  const acting = ensureLoadBalancer.act(input, await writersOfRun(cluster.kubeconfig), NEVER);

  await expect(acting).rejects.toMatchObject({
    code: 'namespace-terminating',
    params: { name: namespace },
  });
});
