import { expect } from 'vitest';
import type { Verification } from '../../../src/model/report.ts';
import { clusterTest, type Cluster } from '../../support/control-plane/index.ts';
import { answers, aPlace, aSection, withoutTime, type Place } from './a-place.ts';

const TOKEN = 'nobody-issued-this-0815';
const CONTEXT = 'test';
const INCIDENT = ['incident', 'one.yaml', '--auto', '--answers', 'answers.yaml'];

async function aPlaceFor(cluster: Cluster): Promise<{ place: Place; name: string }> {
  const name = cluster.freshName('bad');
  const place = await aPlace({
    'one.yaml': aSection(
      '{ id: pin, title: { en: Pin, zh: 锁定 }, pin: target, timeout: 20s, prove: [{ probe: kubernetes/api-ready }] }',
      `{ id: make, title: { en: Make, zh: 创建 }, timeout: 20s, uses: kubernetes/ensure-namespaces, with: { names: [${name}] }, prove: [{ probe: kubernetes/namespaces-active, with: { names: [${name}] } }] }`,
    ),
    'answers.yaml': answers({ target: { context: CONTEXT } }),
  });
  return { place, name };
}

const UNAUTHORIZED = [
  'The API server does not accept these credentials: expired, or of another cluster.',
  'Log in again or download the kubeconfig again, then check again.',
];
const FORBIDDEN = [
  'You may not list namespaces (namespace *).',
  'Ask whoever administers the cluster for this right, then check again.',
];

clusterTest('credentials that nobody issued: verify ends with 4', async ({ cluster }) => {
  const { place } = await aPlaceFor(cluster);
  const access = ['--kubeconfig', await cluster.kubeconfigFor({ token: TOKEN })];
  const argv = ['verify', 'one.yaml', ...access, '--context', CONTEXT];

  const text = await place.run(argv);
  const json = await place.run([...argv, '--output', 'json']);

  const sheet: Verification = JSON.parse(json.stdout);
  const lines = UNAUTHORIZED.map((line) => ' '.repeat(13) + line);
  expect(place.said(text)).toEqual([
    'cannot tell  1.1 pin   kubernetes/api-ready',
    ...lines,
    'cannot tell  1.2 make  kubernetes/namespaces-active',
    ...lines,
    '',
    '2 cannot tell',
  ]);
  expect(sheet.checks.map(({ cause }) => cause?.code)).toEqual([
    'api-unauthorized',
    'api-unauthorized',
  ]);
  expect([text.exitCode, json.exitCode]).toEqual([4, 4]);
  expect(`${text.stdout}${json.stdout}`).not.toContain(TOKEN);
});

clusterTest(
  'credentials that nobody issued: a run is not pinned and ends with 4',
  async ({ cluster }) => {
    const { place, name } = await aPlaceFor(cluster);
    const kubeconfig = await cluster.kubeconfigFor({ token: TOKEN });

    const ended = await place.run([...INCIDENT, '--kubeconfig', kubeconfig]);

    const said = withoutTime(place.said(ended));
    expect(said).toContain(`  ${UNAUTHORIZED.join(' ')}`);
    expect(said).toContain('  1 blocked, 1 your turn');
    expect(ended.exitCode).toBe(4);
    expect(ended.stderr).not.toContain(TOKEN);
    expect(await cluster.writes({ name })).toEqual([]);
  },
);

clusterTest(
  'a user without rights: verify names the missing one and ends with 4',
  async ({ cluster }) => {
    const { place } = await aPlaceFor(cluster);
    const access = ['--kubeconfig', await cluster.kubeconfigFor({ user: 'nobody' })];
    const argv = ['verify', 'one.yaml', ...access, '--context', CONTEXT];

    const ended = await place.run([...argv, '--only', 'make']);
    const mixed = await place.run(argv);
    const chinese = await place.run([...argv, '--only', 'make', '--lang', 'zh-CN']);

    expect(place.said(ended)).toEqual([
      'cannot tell  1.2 make  kubernetes/namespaces-active',
      ...FORBIDDEN.map((line) => ' '.repeat(13) + line),
      '',
      '1 cannot tell',
    ]);
    expect(place.said(mixed)[0]).toBe('pass         1.1 pin   kubernetes/api-ready');
    expect(chinese.stdout).toMatch(/你无权对 namespaces 执行 list/);
    expect([ended.exitCode, mixed.exitCode, chinese.exitCode]).toEqual([4, 1, 4]);
  },
);

clusterTest(
  'a user who may only read: the step fails, names the right, and nothing is written',
  async ({ cluster }) => {
    const { place, name } = await aPlaceFor(cluster);
    const user = cluster.freshName('reader');
    await cluster.kubectl([
      'create',
      'clusterrolebinding',
      user,
      '--clusterrole=view',
      `--user=${user}`,
    ]);
    const nodes = { apiGroups: [''], resources: ['nodes', 'namespaces'], verbs: ['get', 'list'] };
    await cluster.request('POST', '/apis/rbac.authorization.k8s.io/v1/clusterroles', {
      metadata: { name: user },
      rules: [nodes],
    });
    await cluster.kubectl([
      'create',
      'clusterrolebinding',
      `${user}-nodes`,
      `--clusterrole=${user}`,
      `--user=${user}`,
    ]);
    const kubeconfig = await cluster.kubeconfigFor({ user });

    const ended = await place.run([...INCIDENT, '--kubeconfig', kubeconfig]);

    const said = withoutTime(place.said(ended));
    expect(said).toContain(
      '1.2 Make: failed. You may not patch, create namespaces, which belong to no namespace. Let an administrator run this, with the name that kubectl auth whoami tells you as NAME: kubectl create clusterrole dr-wizard-namespaces --verb=patch,create --resource=namespaces && kubectl create clusterrolebinding dr-wizard-namespaces --clusterrole=dr-wizard-namespaces --user=NAME',
    );
    expect(said).toContain('  1.2 Make has failed (steps.make.on.failed)');
    expect(ended.exitCode).toBe(1);
    const writes = await cluster.writes({ name });
    expect(writes.filter(({ code }) => code < 300)).toEqual([]);
  },
);
