import { expect, vi } from 'vitest';
import { clusterTest as test, type Cluster } from '../support/control-plane/index.ts';
import { judged } from '../support/judged.ts';
import { runProgram } from '../support/program.ts';

const ALL = 'deployments,replicasets,pods,configmaps,events';

type Item = {
  readonly verdict: string;
  readonly object: { readonly kind: string; readonly name: string };
  readonly cause: { readonly code: string; readonly object?: { readonly kind: string } } | null;
};

async function itemsOf(stdin: string): Promise<readonly Item[]> {
  const { out } = await judged(['-'], { stdin, output: 'json' });
  const { items }: { readonly items: readonly Item[] } = JSON.parse(out);
  return items;
}

/** A namespace with one Deployment that is ready and one whose pods no node takes. */
async function twoDeployments(cluster: Cluster): Promise<string> {
  const namespace = await cluster.createNamespace('judge');
  await cluster.addNode(cluster.freshName('node'));
  const run = (...argv: string[]) => cluster.kubectl(['-n', namespace, ...argv]);
  await run('create', 'deployment', 'good', '--image=example.test/web:1', '--replicas=2');
  const labels = { app: 'stuck' };
  const spec = {
    containers: [{ name: 'web', image: 'example.test/web:1' }],
    nodeSelector: { 'example.test/disk': 'none-has-it' },
  };
  await cluster.request('POST', `/apis/apps/v1/namespaces/${namespace}/deployments`, {
    metadata: { name: 'stuck' },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec },
    },
  });
  await run('wait', 'deployment/good', '--for=condition=Available', '--timeout=30s');
  await vi.waitFor(
    () =>
      run('wait', 'pod', '-l', 'app=stuck', '--for=condition=PodScheduled=False', '--timeout=5s'),
    { timeout: 30_000 },
  );
  return namespace;
}

test('what kubectl gets is judged as it comes: JSON, YAML and a bare list of the API, with one entry for each Deployment', async ({
  cluster,
}) => {
  const namespace = await twoDeployments(cluster);
  const get = (...argv: string[]) => cluster.kubectl(['get', ALL, '-n', namespace, ...argv]);

  const items = await itemsOf(await get('-o', 'json'));

  expect(items.filter(({ object }) => object.kind !== 'ConfigMap')).toMatchObject([
    { verdict: 'pass', object: { kind: 'Deployment', name: 'good' }, cause: null },
    { verdict: 'wait', object: { kind: 'Deployment', name: 'stuck' } },
  ]);
  expect(await itemsOf(await get('-o', 'yaml'))).toEqual(items);
  const lines = await cluster.kubectl([
    'get',
    '--raw',
    `/apis/apps/v1/namespaces/${namespace}/deployments`,
  ]);
  expect((await itemsOf(lines)).map(({ object }) => object.name)).toEqual(['good', 'stuck']);
});

test('what is being deleted is no pass, and a whole cluster may be piped into the program', async ({
  cluster,
}) => {
  const namespace = await cluster.createNamespace('judge');
  const metadata = { name: 'kept', finalizers: ['example.test/keep'] };
  const path = `/api/v1/namespaces/${namespace}/configmaps`;
  await cluster.request('POST', path, { metadata });
  await cluster.request('DELETE', `${path}/kept`);

  const stdin = await cluster.kubectl(['get', 'cm', 'kept', '-n', namespace, '-o', 'json']);
  const { exitCode, out } = await judged(['-'], { stdin });
  await cluster.request('PATCH', `${path}/kept`, { metadata: { finalizers: null } });

  expect(exitCode).toBe(1);
  expect(out).toContain(`ConfigMap ${namespace}/kept`);

  const all = `${ALL},nodes,namespaces,services`;
  const input = await cluster.kubectl(['get', all, '-A', '-o', 'json']);
  const ended = await runProgram(['judge', '-', '--lang', 'en'], { input });
  expect(ended).toMatchObject({ signal: null, stderr: '' });
  expect([0, 1]).toContain(ended.exitCode);
  expect(ended.stdout).toMatch(/\npass +Namespace kube-system\n[^]*\d+ pass\n$/);
});
