import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { SecretSource } from '../../src/model/runbook.ts';
import type { Cause } from '../../src/model/verdict.ts';
import { type SecretsOptions, createSecrets } from '../../src/secrets/create-secrets.ts';

const NEVER = new AbortController().signal;

test('a secret of the environment is given, and told to the redactor before', async () => {
  const { secrets, redacted } = aSecret({ from: 'env', name: 'PASSWORD' });

  expect(secrets.has('db')).toBe(false);
  expect(await secrets.get('db', NEVER)).toBe('swordfish');
  expect([secrets.has('db'), redacted]).toEqual([true, ['db=swordfish']]);
});

test.for(['MISSING', 'EMPTY'])('a variable that is %s is said by its name', async (name) => {
  const { secrets, redacted } = aSecret({ from: 'env', name });

  await expect(secrets.get('db', NEVER)).rejects.toMatchObject({
    kind: 'usage',
    code: 'secret-missing',
    params: { name: 'db', where: `$${name}` },
  });
  expect(redacted).toEqual([]);
});

test('a secret that no source names is missing, whatever its name', async () => {
  const { secrets } = aSecret({ from: 'env', name: 'PASSWORD' });

  for (const name of ['other', 'constructor'])
    await expect(secrets.get(name, NEVER)).rejects.toMatchObject({
      code: 'secret-missing',
      params: { where: `secrets.${name}` },
    });
});

test.for([
  ['swordfish\n', 'swordfish'],
  ['swordfish\r\n', 'swordfish'],
  ['swordfish\n\n', 'swordfish\n'],
  [' sword fish ', ' sword fish '],
] as const)('of a file that reads %j the secret is %j', async ([text, expected]) => {
  const file = await aFile(text);

  const { secrets, notes } = aSecret({ from: 'file', path: file });

  expect(await secrets.get('db', NEVER)).toBe(expected);
  expect(notes).toEqual([]);
});

test('a path is relative to the working directory, and ~ is the home of the person', async () => {
  const file = await aFile('swordfish');
  const cwd = path.dirname(file);

  const relative = aSecret({ from: 'file', path: path.basename(file) }, { cwd });
  const atHome = aSecret(
    { from: 'file', path: `~/${path.basename(file)}` },
    { env: { HOME: cwd } },
  );

  expect(await relative.secrets.get('db', NEVER)).toBe('swordfish');
  expect(await atHome.secrets.get('db', NEVER)).toBe('swordfish');
});

test('a file that others may read is used and noted', async () => {
  const file = await aFile('swordfish', 0o640);

  const { secrets, notes } = aSecret({ from: 'file', path: file });

  expect(await secrets.get('db', NEVER)).toBe('swordfish');
  expect(notes).toMatchObject([
    { code: 'secret-file-open', params: { name: 'db', path: file, mode: '640' } },
  ]);
});

test('a file that is missing, empty, too large or none is said with its path', async () => {
  const empty = await aFile('\n');
  const large = await aFile('x'.repeat(64 * 1024 + 1));
  const gone = `${empty}.gone`;
  const ofFile = (file: string) => aSecret({ from: 'file', path: file }).secrets.get('db', NEVER);

  await expect(ofFile(gone)).rejects.toMatchObject({
    code: 'secret-missing',
    params: { name: 'db', where: gone },
  });
  await expect(ofFile(empty)).rejects.toMatchObject({ code: 'secret-missing' });
  await expect(ofFile(large)).rejects.toMatchObject({
    code: 'secret-unreadable',
    params: { error: 'EFBIG' },
  });
  await expect(ofFile(path.dirname(empty))).rejects.toMatchObject({
    code: 'secret-unreadable',
    params: { error: 'EISDIR' },
  });
});

test('a program’s output is the secret, without its newline, and no shell reads its words', async () => {
  const { secrets } = aSecret({ from: 'command', argv: ['printf', '%s\n', '$HOME;`id`'] });

  expect(await secrets.get('db', NEVER)).toBe('$HOME;`id`');
});

test('a secret that a person types is asked for once, however many need it', async () => {
  const asked: string[] = [];
  const { secrets, redacted } = aSecret(
    { from: 'ask', title: { en: 'Password' } },
    {
      async ask(name) {
        asked.push(name);
        return 'swordfish';
      },
    },
  );

  const given = await Promise.all([1, 2, 3].map(() => secrets.get('db', NEVER)));

  expect([given, asked, redacted]).toEqual([
    ['swordfish', 'swordfish', 'swordfish'],
    ['db'],
    ['db=swordfish'],
  ]);
  expect(await secrets.get('db', NEVER)).toBe('swordfish');
  expect(asked).toHaveLength(1);
});

test('nothing is fetched before it is needed', () => {
  let asked = 0;

  aSecret({ from: 'ask', title: {} }, { ask: async () => String((asked += 1)) });

  expect(asked).toBe(0);
});

test('a secret that was refused is asked for again', async () => {
  const answers = ['', 'swordfish'];
  const { secrets } = aSecret(
    { from: 'ask', title: {} },
    { ask: async () => answers.shift() ?? '' },
  );

  await expect(secrets.get('db', NEVER)).rejects.toMatchObject({ code: 'secret-missing' });
  expect(await secrets.get('db', NEVER)).toBe('swordfish');
});

test('a secret that the redactor refuses reaches nobody', async () => {
  const { secrets } = aSecret(
    { from: 'env', name: 'PASSWORD' },
    {
      redactor: {
        add() {
          throw new Error('too short');
        },
      },
    },
  );

  await expect(secrets.get('db', NEVER)).rejects.toThrow('too short');
  expect(secrets.has('db')).toBe(false);
});

test('who waits for the same secret as somebody who was aborted still gets it', async () => {
  const first = new AbortController();
  let asked = 0;
  const { secrets } = aSecret(
    { from: 'ask', title: {} },
    {
      ask(_, signal) {
        asked += 1;
        const { promise, resolve, reject } = Promise.withResolvers<string>();
        signal.addEventListener('abort', () => reject(signal.reason));
        if (signal !== first.signal) resolve('swordfish');
        return promise;
      },
    },
  );

  const aborted = secrets.get('db', first.signal);
  const patient = secrets.get('db', NEVER);
  first.abort(new Error('stop'));

  await expect(aborted).rejects.toThrow('stop');
  expect([await patient, asked]).toEqual(['swordfish', 2]);
});

test('an aborted signal fetches nothing', async () => {
  const { secrets, redacted } = aSecret({ from: 'env', name: 'PASSWORD' });

  await expect(secrets.get('db', AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
  expect(redacted).toEqual([]);
});

/** One secret `db` with this source, and what the redactor and the notes were told. */
function aSecret(source: SecretSource, more: Partial<SecretsOptions> = {}) {
  const redacted: string[] = [];
  const notes: Cause[] = [];
  const secrets = createSecrets({
    sources: { db: source },
    ask: () => Promise.reject(new Error('nobody is here')),
    redactor: { add: (name, secret) => redacted.push(`${name}=${secret}`) },
    env: { PATH: process.env['PATH'], PASSWORD: 'swordfish', EMPTY: '' },
    cwd: tmpdir(),
    note: (cause) => notes.push(cause),
    ...more,
  });
  return { secrets, redacted, notes };
}

async function aFile(text: string, mode = 0o600): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dr-wizard-secrets-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'secret');
  await writeFile(file, text);
  await chmod(file, mode);
  return file;
}
