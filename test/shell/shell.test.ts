import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { childEnvironment } from '../../src/shell/child-environment.ts';
import { createShell } from '../../src/shell/shell.ts';

const KEEPER = [process.execPath, path.resolve('test/support/shell/keep.ts')];
const NEVER = new AbortController().signal;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-shell-'));
});

function aShell(secrets: readonly { name: string; secret: string }[] = [], keeper = KEEPER) {
  return createShell({
    directory: path.join(folder, 'commands'),
    cwd: folder,
    baseEnv: () => childEnvironment(process.env),
    secrets: () => secrets,
    keeper,
  });
}

test('every word of a command reaches the program as it stands', async () => {
  const words = ['a b', '$(touch x)', '-rf', 'two\nlines', '`id`', "it's", '', '*', '{{x}}'];
  const print = 'process.stdout.write(JSON.stringify(process.argv.slice(1)))';
  const argv = [process.execPath, '-e', print, '--', ...words];

  const ended = await aShell().run('r/s/1', { argv, env: {} }, () => {}, NEVER);

  expect(ended.exitCode).toBe(0);
  expect(JSON.parse(ended.output)).toEqual(words);
});

test('output and error output come live and together, with the exit code', async () => {
  const pieces: string[] = [];
  const argv = ['sh', '-c', 'echo out; echo err >&2; sleep 0.3; echo late; exit 3'];

  const ended = await aShell().run('r/s/1', { argv, env: {} }, (text) => pieces.push(text), NEVER);

  expect(ended).toMatchObject({ exitCode: 3, signal: null, bytes: 13 });
  expect(ended.output.split('\n').toSorted()).toEqual(['', 'err', 'late', 'out']);
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.join('')).toBe(ended.output);
});

test('a key starts once: a second run of it gives the end of the first', async () => {
  const marks = path.join(folder, 'marks');
  const command = {
    argv: ['sh', '-c', 'echo started >> "$MARKS"; echo done'],
    env: { MARKS: marks },
  };
  await aShell().run('r/s/1', command, () => {}, NEVER);

  const again = await aShell().run('r/s/1', command, () => {}, NEVER);

  expect(again.output).toBe('done\n');
  expect(readFileSync(marks, 'utf8')).toBe('started\n');
});

test('a wizard that lets go finds the command again, and it has never stopped', async () => {
  const command = {
    argv: ['sh', '-c', 'echo one; while [ ! -e go ]; do sleep 0.05; done; echo two; exit 4'],
    env: {},
  };
  const gone = new AbortController();
  const first = aShell().run('r/s/1', command, () => gone.abort(new Error('gone')), gone.signal);
  await expect(first).rejects.toThrow('gone');
  const known = await aShell().known('r/s/1');

  const attached = aShell().run('r/s/1', command, () => {}, NEVER);
  await aShell().run('r/other/1', { argv: ['touch', 'go'], env: {} }, () => {}, NEVER);

  expect(known).toBe('running');
  expect(await attached).toMatchObject({ exitCode: 4, output: 'one\ntwo\n' });
  expect(await aShell().known('r/s/1')).toBe('ended');
});

test('a command whose keeper was killed is lost, and is never started again', async () => {
  const command = { argv: ['sh', '-c', 'kill -9 "$PPID"; sleep 5'], env: {} };

  const run = aShell().run('r/s/1', command, () => {}, NEVER);

  await expect(run).rejects.toMatchObject({ code: 'command-lost' });
  expect(await aShell().known('r/s/1')).toBe('lost');
  await expect(aShell().run('r/s/1', command, () => {}, NEVER)).rejects.toMatchObject({
    code: 'command-lost',
  });
});

test('a keeper that never took its order leaves a command that never started and never will', async () => {
  const command = { argv: ['touch', 'started'], env: {} };
  const run = aShell([], [process.execPath, '-e', '0']).run('r/s/1', command, () => {}, NEVER);

  await expect(run).rejects.toMatchObject({ code: 'command-not-started' });
  expect(await aShell().known('r/s/1')).toBe('never-started');
  await expect(aShell().run('r/s/1', command, () => {}, NEVER)).rejects.toMatchObject({
    code: 'command-not-started',
  });
  expect(readdirSync(folder)).toEqual(['commands']);
});

