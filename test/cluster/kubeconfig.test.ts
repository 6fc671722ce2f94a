import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { kubeconfigFile, listContexts, readAccess } from '../../src/cluster/kubeconfig.ts';
import { openCluster } from '../../src/cluster/connect.ts';
import { writePrivateKubeconfig } from '../../src/cluster/private-kubeconfig.ts';
import { directDialer } from '../../src/net/dialer.ts';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'dr-wizard-kubeconfig-'));
const TWO = `
current-context: prod-us
clusters:
  - { name: us, cluster: { server: "https://192.0.2.1:6443", certificate-authority: ca.pem } }
  - { name: eu, cluster: { server: "https://192.0.2.2:6443/" } }
users:
  - { name: ops, user: { token: t, client-certificate: cert.pem, client-key: key.pem } }
  - { name: plugin, user: { exec: { command: ./bin/login, apiVersion: client.authentication.k8s.io/v1 } } }
contexts:
  - { name: prod-us, context: { cluster: us, user: ops, namespace: prod } }
  - { name: prod-eu, context: { cluster: eu, user: plugin } }
`;

function aFile(text: string, name: string = 'config'): string {
  const file = path.join(FOLDER, name);
  writeFileSync(file, text);
  return file;
}

test('contexts are listed with where they lead', async () => {
  expect(await listContexts(aFile(TWO))).toEqual([
    { name: 'prod-us', server: 'https://192.0.2.1:6443', current: true },
    { name: 'prod-eu', server: 'https://192.0.2.2:6443/', current: false },
  ]);
});

test('a file that is not there is told with its path', async () => {
  await expect(listContexts('/no/such/file')).rejects.toMatchObject({
    kind: 'usage',
    code: 'kubeconfig-missing',
    params: { file: '/no/such/file' },
  });
});

test.each([
  ['that is not YAML', 'clusters: [', '1:12'],
  ['that is a list', '- a', '1:1'],
  ['whose contexts are no list', 'contexts: 3', 'contexts'],
  ['with a context that has no name', 'contexts: [{ context: {} }]', 'contexts[0].name'],
])('a file %s is told with the place', async (_, text, where) => {
  await expect(listContexts(aFile(text))).rejects.toMatchObject({
    kind: 'faulty-file',
    code: 'kubeconfig-malformed',
    params: { where },
  });
});

test('a context that does not exist gets the nearest names', async () => {
  await expect(readAccess(aFile(TWO), 'prod-uk')).rejects.toMatchObject({
    kind: 'usage',
    code: 'context-missing',
    params: { context: 'prod-uk', nearest: 'prod-us, prod-eu' },
  });
});

test.each([
  ['cluster', '[{ name: c, context: { cluster: gone, user: u } }]', 'clusters[gone].server'],
  ['user', '[{ name: c, context: { cluster: k, user: gone } }]', 'users[gone]'],
])('a context whose %s is not in the file is told', async (_, contexts, where) => {
  const text = `clusters: [{ name: k, cluster: { server: "https://192.0.2.1" } }]\ncontexts: ${contexts}`;

  await expect(readAccess(aFile(text), 'c')).rejects.toMatchObject({
    code: 'kubeconfig-malformed',
    params: { where },
  });
});

test.each([
  ['server: "http://192.0.2.1:8080"', 'api-plain-http'],
  ['server: "https://192.0.2.1", proxy-url: "http://192.0.2.9:3128"', 'kubeconfig-unsupported'],
  ['server: "https://192.0.2.1", certificate-authority: gone.pem', 'credential-file-unreadable'],
])('a cluster with { %s } is refused before anything is sent', async (cluster, code) => {
  const text = `clusters: [{ name: k, cluster: { ${cluster} } }]\ncontexts: [{ name: c, context: { cluster: k } }]`;
  const opening = openCluster({ kubeconfig: aFile(text), context: 'c', dialer: directDialer() });

  await expect(opening).rejects.toMatchObject({ code });
});

test('a user with fields that would be left out is refused', async () => {
  const text = `clusters: [{ name: k, cluster: { server: "https://192.0.2.1" } }]
users: [{ name: u, user: { token: t, as: admin, as-groups: [ops] } }]
contexts: [{ name: c, context: { cluster: k, user: u } }]`;
  const opening = openCluster({ kubeconfig: aFile(text), context: 'c', dialer: directDialer() });

  await expect(opening).rejects.toMatchObject({
    code: 'kubeconfig-unsupported',
    params: { field: 'as-groups' },
  });
});

test('the kubeconfig of child processes has one context, its files inside, and is private', async () => {
  for (const name of ['ca.pem', 'cert.pem', 'key.pem']) aFile(`content of ${name}`, name);
  const file = path.join(FOLDER, 'run', 'kubeconfig');

  await writePrivateKubeconfig(aFile(TWO), 'prod-us', file);

  const inBase64 = (text: string) => Buffer.from(text).toString('base64');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'prod-us',
    clusters: [
      {
        name: 'target',
        cluster: {
          server: 'https://192.0.2.1:6443',
          'certificate-authority-data': inBase64('content of ca.pem'),
        },
      },
    ],
    users: [
      {
        name: 'operator',
        user: {
          token: 't',
          'client-certificate-data': inBase64('content of cert.pem'),
          'client-key-data': inBase64('content of key.pem'),
        },
      },
    ],
    contexts: [
      { name: 'prod-us', context: { cluster: 'target', user: 'operator', namespace: 'prod' } },
    ],
  });
});

test('a plugin beside the kubeconfig is found from anywhere', async () => {
  const file = path.join(FOLDER, 'run', 'with-plugin');

  await writePrivateKubeconfig(aFile(TWO), 'prod-eu', file);

  expect(await readAccess(file, 'prod-eu')).toMatchObject({
    user: { exec: { command: path.join(FOLDER, 'bin/login') } },
  });
});

test.each([
  ['/given', { KUBECONFIG: '/a', HOME: '/home/x' }, '/given'],
  [null, { KUBECONFIG: `${path.delimiter}/a${path.delimiter}/b`, HOME: '/home/x' }, '/a'],
  [null, { HOME: '/home/x' }, '/home/x/.kube/config'],
])('setting %j with %j reads %s', (setting, env, file) => {
  expect(kubeconfigFile(setting, env)).toBe(file);
});

test('a kubeconfig whose aliases repeat themselves thousands of times ended the program', async () => {
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
    .concat([1, 2, 3, 4, 5].map((n) => `a${n}: &a${n} [${`*a${n - 1}, `.repeat(9)}*a${n - 1}]`))
    .join('\n');

  await expect(listContexts(aFile(bomb, 'bomb'))).rejects.toMatchObject({
    code: 'kubeconfig-malformed',
  });
});
