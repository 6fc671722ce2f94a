import { spawn } from 'node:child_process';
import { expect, onTestFinished, vi } from 'vitest';
import { clusterTest } from '../support/control-plane/index.ts';
import { EVERY_KIND } from '../support/every-kind.ts';
import { PROGRAM } from '../support/program.ts';
import { aWorld, CONTEXT } from './every-kind-world.ts';

const SOON = { timeout: 10_000, interval: 10 };

clusterTest(
  'a sheet that is watched is told again as soon as the cluster says otherwise, until it is interrupted',
  async ({ cluster }) => {
    const { world, env } = await aWorld(cluster);
    const what = ['verify', EVERY_KIND, '--site', world.site, '--only', 'namespaces', '--watch'];
    const access = ['--kubeconfig', cluster.kubeconfig, '--context', CONTEXT];
    const child = spawn(process.execPath, [PROGRAM, ...what, ...access, '--output', 'json'], {
      env: { HOME: process.env['HOME'] ?? '/', LANG: 'C.UTF-8', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    const sheets = (): readonly string[] =>
      [...said.matchAll(/^ {2}"verdict": "(\w+)"/gm)].map(([, verdict]) => verdict ?? '');
    await vi.waitFor(() => expect(sheets()).toHaveLength(1), SOON);
    expect(sheets()).not.toContain('pass');

    for (const name of world.namespaces) await cluster.kubectl(['create', 'namespace', name]);
    const from = performance.now();
    await vi.waitFor(() => expect(sheets().at(-1)).toBe('pass'), SOON);
    expect(performance.now() - from).toBeLessThan(2500);

    const ended = new Promise((resolve) => child.on('exit', resolve));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    for (const name of world.namespaces)
      await cluster.request('DELETE', `/api/v1/namespaces/${name}`);
  },
);
