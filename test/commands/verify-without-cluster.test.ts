import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { verify } from '../../src/commands/verify.ts';
import { aCommandWorld } from '../support/command-world.ts';

const RUNBOOK = (port: number) => ({
  apiVersion: 'dr-wizard/v1',
  kind: 'Runbook',
  id: 'doors',
  title: { en: 'Doors', zh: '门' },
  sections: ['doors.yaml'],
  section: {
    apiVersion: 'dr-wizard/v1',
    id: 'doors',
    ref: '1',
    title: { en: 'Doors', zh: '门' },
    needs: [],
    steps: [
      {
        id: 'both',
        title: { en: 'Cluster and door', zh: '集群与门' },
        prove: [
          { probe: 'kubernetes/api-ready' },
          { probe: 'net/port-open', with: { host: '127.0.0.1', port } },
        ],
      },
    ],
  },
});

/** What `verify --only …` says and gives, with no cluster named. */
async function verified(only: readonly string[]) {
  const server = net.createServer((socket) => socket.end());
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const cwd = mkdtempSync(path.join(os.tmpdir(), 'verify-'));
  onTestFinished(() => {
    server.close();
    rmSync(cwd, { recursive: true, force: true });
  });
  const { section, ...runbook } = RUNBOOK(port);
  writeFileSync(path.join(cwd, 'runbook.yaml'), JSON.stringify(runbook));
  writeFileSync(path.join(cwd, 'doors.yaml'), JSON.stringify(section));
  const { world, said } = aCommandWorld(cwd);
  const exitCode = await verify(world, {
    do: 'verify',
    runbook: cwd,
    site: null,
    kubeconfig: null,
    context: null,
    watch: false,
    only,
    output: 'text',
    lang: 'en',
  });
  return { exitCode, said: said() };
}

test('what needs no cluster is checked without one, also where its step proves more than that', async () => {
  const { exitCode, said } = await verified(['hosts']);

  expect(said).toContain('net/port-open');
  expect(said).not.toContain('kubernetes/api-ready');
  expect(said).not.toContain('--context');
  expect(exitCode).toBe(0);
});

test('a step that is named is checked whole', async () => {
  const { exitCode, said } = await verified(['both']);

  expect(said).toContain('net/port-open');
  expect(said).toContain('kubernetes/api-ready');
  expect(said).toContain('--context');
  expect(exitCode).toBe(1);
});
