import { expect, onTestFinished } from 'vitest';
import { openCluster, type ClusterAccess } from '../../src/cluster/connect.ts';
import type { KubeObject } from '../../src/model/ports.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { clusterTest as test, type Cluster } from '../support/control-plane/index.ts';

const NEVER = new AbortController().signal;
const EIGHT = Array.from({ length: 8 });
const UNAUTHORIZED: unknown = expect.objectContaining({ code: 'api-unauthorized' });
const withStatus = (status: number): unknown => expect.objectContaining({ status });

async function opened(kubeconfig: string): Promise<ClusterAccess> {
  const access = await openCluster({ kubeconfig, context: 'test', dialer: directDialer() });
  onTestFinished(() => access.close());
  return access;
}

async function uidOf(access: ClusterAccess): Promise<string> {
  return (await access.reader.summary(NEVER)).uid;
}

function aConfigMap(cluster: Cluster, data: object): KubeObject {
  const metadata = { name: cluster.freshName(), namespace: 'default' };
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data };
}

test('credentials that are refused are told as such to each of many calls at once, though their connection is cut', async ({
  cluster,
}) => {
  const { reader } = await opened(await cluster.kubeconfigFor({ token: 'nobody-issued-this' }));
  const system = { apiVersion: 'v1', kind: 'Namespace', name: 'kube-system' };

  const [raw, read] = await Promise.all([
    Promise.allSettled(EIGHT.map(() => reader.raw('/readyz', NEVER))),
    Promise.allSettled(EIGHT.map(() => reader.get(system, NEVER))),
  ]);

  expect(raw).toEqual(EIGHT.map(() => expect.objectContaining({ value: withStatus(401) })));
  expect(read).toEqual(EIGHT.map(() => expect.objectContaining({ reason: UNAUTHORIZED })));
});

test('the summary says what a person looks at before a pin', async ({ cluster }) => {
  await cluster.addNode(cluster.freshName('node'));
  const access = await opened(cluster.kubeconfig);

  const summary = await access.reader.summary(NEVER);

  expect(summary).toMatchObject({
    server: cluster.server,
    context: 'test',
    uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
    caSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    version: expect.stringMatching(/^v1\.\d+\.\d+/),
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    practice: false,
  });
  expect(summary.nodesReady).toBeGreaterThan(0);
  expect(summary.nodes).toBeGreaterThanOrEqual(summary.nodesReady ?? 0);
  expect(await access.target(NEVER)).toEqual({
    uid: summary.uid,
    server: summary.server,
    context: summary.context,
    caSha256: summary.caSha256,
  });
});

test('an apply creates, then changes, then finds it already so', async ({ cluster }) => {
  const access = await opened(cluster.kubeconfig);
  const writer = access.writer(await uidOf(access));
  const first = aConfigMap(cluster, { a: '1' });

  const created = await writer.apply(first, NEVER);
  const again = await writer.apply(first, NEVER);
  const changed = await writer.apply({ ...first, data: { a: '2' } }, NEVER);

  expect([created, again, changed]).toMatchObject([
    { created: true, changed: true, namespace: 'default' },
    { created: false, changed: false, uid: created.uid },
    { created: false, changed: true, uid: created.uid },
  ]);
  const stored = await access.reader.get({ ...first, ...first.metadata }, NEVER);
  expect(stored).toMatchObject({ metadata: { uid: created.uid }, data: { a: '2' } });
});

test('another cluster than the pinned one is never changed', async ({ cluster }) => {
  const access = await opened(cluster.kubeconfig);
  const found = await uidOf(access);
  const writer = access.writer('00000000-0000-0000-0000-000000000000');
  const object = aConfigMap(cluster, {});

  await expect(writer.apply(object, NEVER)).rejects.toMatchObject({
    kind: 'wrong-target',
    code: 'target-changed',
    params: { expected: '00000000-0000-0000-0000-000000000000', found },
  });
  await expect(
    writer.remove({ ...object, ...object.metadata }, 'any', NEVER),
  ).rejects.toMatchObject({ code: 'target-changed' });
  expect(await access.reader.get({ ...object, ...object.metadata }, NEVER)).toBeUndefined();
});

test('a field of somebody else is not taken: they are named', async ({ cluster }) => {
  const access = await opened(cluster.kubeconfig);
  const object = aConfigMap(cluster, { colour: 'blue' });
  await cluster.kubectl([
    'create',
    'configmap',
    object.metadata.name,
    '--from-literal=colour=secret-red',
  ]);

  const applying = access.writer(await uidOf(access)).apply(object, NEVER);

  await expect(applying).rejects.toMatchObject({
    kind: 'not-proven',
    code: 'api-conflict',
    params: {
      kind: 'ConfigMap',
      name: `default/${object.metadata.name}`,
      managers: 'kubectl-create',
      fields: '.data.colour',
    },
  });
});

