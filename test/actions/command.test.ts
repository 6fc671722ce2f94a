import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { exec } from '../../src/actions/exec.ts';
import { script } from '../../src/actions/script.ts';
import { runScript } from '../../src/actions/ssh/run-script.ts';
import { WizardError } from '../../src/model/error.ts';
import type { Writers } from '../../src/model/ports.ts';
import { fileReader } from '../../src/files/file-reader.ts';
import { NEVER } from '../support/probes/readers.ts';
import { writersOf } from '../support/actions/writers.ts';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'dr-wizard-script-'));
const files = fileReader(FOLDER);

function aScript(name: string, text: string, mode: number): string {
  writeFileSync(path.join(FOLDER, name), text, { mode });
  return name;
}

test('exec hands on each word and each variable, under the key of the attempt', async () => {
  const { ports, seen } = writersOf([]);
  const argv = ['velero', '--name', '$(rm -rf x)', 3];

  const result = await exec.act({ argv, env: { N: 1, B: true }, cwd: 'work' }, ports, NEVER);

  expect(seen.commands).toEqual([
    {
      key: 'run/step/1',
      command: {
        argv: ['velero', '--name', '$(rm -rf x)', '3'],
        env: { N: '1', B: 'true' },
        cwd: 'work',
      },
    },
  ]);
  expect(seen.output).toEqual(['live\n']);
  expect(result.evidence).toEqual([{ name: 'output', text: 'live\n' }]);
});

test('a cluster that is not the pinned one any more stops a program before it starts', async () => {
  const changed = new WizardError('wrong-target', 'target-changed');
  const { ports, seen } = writersOf([]);
  const prove = () => Promise.reject(changed);
  const writer = { ...ports.writer, prove };
  const running: Writers['shell'] = { ...ports.shell, known: async () => 'running' };
  const command = { argv: ['kubectl'] };

  await expect(exec.act(command, { ...ports, writer }, NEVER)).rejects.toBe(changed);
  expect(seen.commands).toEqual([]);
  await exec.act(command, { ...ports, writer, shell: running }, NEVER);
  expect(seen.commands.length).toBe(1);
});

test('an end other than 0 is for somebody to look at, with the last words', async () => {
  const output = 'line one\nno such host\n';
  const { ports } = writersOf([], { ended: { exitCode: 3, output } });

  await expect(exec.act({ argv: ['velero'] }, ports, NEVER)).rejects.toMatchObject({
    kind: 'not-proven',
    code: 'command-failed',
    params: { program: 'velero', exitCode: 3, lastLine: 'no such host' },
    evidence: [{ name: 'output', text: output }],
  });
});

test('an end by a signal says which', async () => {
  const { ports } = writersOf([], { ended: { exitCode: null, signal: 'SIGKILL' } });

  await expect(exec.act({ argv: ['velero'] }, ports, NEVER)).rejects.toMatchObject({
    params: { exitCode: 'SIGKILL' },
  });
});

test('a command without a program is a fault of the runbook', async () => {
  const { ports } = writersOf([]);

  await expect(async () => exec.act({ argv: [] }, ports, NEVER)).rejects.toMatchObject({
    code: 'command-empty',
  });
});

test.each([
  ['an executable one is started itself', '#!/bin/bash\n', 0o700, []],
  [
    'one that lost its bit is started by its first line',
    '#!/usr/bin/env bash\n',
    0o600,
    ['/usr/bin/env', 'bash'],
  ],
  ['one without a first line is started by sh', 'echo x\n', 0o600, ['sh']],
])('script: %s', async (_, text, mode, by) => {
  const { ports, seen } = writersOf([], { files });
  const file = aScript(`script-${by.length}-${mode}.sh`, text, mode);

  await script.act({ file, args: ['-x', 'a b'], cwd: '/elsewhere' }, ports, NEVER);

  expect(seen.commands[0]?.command).toEqual({
    argv: [...by, path.join(FOLDER, file), '-x', 'a b'],
    env: {},
    cwd: '/elsewhere',
  });
});

test.each([0o600, 0o700])('a script that fails is named by its file: mode %i', async (mode) => {
  const { ports } = writersOf([], { files, ended: { exitCode: 1, output: 'half\n' } });
  const file = aScript(`fails-${mode}.sh`, 'exit 1\n', mode);

  await expect(script.act({ file }, ports, NEVER)).rejects.toMatchObject({
    code: 'command-failed',
    params: { program: file, exitCode: 1, lastLine: 'half' },
  });
});

test.each([
  ['env-name-invalid', { 'A;touch': 'x' }, 'A;touch'],
  ['env-name-invalid', { 'A=B': 'x' }, 'A=B'],
  ['env-name-invalid', { '': 'x' }, '-'],
  ['env-value-invalid', { A: 'x\0y' }, 'A'],
] as const)('%s: what can be no environment %j starts nothing', async (code, env, name) => {
  const { ports, seen } = writersOf([], { files });
  const file = aScript('env.sh', 'exit 0\n', 0o600);
  const uid = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';

  for (const act of [
    async () => exec.act({ argv: ['velero'], env }, ports, NEVER),
    async () => script.act({ file, env }, ports, NEVER),
    async () => runScript.act({ host: 'master', file, env, uid }, ports, NEVER),
  ])
    await expect(act).rejects.toMatchObject({ kind: 'faulty-file', code, params: { name } });
  expect(seen.commands).toEqual([]);
});

test('a script that is not there starts nothing', async () => {
  const { ports, seen } = writersOf([], { files });

  await expect(script.act({ file: 'gone.sh' }, ports, NEVER)).rejects.toMatchObject({
    kind: 'faulty-file',
    code: 'file-missing',
    params: { path: 'gone.sh' },
  });
  expect(seen.commands).toEqual([]);
});

test('what the environment gives a command stands in it by hand too, a secret by its name', () => {
  const env = { HOST: 'registry.example.com', PASSWORD: '‹secret registry.password›' };

  const { byHand } = script.plan({ file: 'push.sh', args: ['-n'], env });

  expect(byHand).toEqual([
    ['env', 'HOST=registry.example.com', 'PASSWORD=‹secret registry.password›', 'push.sh', '-n'],
  ]);
});
