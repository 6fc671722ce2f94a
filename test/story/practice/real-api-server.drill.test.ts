import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { VERSION } from '../../../src/practice/api-server/handle.ts';
import { realPrograms } from '../../../src/practice/real-api-server/programs.ts';
import { programFolder } from '../../support/control-plane/programs.ts';
import { runProgram } from '../../support/program.ts';

test('where the environment names a real API server a whole drill in the practice range goes through on it', async ({
  skip,
}) => {
  const assets = process.env['KUBEBUILDER_ASSETS'] || programFolder();
  const isThere = realPrograms({ KUBEBUILDER_ASSETS: assets }) !== undefined;
  skip(!isThere, 'no etcd and kube-apiserver');
  const home = mkdtempSync(path.join(tmpdir(), 'dr-wizard-test-'));
  const passing = path.join(home, 'tmp');
  mkdirSync(passing);
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const env = {
    DR_WIZARD_HOME: home,
    TMPDIR: passing,
    KUBEBUILDER_ASSETS: assets,
  };

  const argv = ['drill', '--practice', '--hands', 'auto', '--auto', '--plain'];
  const { exitCode, stderr } = await runProgram(argv, { env });
  const { stdout } = await runProgram(['report', 'last', '--format', 'json'], { env });

  expect(stderr).toContain('Service restored: reached');
  expect(exitCode).toBe(0);
  // It is not the range's own that has answered.
  expect(stdout).toMatch(/"cluster\.version"/);
  expect(stdout).not.toContain(VERSION);
  expect(readdirSync(passing)).toEqual([]);
});