test.each([
  [{ argv: ['no-such-program'], env: {} }, 'command-not-found'],
  [{ argv: ['/etc'], env: {} }, 'command-not-executable'],
  [{ argv: ['true'], env: {}, cwd: 'no-such-folder' }, 'command-folder-missing'],
  [{ argv: ['true', '\0'], env: {} }, 'command-not-started'],
])('a program that cannot be started is told by its reason: %j', async (command, code) => {
  await expect(aShell().run('r/s/1', command, () => {}, NEVER)).rejects.toMatchObject({ code });
});

test('a secret is in no file and on no screen, in whatever pieces the program writes it', async () => {
  const secret = 'correct-horse-battery';
  const argv = [
    'sh',
    '-c',
    'printf correct-; sleep 0.2; printf "horse-battery\\n"; printf %s "$TOKEN" | base64; cat',
  ];
  const pieces: string[] = [];
  const command = { argv, env: { TOKEN: secret }, stdin: `${secret}\n` };

  const shell = aShell([{ name: 'token', secret }]);
  const ended = await shell.run('r/s/1', command, (text) => pieces.push(text), NEVER);

  const commands = path.join(folder, 'commands');
  const files = readdirSync(commands).map((name) =>
    readFileSync(path.join(commands, name), 'utf8'),
  );
  const seen = [...files, pieces.join(''), ended.output].join('\n');
  expect(seen).not.toContain(secret);
  expect(seen).not.toContain(Buffer.from(secret).toString('base64').slice(0, 20));
  expect(ended.output).toMatch(/^‹secret token›\n‹secret token›\S*\n‹secret token›\n$/);
});

test('files are for the operator alone', async () => {
  await aShell().run('r/s/1', { argv: ['echo', 'x'], env: {} }, () => {}, NEVER);

  const commands = path.join(folder, 'commands');
  const modes = readdirSync(commands).map(
    (name) => statSync(path.join(commands, name)).mode & 0o777,
  );
  expect(statSync(commands).mode & 0o777).toBe(0o700);
  expect(new Set(modes)).toEqual(new Set([0o600]));
});

test('a program gets the allowed part of the environment and its own variables only', async () => {
  vi.stubEnv('AWS_PROFILE', 'production');
  vi.stubEnv('KUBECONFIG', '/elsewhere');
  vi.stubEnv('LC_ALL', 'C.UTF-8');
  const print = 'console.log(Object.keys(process.env).join(" "))';
  const command = { argv: [process.execPath, '-e', print], env: { OWN: '1' } };

  const ended = await aShell().run('r/s/1', command, () => {}, NEVER);

  const names = ended.output.trim().split(' ');
  expect(names).toEqual(expect.arrayContaining(['PATH', 'HOME', 'LC_ALL', 'OWN']));
  expect(names).not.toEqual(expect.arrayContaining(['AWS_PROFILE']));
  expect(names).not.toEqual(expect.arrayContaining(['KUBECONFIG']));
});

test('of much output the end is kept, the whole is in the file', async () => {
  const command = { argv: ['sh', '-c', 'seq 1 60000; echo "\u001b[31mend\u001b[0m"'], env: {} };

  const ended = await aShell().run('r/s/1', command, () => {}, NEVER);

  expect(ended.output.length).toBe(64 * 1024);
  expect(ended.output.endsWith('60000\nend\n')).toBe(true);
  expect(ended.bytes).toBeGreaterThan(300_000);
});

test('a program that leaves another behind on its output has ended all the same', async () => {
  const command = { argv: ['sh', '-c', 'sleep 3 & echo started'], env: {} };

  const ended = await aShell().run('r/s/1', command, () => {}, NEVER);

  expect(ended).toMatchObject({ exitCode: 0, output: 'started\n' });
});

test('a character that is cut in two by the pipe stays one', async () => {
  const argv = ['sh', '-c', String.raw`printf '\344\272'; sleep 0.2; printf '\221\n'`];

  const ended = await aShell().run('r/s/1', { argv, env: {} }, () => {}, NEVER);

  expect(ended.output).toBe('云\n');
});
