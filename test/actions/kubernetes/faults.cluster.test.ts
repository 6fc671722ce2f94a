import { expect, onTestFinished, vi } from 'vitest';
import { apply } from '../../../src/actions/kubernetes/apply.ts';
import { ensureNamespaces } from '../../../src/actions/kubernetes/ensure-namespaces.ts';
import { remove } from '../../../src/actions/kubernetes/remove.ts';
import { WizardError } from '../../../src/model/error.ts';
import type { KubeObject, Writers } from '../../../src/model/ports.ts';
import { texts } from '../../../src/text/index.ts';
import { realWorld, withManifests } from '../../support/actions/real-world.ts';
import { refusingWebhook } from '../../support/causes/webhook.ts';
import { clusterTest as test, type Cluster } from '../../support/control-plane/index.ts';
import { NEVER } from '../../support/probes/readers.ts';

const OTHER_CLUSTER = '00000000-0000-0000-0000-000000000000';

function aConfigMap(name: string, namespace: string, data: object = { a: '1' }): KubeObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data };
}

async function applying(ports: Writers, ...objects: readonly KubeObject[]): Promise<unknown> {
  try {
    return await apply.act({ path: 'manifests' }, withManifests(ports, objects), NEVER);
  } catch (error) {
    return error;
  }
}

async function post(cluster: Cluster, path: string, body: object): Promise<void> {
  expect((await cluster.request('POST', path, body)).status).toBe(201);
}

type World = {
  readonly cluster: Cluster;
  readonly namespace: string;
  readonly ports: Writers;
};
type Fault = {
  readonly is: string;
  /** Makes it so, and gives what is applied. */
  readonly make: (world: World) => Promise<KubeObject>;
  readonly code: string;
  readonly params: (world: World) => object;
};

const FAULTS: readonly Fault[] = [
  {
    is: 'a namespace on its way out, with what holds it',
    async make({ cluster, namespace }) {
      const held = aConfigMap('held', namespace);
      const finalizers = ['example.com/held'];
      await post(cluster, `/api/v1/namespaces/${namespace}/configmaps`, {
        ...held,
        metadata: { ...held.metadata, finalizers },
      });
      await cluster.kubectl(['delete', 'namespace', namespace, '--wait=false']);
      onTestFinished(async () => {
        const path = `/api/v1/namespaces/${namespace}/configmaps/held`;
        await cluster.request('PATCH', path, { metadata: { finalizers: null } });
      });
      await vi.waitFor(async () => {
        const { body } = await cluster.request('GET', `/api/v1/namespaces/${namespace}`);
        expect(JSON.stringify(body)).toContain('example.com/held');
      }, 30_000);
      return aConfigMap('web', namespace);
    },
    code: 'namespace-terminating',
    params: ({ namespace }) => ({
      name: namespace,
      held: expect.stringContaining('example.com/held'),
    }),
  },
  {
    is: 'a field of another manager',
    async make({ cluster, namespace }) {
      await cluster.kubectl([
        'create',
        'configmap',
        'web',
        `--namespace=${namespace}`,
        '--from-literal=a=theirs',
      ]);
      return aConfigMap('web', namespace);
    },
    code: 'api-conflict',
    params: ({ namespace }) => ({
      name: `${namespace}/web`,
      managers: 'kubectl-create',
      fields: '.data.a',
      conflict: expect.stringMatching(/^[0-9a-f]{16}$/),
    }),
  },
  {
    is: 'a webhook that refuses',
    async make({ cluster, namespace }) {
      const webhook = await refusingWebhook('because of the policy');
      const name = `${cluster.freshName('policy')}.example.com`;
      const path = '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations';
      onTestFinished(async () => {
        await cluster.request('DELETE', `${path}/${name}`);
        await webhook.close();
      });
      await post(cluster, path, {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingWebhookConfiguration',
        metadata: { name },
        webhooks: [
          {
            name: 'guard.example.com',
            clientConfig: { url: webhook.url, caBundle: webhook.caBundle },
            rules: [
              {
                apiGroups: [''],
                apiVersions: ['v1'],
                operations: ['*'],
                resources: ['configmaps'],
              },
            ],
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
            admissionReviewVersions: ['v1'],
            sideEffects: 'None',
          },
        ],
      });
      // The API server reads its configuration of webhooks now and then.
      await vi.waitFor(async () => {
        const probe = aConfigMap(cluster.freshName('probe'), namespace);
        const where = `/api/v1/namespaces/${namespace}/configmaps`;
        const { body } = await cluster.request('POST', where, probe);
        expect(JSON.stringify(body)).toContain('denied the request');
      }, 30_000);
      return aConfigMap('web', namespace);
    },
    code: 'api-denied-by-webhook',
    params: ({ namespace }) => ({ name: `${namespace}/web`, webhook: 'guard.example.com' }),
  },
  {
    is: 'a quota that is used up',
    async make({ cluster, namespace }) {
      const path = `/api/v1/namespaces/${namespace}`;
      await post(cluster, `${path}/resourcequotas`, {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name: 'few' },
        spec: { hard: { 'count/secrets': '0' } },
      });
      await vi.waitFor(async () => {
        const { body } = await cluster.request('GET', `${path}/resourcequotas/few`);
        expect(JSON.stringify(body)).toContain('"used"');
      }, 30_000);
      return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'web', namespace } };
    },
    code: 'api-quota-exceeded',
    params: ({ namespace }) => ({ kind: 'Secret', name: `${namespace}/web`, quota: 'few' }),
  },
  {
    is: 'a name that something of another type has',
    async make({ cluster, namespace }) {
      await post(cluster, `/api/v1/namespaces/${namespace}/secrets`, {
        apiVersion: 'v1',
        kind: 'Secret',
        type: 'example.com/theirs',
        metadata: { name: 'web' },
      });
      const metadata = { name: 'web', namespace };
      return { apiVersion: 'v1', kind: 'Secret', type: 'example.com/ours', metadata };
    },
    code: 'api-conflict',
    params: ({ namespace }) => ({ kind: 'Secret', name: `${namespace}/web`, fields: '.type' }),
  },
  {
    is: 'a number and a list where the kind wants a text',
    make: async ({ namespace }) => aConfigMap('web', namespace, { a: 3, b: ['x'] }),
    code: 'api-invalid',
    params: () => ({ fields: '.data.a: expected string; .data.b: expected string' }),
  },
  {
    is: 'a namespace that is not there',
    make: async ({ cluster }) => aConfigMap('web', cluster.freshName('none')),
    code: 'api-not-found',
    params: () => ({ kind: 'namespaces' }),
  },
];

