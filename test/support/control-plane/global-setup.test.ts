import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { HOW_TO_GET_THEM } from './programs.ts';

const CHECKOUT = path.resolve(import.meta.dirname, '../../..');
const VITEST = path.join(CHECKOUT, 'node_modules/vitest/vitest.mjs');
const TIMEOUT = { timeout: 60_000 } as const;
const RUN = ['run', '--project', 'cluster', 'test/support/control-plane/control-plane.cluster'];

test(
  'without the programs the tests are skipped, and one line says how to get them',
  TIMEOUT,
  async () => {
    const { output, exitCode } = await runClusterTests({ CI: '' });

    const lines = output.split('\n').filter((line) => line.includes(HOW_TO_GET_THEM));
    expect(lines).toEqual([
      `Tests against a control plane are skipped. To have them, ${HOW_TO_GET_THEM}.`,
    ]);
    expect(output).toMatch(/Tests\s+\d+ skipped/);
    expect(exitCode).toBe(0);
  },
);

test('without the programs the run fails with CI=true', TIMEOUT, async () => {
  const { output, exitCode } = await runClusterTests({ CI: 'true' });

  expect(output).toContain(`No control plane: ${HOW_TO_GET_THEM}.`);
  expect(exitCode).toBe(1);
});

/** On a machine where nothing has been built. */
async function runClusterTests(
  extra: Readonly<Record<string, string>>,
): Promise<{ output: string; exitCode: number | null }> {
  const empty = await mkdtemp(path.join(tmpdir(), 'dr-wizard-empty-cache-'));
  const env = {
    PATH: process.env['PATH'],
    HOME: empty,
    DR_WIZARD_TEST_CACHE: empty,
    NO_COLOR: '1',
    ...extra,
  };
  try {
    return await new Promise((resolve) => {
      const argv = [VITEST, ...RUN];
      const child = execFile(process.execPath, argv, { cwd: CHECKOUT, env }, (_, stdout, stderr) =>
        resolve({ output: stdout + stderr, exitCode: child.exitCode }),
      );
    });
  } finally {
    await rm(empty, { recursive: true });
  }
}
