import { spawn } from 'node:child_process';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { KubeObject } from '../../../src/model/ports.ts';
import { aLiveServer, aNamespace, type LiveServer } from '../../support/cluster/live-server.ts';
import { PROGRAM } from '../../support/program.ts';
import { ROLL_OUT, ROOT } from '../roll-out-world.ts';
import { aPlace } from './a-place.ts';

const SYSTEM = '/api/v1/namespaces/kube-system';
const SOON = { timeout: 30_000, interval: 50 };

const READY: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'prod', generation: 1 },
  spec: { replicas: 1 },
  status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 1 },
};

const SITE = {
  apiVersion: 'dr-wizard/v1',
  kind: 'Site',
  id: 'roll-out',
  title: { en: 'A roll-out', zh: '一次发布' },
  rto: '2h',
  values: { patience: '10m' },
  workloads: [{ namespace: 'prod', kind: 'Deployment', name: 'web', need: 'required' }],
};

function kubeconfig({ url, authority }: LiveServer): object {
  const ca = Buffer.from(authority.pem).toString('base64');
  return {
    apiVersion: 'v1',
    kind: 'Config',
    contexts: [{ name: 'new', context: { cluster: 'new', user: 'ops' } }],
    clusters: [{ name: 'new', cluster: { server: url, 'certificate-authority-data': ca } }],
    users: [{ name: 'ops', user: { token: 'not-a-secret' } }],
  };
}

test('a sheet that is watched passes no longer once another cluster answers at the same address', async () => {
  const server = await aLiveServer();
  server.put(aNamespace('prod', 'uid-of-prod'));
  server.put(READY);
  server.script(({ path }) =>
    path === '/version' ? { body: { gitVersion: 'v1.36.2' } } : undefined,
  );
  const place = await aPlace({ 'kubeconfig.yaml': kubeconfig(server), 'site.yaml': SITE });
  const access = ['--kubeconfig', place.at('kubeconfig.yaml'), '--context', 'new'];
  const what = ['verify', ROLL_OUT, '--site', place.at('site.yaml'), '--only', 'services-ready'];
  const child = spawn(
    process.execPath,
    [PROGRAM, ...what, ...access, '--watch', '--output', 'json'],
    {
      cwd: ROOT,
      env: { HOME: place.home, DR_WIZARD_HOME: place.home, LANG: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const told = () => [...said.matchAll(/"(?:verdict|code)": "([\w-]+)"/g)].map(([, word]) => word);
  await vi.waitFor(() => expect(told().at(-1)).toBe('pass'), SOON);
  expect(said).toContain('"uid": "uid-of-kube-system"');

  server.script(({ path }) =>
    path === SYSTEM ? { body: aNamespace('kube-system', 'uid-of-another') } : undefined,
  );
  server.cutAll();

  await vi.waitFor(() => expect(told()).toContain('target-changed'), SOON);
  expect(told().lastIndexOf('unknown')).toBeGreaterThan(told().lastIndexOf('pass'));
});
