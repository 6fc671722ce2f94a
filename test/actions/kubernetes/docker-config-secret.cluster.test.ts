import { expect, onTestFinished, vi } from 'vitest';
import { ensureDockerConfigSecret } from '../../../src/actions/kubernetes/ensure-docker-config-secret.ts';
import type { Writers } from '../../../src/model/ports.ts';
import { pullSecretThere } from '../../../src/probes/kubernetes/pull-secret-there.ts';
import { clusterTest as test, type Cluster } from '../../support/control-plane/index.ts';
import { aHelmWorld } from '../../support/helm/helm-world.ts';
import { realReaders, WAIT } from '../../support/probes/real-cluster.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { formsOf } from '../../support/secret-forms.ts';

const PASSWORD = `open "sesame" $(id)\n密`;
const LOGIN = {
  name: 'regcred',
  host: 'registry.example.com:5000/team',
  username: 'puller',
  password: PASSWORD,
};

/** Real ones. */
async function writersFor(kubeconfig: string): Promise<Writers> {
  return (await aHelmWorld({ kubeconfig }, 3)).attempt();
}

async function look(cluster: Cluster, namespaces: readonly string[], more: object = {}) {
  const { host, name, username, password } = LOGIN;
  const input = { namespaces, host, name, username, password, ...more };
  return pullSecretThere.look(input, await realReaders(cluster.kubeconfig), NEVER);
}

/** As people do it by hand. */
const byHand = (cluster: Cluster, namespace: string, server: string, password: string) =>
  cluster.kubectl([
    'create',
    'secret',
    'docker-registry',
    'regcred',
    `--namespace=${namespace}`,
    `--docker-server=${server}`,
    '--docker-username=puller',
    `--docker-password=${password}`,
  ]);

test('it is made once, found by the probe, and then already so', async ({ cluster }) => {
  const namespace = await cluster.createNamespace();
  const ports = await writersFor(cluster.kubeconfig);
  const before = await look(cluster, [namespace]);

  const first = await ensureDockerConfigSecret.act({ ...LOGIN, namespace }, ports, NEVER);
  const second = await ensureDockerConfigSecret.act({ ...LOGIN, namespace }, ports, NEVER);

  expect(before).toMatchObject({ verdict: 'wait', cause: { code: 'pull-secret-missing' } });
  expect([first.changed, second.changed, first.created.length]).toEqual([true, false, 1]);
  const after = await look(cluster, [namespace]);
  expect(after.verdict).toBe('pass');
  for (const form of formsOf(PASSWORD))
    expect(JSON.stringify([first, second, after])).not.toContain(form);
  await vi.waitFor(async () => {
    const writes = await cluster.writes({ resource: 'secrets', namespace, name: 'regcred' });
    expect(writes).toMatchObject([{ verb: 'patch', code: 201 }]);
  }, WAIT);
});

test('what kubectl made is already so, whatever fields it has written', async ({ cluster }) => {
  const namespace = await cluster.createNamespace();
  await byHand(cluster, namespace, LOGIN.host, PASSWORD);
  const ports = await writersFor(cluster.kubeconfig);

  const result = await ensureDockerConfigSecret.act({ ...LOGIN, namespace }, ports, NEVER);

  expect(result).toMatchObject({ changed: false, created: [] });
  expect(await look(cluster, [namespace])).toMatchObject({ verdict: 'pass' });
});

test('with an old password it is not taken for right, and who else manages it is named', async ({
  cluster,
}) => {
  const namespace = await cluster.createNamespace();
  await byHand(cluster, namespace, LOGIN.host, 'an old password');
  const ports = await writersFor(cluster.kubeconfig);

  const seen = await look(cluster, [namespace]);
  const acting = ensureDockerConfigSecret.act({ ...LOGIN, namespace }, ports, NEVER);

  expect(seen).toMatchObject({ verdict: 'fail', cause: { code: 'pull-secret-other-password' } });
  await expect(acting).rejects.toMatchObject({
    code: 'api-conflict',
    params: { managers: 'kubectl-create', fields: '.data..dockerconfigjson' },
  });
});

test('what is in it for other registries stays when it is renewed', async ({ cluster }) => {
  const namespace = await cluster.createNamespace();
  const ports = await writersFor(cluster.kubeconfig);
  const other = { ...LOGIN, namespace, host: 'docker.io', password: 'of the hub' };
  await ensureDockerConfigSecret.act(other, ports, NEVER);
  await ensureDockerConfigSecret.act({ ...LOGIN, namespace, password: 'old one' }, ports, NEVER);

  const result = await ensureDockerConfigSecret.act({ ...LOGIN, namespace }, ports, NEVER);

  expect(result).toMatchObject({ changed: true, created: [] });
  const hub = { host: 'https://index.docker.io/v1/', password: 'of the hub' };
  const both = await Promise.all([look(cluster, [namespace]), look(cluster, [namespace], hub)]);
  expect(both.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
});

test('one of another type is named, and stays as it is', async ({ cluster }) => {
  const namespace = await cluster.createNamespace();
  const ports = await writersFor(cluster.kubeconfig);
  await cluster.kubectl(['create', 'secret', 'generic', 'regcred', '-n', namespace]);

  await expect(
    ensureDockerConfigSecret.act({ ...LOGIN, namespace }, ports, NEVER),
  ).rejects.toMatchObject({ code: 'pull-secret-other-type', params: { type: 'Opaque' } });
});

test('without a right, and without a namespace, it is said which', async ({ cluster }) => {
  const namespace = await cluster.createNamespace();
  const user = cluster.freshName('nobody');
  const viewing = ['clusterrolebinding', user];
  await cluster.kubectl(['create', ...viewing, '--clusterrole=view', `--user=${user}`]);
  onTestFinished(async () => void (await cluster.kubectl(['delete', ...viewing])));
  const poor = await writersFor(await cluster.kubeconfigFor({ user }));
  const ports = await writersFor(cluster.kubeconfig);
  const missing = { ...LOGIN, namespace: cluster.freshName('gone') };

  await expect(
    ensureDockerConfigSecret.act({ ...LOGIN, namespace }, poor, NEVER),
  ).rejects.toMatchObject({ code: 'api-forbidden', params: { verb: 'get', resource: 'secrets' } });
  await expect(ensureDockerConfigSecret.act(missing, ports, NEVER)).rejects.toMatchObject({
    code: 'api-not-found',
  });
});