test('a manifest that is wrong is told by its fields, not by what stands there', async ({
  cluster,
}) => {
  const access = await opened(cluster.kubeconfig);
  const writer = access.writer(await uidOf(access));
  const metadata = { name: cluster.freshName(), namespace: 'default' };
  const container = { name: 'Secret Name', image: 'x' };
  const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [container] } };
  const spec = { selector: { matchLabels: { a: 'b' } }, template };
  const invalid = { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec };
  const unknown = { ...invalid, spec: { ...spec, replica: 3 } };

  const said = [
    await writer.apply(invalid, NEVER).catch((error: unknown) => error),
    await writer.apply(unknown, NEVER).catch((error: unknown) => error),
  ];

  expect(said).toMatchObject([
    { code: 'api-invalid', params: { fields: 'spec.template.spec.containers[0].name' } },
    { code: 'api-invalid', params: { fields: '.spec.replica: field not declared in schema' } },
  ]);
  expect(JSON.stringify(said)).not.toContain('Secret Name');
});

test('a namespace that is not there or is going away is told', async ({ cluster }) => {
  const access = await opened(cluster.kubeconfig);
  const writer = access.writer(await uidOf(access));
  const namespace = await cluster.createNamespace();
  const { name } = aConfigMap(cluster, {}).metadata;
  const held = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } };
  const finalizers = ['example.com/held'];
  await writer.apply({ ...held, metadata: { ...held.metadata, finalizers } }, NEVER);
  await cluster.kubectl(['delete', 'namespace', namespace, '--wait=false']);

  const other = { ...held, metadata: { name: `${name}-2`, namespace } };
  const nowhere = { ...held, metadata: { name, namespace: `${namespace}-none` } };

  await expect(writer.apply(other, NEVER)).rejects.toMatchObject({ code: 'namespace-terminating' });
  await expect(writer.apply(nowhere, NEVER)).rejects.toMatchObject({
    code: 'api-not-found',
    params: { kind: 'namespaces', name: `${namespace}-none` },
  });
  await cluster.kubectl([
    'patch',
    'configmap',
    name,
    `--namespace=${namespace}`,
    '--type=merge',
    '--patch={"metadata":{"finalizers":null}}',
  ]);
});

test('a new kind and the first object of it are applied one after the other', async ({
  cluster,
}) => {
  const access = await opened(cluster.kubeconfig);
  const writer = access.writer(await uidOf(access));
  const group = `${cluster.freshName('x')}.example.com`;
  const names = { plural: 'brokers', singular: 'broker', kind: 'Broker' };
  const schema = {
    openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  };
  const versions = [{ name: 'v1', served: true, storage: true, schema }];
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `brokers.${group}` },
    spec: { group, scope: 'Cluster', names, versions },
  };
  const broker = {
    apiVersion: `${group}/v1`,
    kind: 'Broker',
    metadata: { name: 'a', namespace: 'prod' },
  };

  await writer.apply(definition, NEVER);
  const applied = await writer.apply(broker, NEVER);

  // A cluster-wide object has no namespace, whatever the manifest says.
  expect(applied).toMatchObject({ created: true });
  expect(applied.namespace).toBeUndefined();
  await cluster.kubectl(['delete', 'customresourcedefinition', definition.metadata.name]);
});

test('a removal takes only the very object that was created', async ({ cluster }) => {
  const access = await opened(cluster.kubeconfig);
  const writer = access.writer(await uidOf(access));
  const object = aConfigMap(cluster, {});
  const name = { ...object, ...object.metadata };
  const { uid } = await writer.apply(object, NEVER);

  await expect(writer.remove(name, 'another-uid', NEVER)).rejects.toMatchObject({
    code: 'api-object-replaced',
  });
  await writer.remove(name, uid, NEVER);
  await writer.remove(name, uid, NEVER);

  // It goes once what belongs to it is gone.
  await expect.poll(() => access.reader.get(name, NEVER)).toBeUndefined();
});

test('who may not is told what, and who is nobody too', async ({ cluster }) => {
  const anybody = await opened(await cluster.kubeconfigFor({ user: 'anybody' }));
  const nobody = await opened(await cluster.kubeconfigFor({ token: 'not-a-token' }));
  const query = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'default' };

  await expect(anybody.reader.list(query, NEVER)).rejects.toMatchObject({
    kind: 'forbidden',
    code: 'api-forbidden',
    params: { verb: 'list', resource: 'deployments.apps', namespace: 'default' },
  });
  await expect(nobody.reader.list(query, NEVER)).rejects.toMatchObject({
    kind: 'forbidden',
    code: 'api-unauthorized',
  });
});

test('a list longer than a page is whole', async ({ cluster }) => {
  const access = await opened(cluster.kubeconfig);
  const namespace = await cluster.createNamespace();
  const items = Array.from({ length: 620 }, (_, index) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `m-${index}`, namespace },
  }));
  await Promise.all(
    items.map((item) =>
      cluster.request('POST', `/api/v1/namespaces/${namespace}/configmaps`, item),
    ),
  );

  const read = await access.reader.list({ apiVersion: 'v1', kind: 'ConfigMap', namespace }, NEVER);

  const names = new Set(read.map((one) => one.metadata.name));
  expect(items.every((item) => names.has(item.metadata.name))).toBe(true);
});

test('a hundred reads at once are answered', async ({ cluster }) => {
  const { reader } = await opened(cluster.kubeconfig);
  const name = { apiVersion: 'v1', kind: 'Namespace', name: 'kube-system' };

  const read = await Promise.all(Array.from({ length: 100 }, () => reader.get(name, NEVER)));

  expect(new Set(read.map((one) => one?.metadata.uid)).size).toBe(1);
});
