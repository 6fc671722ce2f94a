import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import { clusterTest as test } from '../../support/control-plane/index.ts';
import { helmFolder } from '../../support/control-plane/programs.ts';
import { anApiServer } from '../../support/practice/an-api-server.ts';

const run = promisify(execFile);

const MANIFEST = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: default }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: app, image: "registry.example.com/web:1" }] }
`;

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dr-wizard-range-tools-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('the real kubectl creates, applies, waits and shows', async ({ cluster }) => {
  const server = await anApiServer();
  const folder = await aFolder();
  const file = path.join(folder, 'web.yaml');
  await writeFile(file, MANIFEST);
  const env = { HOME: folder, KUBECONFIG: await server.kubeconfigFile() };
  const kubectl = async (...argv: readonly string[]): Promise<string> =>
    (await run(cluster.kubectlProgram, argv, { env })).stdout;

  const told = [
    await kubectl('create', 'namespace', 'prod'),
    await kubectl('apply', '-f', file),
    await kubectl('rollout', 'status', 'deployment/web', '--timeout=30s'),
    await kubectl('apply', '--server-side', '--force-conflicts', '-f', file),
    await kubectl('wait', '--for=condition=Available', 'deployment/web', '--timeout=30s'),
    await kubectl('get', 'deployment', 'web', '--no-headers'),
    await kubectl('auth', 'can-i', 'create', 'pods'),
    await kubectl('delete', '-f', file),
  ];

  expect(
    told.map((one) =>
      one
        .split('\n')
        .at(-2)
        ?.replace(/\s+\d+s$/, '')
        .replaceAll(/\s+/g, ' '),
    ),
  ).toEqual([
    'namespace/prod created',
    'deployment.apps/web created',
    'deployment "web" successfully rolled out',
    'deployment.apps/web serverside-applied',
    'deployment.apps/web condition met',
    'web 2/2 2 2',
    'yes',
    'deployment.apps "web" deleted from default namespace',
  ]);
});

async function withHelm(major: 3 | 4) {
  const program = path.join(helmFolder(major), 'helm');
  const server = await anApiServer();
  const folder = await aFolder();
  const chart = path.join(folder, 'chart');
  await mkdir(path.join(chart, 'templates'), { recursive: true });
  await writeFile(path.join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: chart\nversion: 0.1.0\n');
  await writeFile(path.join(chart, 'templates/web.yaml'), MANIFEST);
  const env = { HOME: folder, KUBECONFIG: await server.kubeconfigFile() };
  const helm = async (...argv: readonly string[]): Promise<string> =>
    (await run(program, argv, { env })).stdout;

  const installed = await helm('install', 'web', chart);
  const upgraded = await helm('upgrade', 'web', chart);
  await helm('uninstall', 'web');

  return {
    said: [installed, upgraded].map((one) => /STATUS: \w+\nREVISION: \d/.exec(one)?.[0]),
    left: server.range.list('Secret'),
  };
}

const DONE = { said: ['STATUS: deployed\nREVISION: 1', 'STATUS: deployed\nREVISION: 2'], left: [] };

test('helm 3 installs, upgrades and removes a chart', async ({ skip }) => {
  skip(!existsSync(helmFolder(3)), 'no helm');

  expect(await withHelm(3)).toEqual(DONE);
});

test('helm 4 installs, upgrades and removes a chart', async ({ skip }) => {
  skip(!existsSync(helmFolder(4)), 'no helm');

  expect(await withHelm(4)).toEqual(DONE);
});
