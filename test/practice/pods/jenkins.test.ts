import { mkdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test, vi } from 'vitest';
import { jenkinsBackup } from '../../../src/practice/archives/jenkins-backup.ts';
import { JENKINS } from '../../../src/practice/repository/app-manifests.ts';
import { JENKINS_SITE, podsInRange } from '../../support/practice/pods-in-range.ts';

const POD = { namespace: 'jenkins', name: 'jenkins-0' };
const BACKUP = { date: '2026-06-01', jobs: ['gateway', 'shop'], credentials: ['registry', 'git'] };

test('nothing listens before the pod is ready; then a new Jenkins lets the site’s user in', async () => {
  const { pods, apply } = await podsInRange();

  await expect(pods.forward(POD, 8080)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  apply(JENKINS, 'jenkins');
  const ask = asking(pods);
  await vi.waitFor(async () => expect(await ask('/login')).toMatchObject({ status: 200 }));

  expect(await ask('/api/json', 'recovery:token')).toMatchObject({ status: 200 });
  expect(await ask('/api/json', 'recovery:other')).toMatchObject({ status: 401 });
  await expect(pods.forward(POD, 22)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  expect(pods.log({ ...POD, container: 'jenkins' })).toContain('fully up and running');
});

test('it lacks plugins until they are installed, and restores nothing without ThinBackup', async () => {
  const { pods } = await running();

  expect(pods.jenkins.lacking()).toEqual(['thinBackup']);
  await expect(pods.jenkins.restore()).rejects.toMatchObject({ code: 'NoThinBackup' });
  pods.jenkins.installPlugins();

  expect(pods.jenkins.lacking()).toEqual([]);
  await expect(pods.jenkins.restore()).rejects.toMatchObject({ code: 'NoBackup' });
});

test('what it restores is what lies in its pod, and it is away while it restarts', async () => {
  const { pods } = await running();
  const ask = asking(pods);
  pods.jenkins.installPlugins();
  lay(pods.rootOf(POD), jenkinsBackup(BACKUP));

  const restored = await pods.jenkins.restore();

  expect(restored).toMatchObject({ from: '/var/jenkins_home/backup/backup.tar.gz' });
  expect(await ask('/login')).toMatchObject({ status: 503 });
  await expect(pods.jenkins.restore()).rejects.toMatchObject({ code: 'NotRunning' });
  await vi.waitFor(() => expect(pods.jenkins.state().starting).toBe(false));
  expect((await ask('/api/json', 'recovery:token')).body).toContain('"fullName":"shop"');
  expect(pods.jenkins.state().credentials).toEqual({ _: ['registry', 'git'] });
});

test('without the keys in the backup no credential comes back, and one that is entered is there', async () => {
  const { pods } = await running();
  pods.jenkins.installPlugins();
  lay(pods.rootOf(POD), jenkinsBackup({ ...BACKUP, keys: false }));

  await pods.jenkins.restore();
  await vi.waitFor(() => expect(pods.jenkins.state()).toMatchObject({ starting: false }));

  expect(pods.jenkins.state()).toMatchObject({ credentials: { _: [] }, session: 'restored' });
  expect(pods.jenkins.state().jobs).toHaveLength(2);
  pods.jenkins.addCredential('kubeconfig');
  expect(pods.jenkins.state().credentials).toEqual({ _: ['kubeconfig'] });
});

test('a file that is no archive is refused, and Jenkins goes on', async () => {
  const { pods } = await running();
  pods.jenkins.installPlugins();
  lay(pods.rootOf(POD), Buffer.from('<html>not found</html>'));

  await expect(pods.jenkins.restore()).rejects.toMatchObject({ code: 'BackupUnreadable' });
  expect(pods.jenkins.state()).toMatchObject({ starting: false, session: 'new' });
});

async function running() {
  const range = await podsInRange();
  range.apply(JENKINS, 'jenkins');
  await vi.waitFor(() => expect(range.isReady('jenkins-0', 'jenkins')).toBe(true));
  return range;
}

function lay(root: string, bytes: Buffer): void {
  const folder = path.join(root, JENKINS_SITE.backup.folder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'backup.tar.gz'), bytes);
}

function asking(pods: Awaited<ReturnType<typeof podsInRange>>['pods']) {
  return async (at: string, login?: string) => {
    const stream = await pods.forward(POD, 8080);
    const auth = login === undefined ? {} : { auth: login };
    const request = http.get({ path: at, createConnection: () => stream, ...auth });
    const [response] = await once(request, 'response');
    if (!(response instanceof http.IncomingMessage)) throw new TypeError('no answer');
    return { status: response.statusCode, body: await text(response) };
  };
}