for (const { is, make, code, params } of FAULTS)
  test(`${is} stops an apply with a cause and a remedy, and nothing is changed`, async ({
    cluster,
  }) => {
    const namespace = await cluster.createNamespace();
    const { ports } = await realWorld(cluster.kubeconfig);
    const world = { cluster, namespace, ports };
    const object = await make(world);
    const before = await ports.cluster.get({ ...object, ...object.metadata }, NEVER);

    const error = await applying(ports, object);

    expect(error).toMatchObject({ code, params: params(world) });
    if (!(error instanceof WizardError)) throw new Error('no WizardError');
    for (const lang of ['en', 'zh-CN'] as const) {
      const { says, remedy } = texts(lang).said(error);
      expect([says, remedy]).not.toContain('');
      expect(`${says}${remedy}`).not.toContain('{{');
    }
    expect(await ports.cluster.get({ ...object, ...object.metadata }, NEVER)).toEqual(before);
  });

test('another cluster than the pinned one is neither written to nor is anything of it removed', async ({
  cluster,
}) => {
  const namespace = await cluster.createNamespace();
  const own = await realWorld(cluster.kubeconfig);
  const { uid } = await own.ports.writer.apply(aConfigMap('web', namespace), NEVER);
  const { ports } = await realWorld(cluster.kubeconfig, OTHER_CLUSTER);
  const wrong = { kind: 'wrong-target', code: 'target-changed' };
  const input = { apiVersion: 'v1', kind: 'ConfigMap', name: 'web', namespace, uid };

  expect(await applying(ports, aConfigMap('other', namespace))).toMatchObject(wrong);
  await expect(remove.act(input, ports, NEVER)).rejects.toMatchObject(wrong);
  await expect(
    ensureNamespaces.act({ names: [cluster.freshName()] }, ports, NEVER),
  ).rejects.toMatchObject(wrong);

  expect(await own.ports.cluster.get(input, NEVER)).toMatchObject({ metadata: { uid } });
});

test('what is not allowed is named by verb, resource and namespace before and when it is tried', async ({
  cluster,
}) => {
  const namespace = await cluster.createNamespace();
  const user = cluster.freshName('limited');
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
  const { ports } = await realWorld(await cluster.kubeconfigFor({ user }));
  const object = aConfigMap('web', namespace);
  await vi.waitFor(async () => {
    const seen = { verb: 'get', group: '', resource: 'configmaps', namespace };
    expect(await ports.cluster.may(seen, NEVER)).toMatchObject({ allowed: true });
  });

  const wants = await apply.wants?.({ path: 'x' }, withManifests(ports, [object]), NEVER);
  const answers = await Promise.all(
    (wants ?? []).map(async (one) => [
      one.verb,
      one.resource,
      (await ports.cluster.may(one, NEVER)).allowed,
    ]),
  );

  expect(answers).toEqual([
    ['get', 'configmaps', true],
    ['patch', 'configmaps', false],
    ['create', 'configmaps', false],
  ]);
  expect(await applying(ports, object)).toMatchObject({
    kind: 'forbidden',
    code: 'api-forbidden',
    params: { verb: 'patch', resource: 'configmaps', namespace },
  });
});
