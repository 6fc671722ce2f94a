import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isRight, type SelfTestRow } from '../../src/model/self-test.ts';
import { runProgram } from '../support/program.ts';

const MINUTES_MS = 15 * 60_000;

test.each(['cluster-recovery', 'standby-switchover'])(
  'every probe of %s turns red with the right cause when its world is broken, and green when it is mended',
  { timeout: MINUTES_MS },
  async (name) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-self-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const env = { HOME: folder, DR_WIZARD_HOME: path.join(folder, 'home'), TZ: 'UTC' };
    const runbook = path.resolve('runbook', name);

    const { exitCode, stdout } = await runProgram(
      ['drill', '--self-test', runbook, '--output', 'json'],
      { cwd: folder, env },
    );

    const { rows }: { readonly rows: readonly SelfTestRow[] } = JSON.parse(stdout);
    expect(rows.filter((row) => !isRight(row))).toEqual([]);
    expect(rows.length).toBeGreaterThan(40);
    expect(exitCode).toBe(0);
  },
);
