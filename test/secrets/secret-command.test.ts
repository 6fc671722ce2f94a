import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { runSecretCommand } from '../../src/secrets/secret-command.ts';

test.for([
  [
    'ends with another code',
    ['sh', '-c', 'echo swordfish; echo swordfish >&2; exit 3'],
    'failed',
    { exitCode: 3 },
  ],
  [
    'is ended by a signal',
    ['sh', '-c', 'echo swordfish; kill -TERM $$'],
    'failed',
    { exitCode: 'SIGTERM' },
  ],
  ['prints without end', ['sh', '-c', 'yes swordfish'], 'failed', { exitCode: 'EFBIG' }],
  ['is not there', ['/no/such/program'], 'missing', {}],
  ['may not be started', ['/etc/passwd'], 'failed', { exitCode: 'EACCES' }],
] as const)(
  'a program that %s is said, without a word of its output',
  async ([, argv, what, params]) => {
    const secret = run(argv);

    const error: unknown = await secret.catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      kind: 'usage',
      code: `secret-command-${what}`,
      params: { name: 'db', program: argv[0], ...params },
    });
    expect(JSON.stringify(error)).not.toContain('swordfish');
  },
);

test('a program that gives no answer is stopped with all that it started', async () => {
  const file = await aFile();
  const script = `echo half; (echo $$ > ${file}; exec sleep 60) & wait`;

  const secret = run(['sh', '-c', script], { timeoutMs: 300 });

  await expect(secret).rejects.toMatchObject({
    code: 'secret-command-timeout',
    params: { name: 'db', program: 'sh', seconds: 0.3 },
  });
  const group = (await readFile(file, 'utf8')).trim();
  await vi.waitFor(() => expect(isRunning(group)).toBe(false));
});

test('an aborted signal stops it at once', async () => {
  const file = await aFile();
  const controller = new AbortController();

  const secret = run(['sh', '-c', `echo $$ > ${file}; exec sleep 60`], {
    signal: controller.signal,
  });
  const stopped = secret.catch((reason: unknown) => reason);
  await vi.waitFor(async () => expect(await readFile(file, 'utf8')).toMatch(/\d\n/u));
  controller.abort(new Error('stop'));

  expect(await stopped).toEqual(new Error('stop'));
  const pid = (await readFile(file, 'utf8')).trim();
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false));
});

test('a program asks nobody: its input is empty', async () => {
  expect(await run(['sh', '-c', 'read line; echo "read: $line"'])).toBe('read: ');
});

test('a program gets the environment and the folder it was given', async () => {
  const cwd = path.dirname(await aFile());

  const secret = await run(['sh', '-c', 'echo "$WORD in $(pwd -P)"'], {
    cwd,
    env: { PATH: process.env['PATH'], WORD: 'sword' },
  });

  expect(secret).toBe(`sword in ${cwd}`);
});

function run(argv: readonly string[], more: Partial<Parameters<typeof runSecretCommand>[2]> = {}) {
  return runSecretCommand('db', argv, {
    env: { PATH: process.env['PATH'] },
    cwd: tmpdir(),
    signal: new AbortController().signal,
    ...more,
  });
}

/** A file that is not there yet, in a folder of its own. */
async function aFile(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dr-wizard-secrets-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return path.join(folder, 'pid');
}

function isRunning(pid: string): boolean {
  return existsSync(`/proc/${pid}`);
}
