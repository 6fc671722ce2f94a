import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createAuthority } from '../../../src/practice/authority.ts';
import { aCloudState, type CloudState } from '../../../src/practice/cloud/cloud-state.ts';
import { rangeSections, type ConsoleWorld } from '../../../src/practice/console/range-sections.ts';
import type { JenkinsDesk } from '../../../src/practice/pods/range-jenkins.ts';

const CERTIFICATES = [{ id: 'shop', hosts: ['shop.example.com', 'pay.example.com'] }];

test('a certificate is issued by the range’s authority for the hosts that the site names, and saved', async () => {
  const { run, folder } = await aConsole();

  const said = await run('issue-certificate-shop');

  const cert = new X509Certificate(readFileSync(path.join(folder, 'certificates/shop.pem')));
  expect(cert.subjectAltName).toBe('DNS:shop.example.com, DNS:pay.example.com');
  expect(statSync(path.join(folder, 'certificates/shop.key')).mode & 0o777).toBe(0o600);
  expect(said.en).toBe('Saved as certificates/shop.pem and certificates/shop.key.');
});

test('a certificate of one’s own is saved as it is; what is no PEM is refused', async () => {
  const { run, folder, shown } = await aConsole();
  const own = { certificate: '-----BEGIN CERTIFICATE-----', key: '-----BEGIN PRIVATE KEY-----' };

  await expect(run('upload-certificate-shop', { ...own, key: 'secret' })).rejects.toMatchObject({
    code: 'NoPem',
  });
  expect(shown('certificates')).toEqual([['shop', 'shop.example.com, pay.example.com', '-']]);
  await run('upload-certificate-shop', own);

  expect(readFileSync(path.join(folder, 'certificates/shop.pem'), 'utf8')).toBe(
    '-----BEGIN CERTIFICATE-----\n',
  );
  expect(shown('certificates')[0]?.[2]).toBe('certificates/shop.pem');
});

test('a kubeconfig can be saved once its cluster runs, which it does while somebody looks', async () => {
  const { run, folder, shown } = await aConsole({ egress: { 'vpc-a': [] } });
  const order = { name: 'c1', region: 'eu-central-1', nodes: '3', vpc: 'vpc-a', key: 'k' };

  await run('create-cluster', order);
  await expect(run('save-kubeconfig', { cluster: 'c1' })).rejects.toMatchObject({
    code: 'ErrorClusterState',
  });
  shown('clusters');
  expect(shown('clusters')[0]?.slice(0, 2)).toEqual(['c1', 'running']);
  await run('save-kubeconfig', { cluster: 'c1' });

  const file = path.join(folder, 'recovery/cluster.kubeconfig');
  expect(readFileSync(file, 'utf8')).toMatch(/^apiVersion: v1\nkind: Config\n/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('an address that is being bound is bound once somebody looks', async () => {
  const { run, shown } = await aConsole({ pool: ['192.0.2.7'] });

  await run('bind-address', { name: 'master', instance: 'i-1' });

  expect(shown('addresses')[0]?.[2]).toBe('Associating');
  expect(shown('addresses')[0]?.[2]).toBe('InUse');
});

test('what is done in Jenkins is told there, in both languages', async () => {
  const { run, done } = await aConsole();

  const texts = await Promise.all([
    run('jenkins-install-plugins'),
    run('jenkins-restore'),
    run('jenkins-add-credential', { id: 'kubeconfig' }),
    run('jenkins-set-tools'),
  ]);

  expect(done).toEqual(['plugins', 'restore', 'kubeconfig', 'tools']);
  expect(texts.map(({ en }) => en)).toEqual([
    'Installed: thinBackup.',
    '/backup/a.tar.gz: 2 jobs and 1 credentials. Jenkins restarts.',
    'Credential kubeconfig is there.',
    'Set up: jdk.',
  ]);
  expect(texts.every(({ zh }) => zh !== undefined && /\p{Script=Han}/u.test(zh))).toBe(true);
});

test('the git server lets in an address, and nothing else', async () => {
  const { run, shown } = await aConsole();

  await expect(run('allow-address', { address: 'all' })).rejects.toMatchObject({
    code: 'NoAddress',
  });
  await run('allow-address', { address: '192.0.2.9' });

  expect(shown('git')).toEqual([['192.0.2.9']]);
});

async function aConsole(more: Partial<CloudState> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-console-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const authority = await createAuthority();
  const allowed: string[] = [];
  const done: string[] = [];
  const world: ConsoleWorld = {
    folder,
    kubeconfig: 'recovery/cluster.kubeconfig',
    certificateFolder: 'certificates',
    certificates: CERTIFICATES,
    issue: (of) => authority.issue(of),
    cloud: aCloudState(more),
    changed: () => undefined,
    jenkins: aDesk(done),
    git: {
      allowed: () => allowed,
      allow: (address) => void allowed.push(address),
      forbid: () => undefined,
    },
  };
  const task = (id: string) => {
    const found = rangeSections(world)
      .flatMap(({ tasks }) => tasks)
      .find((one) => one.id === id);
    if (found === undefined) throw new Error(`no task ${id}`);
    return found;
  };
  return {
    folder,
    done,
    run: async (id: string, filled: { readonly [field: string]: string } = {}) =>
      task(id).run(filled),
    shown: (id: string) => rangeSections(world).find((one) => one.id === id)?.table?.rows ?? [],
  };
}

function aDesk(done: string[]): JenkinsDesk {
  const state = {
    starting: false,
    session: 's',
    plugins: [],
    credentials: { _: [] },
    jobs: [],
    login: 'u:t',
  };
  return {
    state: () => state,
    set: () => undefined,
    lacking: () => ['thinBackup'],
    installPlugins: () => void done.push('plugins'),
    restore: async () => {
      done.push('restore');
      return { from: '/backup/a.tar.gz', jobs: ['a', 'b'], credentials: ['c'] };
    },
    addCredential: (id) => void done.push(id),
    setTools: () => void done.push('tools'),
    tools: () => ['jdk'],
  };
}
