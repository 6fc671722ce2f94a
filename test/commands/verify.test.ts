import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Command } from '../../src/cli.ts';
import { verify } from '../../src/commands/verify.ts';
import { aKubeconfig, aStatus, trusting } from '../support/cluster/api-server.ts';
import { aLiveServer, SYSTEM_UID, type LiveServer } from '../support/cluster/live-server.ts';
import { aCommandWorld } from '../support/command-world.ts';

// A whole cluster is read, on a machine that has other work too.
vi.setConfig({ testTimeout: 30_000 });

const RUNBOOK = path.resolve(import.meta.dirname, '../runbooks/roll-out');
const SITE = {
  apiVersion: 'dr-wizard/v1',
  kind: 'Site',
  id: 'roll-out',
  title: { en: 'A roll-out' },
  rto: '2h',
  values: { patience: '10m' },
  workloads: [{ namespace: 'prod', kind: 'Deployment', name: 'web', need: 'required' }],
};

/** A cluster where nodes may not be listed and group apps is down. */
async function aHalfReadCluster(): Promise<LiveServer> {
  const server = await aLiveServer();
  server.script(({ path: where }) => {
    if (where === '/version') return { body: { gitVersion: 'v1.36.2' } };
    if (where === '/api/v1/nodes') return aStatus(403, 'Forbidden', '');
    return where.startsWith('/apis/apps/') ? { status: 503, body: 'unavailable' } : undefined;
  });
  return server;
}

function verifying(server: LiveServer, more: Partial<Extract<Command, { do: 'verify' }>>) {
  const cwd = mkdtempSync(path.join(os.tmpdir(), 'verify-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  writeFileSync(path.join(cwd, 'site.yaml'), JSON.stringify(SITE));
  let interrupt = () => {};
  const { world, said } = aCommandWorld(cwd, {
    onInterrupt(listener) {
      interrupt = listener;
      return () => {};
    },
  });
  const ended = verify(world, {
    do: 'verify',
    runbook: RUNBOOK,
    site: path.join(cwd, 'site.yaml'),
    kubeconfig: aKubeconfig(trusting(server)),
    context: 'recovery',
    watch: false,
    only: [],
    output: 'text',
    lang: 'en',
    ...more,
  });
  return { ended, said, interrupt: () => interrupt() };
}

test('a sheet says which cluster was checked, whatever in it may not or cannot be read', async () => {
  const server = await aHalfReadCluster();

  const { ended, said } = verifying(server, {});

  expect(await ended).toBe(1);
  expect(said()).toContain(server.url);
  expect(said()).toContain(SYSTEM_UID);
  expect(said()).toContain('The API group apps/v1 is not served now');
  expect(said()).toContain('kubectl get apiservice v1.apps');
  expect(said()).toContain('You may not list nodes');
  expect(said()).not.toContain('cannot serve now');
  expect(said()).toContain('Cluster: ');
});

test('a sheet that is watched is pinned to its cluster, whatever in it cannot be read', async () => {
  const server = await aHalfReadCluster();
  const { ended, said, interrupt } = verifying(server, { watch: true, output: 'json' });
  await vi.waitFor(() => expect(said()).toContain(`"uid": "${SYSTEM_UID}"`), 20_000);

  server.script(({ path: where }) =>
    where === '/api/v1/namespaces/kube-system'
      ? { body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x', uid: 'another' } } }
      : undefined,
  );
  server.cutAll();
  await vi.waitFor(() => expect(said()).toContain('target-changed'), 20_000);
  interrupt();

  expect(await ended).toBe(130);
});
