import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, vi } from 'vitest';
import { isolated } from '../network-namespace.ts';
import { clusterTest, startControlPlane } from './index.ts';

const test = clusterTest.extend('isolated', isolated);
const WAIT = { timeout: 30_000, interval: 50 } as const;
const START_AND_DEPLOY = path.join(import.meta.dirname, 'start-and-deploy.ts');

test('the API server goes, comes back and works on', async ({ cluster }) => {
  expect(existsSync(cluster.directory)).toBe(true);
  const own = await startControlPlane({ nodes: 1 });

  try {
    await own.kubectl(['create', 'namespace', 'kept']);
    await own.stopApiServer();
    await expect(own.request('GET', '/readyz')).rejects.toThrow('ECONNREFUSED');
    await own.startApiServer();
    await own.kubectl(['create', 'deployment', 'web', '--image=example.test/web:1']);
    await own.kubectl(['wait', 'deployment/web', '--for=condition=Available', '--timeout=30s']);
    expect(await own.kubectl(['get', 'ns', 'kept', '--output=name'])).toBe('namespace/kept\n');
  } finally {
    await own.stop();
  }
  expect(existsSync(own.directory)).toBe(false);
});

test('a control plane works where there is no network', async ({
  cluster,
  isolated: runIsolated,
}) => {
  expect(cluster.server).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);

  const { stdout, stderr, exitCode } = await runIsolated(START_AND_DEPLOY);

  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  const { directory, deployment } = JSON.parse(stdout);
  expect(deployment).toBe('Available');
  expect(existsSync(directory)).toBe(false);
});

test('nothing is left of a control plane whose owner is killed', async ({ cluster }) => {
  const owner = spawn(process.execPath, [START_AND_DEPLOY, 'stay'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(owner.stdout), 'line');
  const { directory } = JSON.parse(line);
  expect(directory).not.toBe(cluster.directory);
  expect(commandsNaming(directory)).not.toEqual([]);

  owner.kill('SIGKILL');

  await vi.waitFor(() => {
    expect(existsSync(directory)).toBe(false);
    expect(commandsNaming(directory)).toEqual([]);
  }, WAIT);
});

/** The command lines of all programs that have this folder among their arguments. */
function commandsNaming(directory: string): string[] {
  return globSync('/proc/[0-9]*/cmdline').flatMap((file) => {
    const command = readCommand(file);
    return command.includes(directory) ? [command] : [];
  });
}

function readCommand(file: string): string {
  try {
    return readFileSync(file, 'utf8').replaceAll('\0', ' ');
  } catch {
    // It has ended since the list was made.
    return '';
  }
}
