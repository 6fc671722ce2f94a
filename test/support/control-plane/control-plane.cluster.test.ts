import { readFileSync } from 'node:fs';
import { expect, vi } from 'vitest';
import { type Cluster, clusterTest as test } from './index.ts';

const WAIT = { timeout: 30_000, interval: 50 } as const;

test('a Deployment with three replicas becomes Available', async ({ cluster }) => {
  const kubectl = await inNamespace(cluster);

  await kubectl('create deployment web --image=example.test/web:1 --replicas=3');

  await kubectl('wait deployment/web --for=condition=Available --timeout=30s');
  const ready = await kubectl('get deployment web --output=jsonpath={.status.readyReplicas}');
  expect(ready).toBe('3');
});

test('the audit log holds each write once, with who wrote', async ({ cluster }) => {
  const kubectl = await inNamespace(cluster);
  const name = cluster.freshName('colours');

  await kubectl(`create configmap ${name}`);
  await kubectl(`get configmap ${name}`);
  await kubectl(`delete configmap ${name}`);

  await vi.waitFor(async () => {
    const writes = await cluster.writes({ resource: 'configmaps', name });
    expect(writes).toMatchObject([
      { verb: 'create', user: 'admin', code: 201, userAgent: expect.stringMatching('^kubectl/') },
      { verb: 'delete', user: 'admin', code: 200 },
    ]);
  }, WAIT);
});

test('the audit log does not hold what is in a secret', async ({ cluster }) => {
  const kubectl = await inNamespace(cluster);
  const name = cluster.freshName('planted');

  await kubectl(`create secret generic ${name} --from-literal=password=tiger-lily`);

  await vi.waitFor(async () => expect(await cluster.writes({ name })).toHaveLength(1), WAIT);
  const log = readFileSync(cluster.auditLog, 'utf8');
  expect(log).not.toContain('tiger-lily');
  expect(log).not.toContain(Buffer.from('tiger-lily').toString('base64'));
});

test('a user without rights is answered with 403', async ({ cluster }) => {
  const kubeconfig = await cluster.kubeconfigFor({ user: 'anybody' });

  const asked = cluster.kubectl(['get', 'pods', '--kubeconfig', kubeconfig]);

  await expect(asked).rejects.toThrow(
    'Error from server (Forbidden): pods is forbidden: User "anybody"',
  );
});

test('a user has the rights of the groups in the certificate', async ({ cluster }) => {
  const kubectl = await inNamespace(cluster);
  const group = cluster.freshName('viewers');
  await kubectl(`create rolebinding viewers --clusterrole=view --group=${group}`);

  const kubeconfig = await cluster.kubeconfigFor({ user: 'reader', groups: [group] });

  await vi.waitFor(async () => {
    expect(await kubectl(`get pods --output=name --kubeconfig=${kubeconfig}`)).toBe('');
  }, WAIT);
});

test('a token that nobody issued is answered with 401', async ({ cluster }) => {
  const kubeconfig = await cluster.kubeconfigFor({ token: 'not-a-token' });

  const asked = cluster.kubectl(['get', 'pods', '--kubeconfig', kubeconfig]);

  await expect(asked).rejects.toThrow('You must be logged in to the server');
});

test('pods fare as their annotations say', async ({ cluster }) => {
  const kubectl = await inNamespace(cluster);
  const runPod = (name: string, annotation: string): Promise<string> =>
    kubectl(`run ${name} --image=example.test/main:1 --annotations=test.dr-wizard/${annotation}`);

  await runPod('stuck', 'waiting=ImagePullBackOff');
  await runPod('slow', 'ready-after=1s');

  const reason = '{.status.containerStatuses[0].state.waiting.reason}';
  await kubectl(`wait pod/stuck --for=jsonpath=${reason}=ImagePullBackOff --timeout=30s`);
  await kubectl('wait pod/slow --for=condition=Ready --timeout=30s');
  expect(await kubectl('get pod stuck --output=jsonpath={.status.phase}')).toBe('Pending');
});

test('nodes carry capacity and container runtime', async ({ cluster, onTestFinished }) => {
  const name = cluster.freshName('node');
  onTestFinished(async () => {
    await cluster.request('DELETE', `/api/v1/nodes/${name}`);
  });

  await cluster.addNode(name, { cpu: '4', memory: '8Gi', runtime: 'docker://20.10.7' });

  const answer = await cluster.request('GET', `/api/v1/nodes/${name}`);
  expect(answer.body).toMatchObject({
    status: {
      capacity: { cpu: '4', memory: '8Gi' },
      nodeInfo: { containerRuntimeVersion: 'docker://20.10.7' },
    },
  });
});

/** kubectl in a namespace of this test's own, with arguments that hold no spaces. */
async function inNamespace(cluster: Cluster): Promise<(line: string) => Promise<string>> {
  const namespace = await cluster.createNamespace();
  return (line) => cluster.kubectl(['--namespace', namespace, ...line.split(' ')]);
}
