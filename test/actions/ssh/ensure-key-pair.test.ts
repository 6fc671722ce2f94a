import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { ensureKeyPair } from '../../../src/actions/ssh/ensure-key-pair.ts';
import { openSsh } from '../../../src/ssh/open-ssh.ts';
import { writersOf } from '../../support/actions/writers.ts';
import { NEVER } from '../../support/probes/readers.ts';

let folder = '';
const file = (name: string) => path.join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-key-'));
});

function act(input: object = {}) {
  const { writer: ssh } = openSsh({
    env: () => ({ PATH: process.env['PATH'] ?? '' }),
    pathOf: (named) => path.resolve(folder, named),
    folder: async () => folder,
    folderName: () => folder,
    output: () => ({ push: (piece) => piece, end: () => '' }),
  });
  const { ports, seen } = writersOf([], { ssh });
  return { done: ensureKeyPair.act({ path: 'id', ...input }, ports, NEVER), seen };
}

function aKey(name: string, ...words: readonly string[]): void {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', ...words, '-f', file(name)]);
}

const keyIn = (name: string) => readFileSync(file(name), 'utf8').split(/\s/)[1];
const mode = (name: string) => statSync(file(name)).mode & 0o777;

test('a missing key pair is made in OpenSSH format, for its owner alone', async () => {
  const { changed, created } = await act({ path: 'new/folder/id', comment: 'it’s "so" $(x)' }).done;

  const text = readFileSync(file('new/folder/id'), 'utf8');
  const [bits, , ...rest] = execFileSync('ssh-keygen', ['-l', '-f', file('new/folder/id')], {
    encoding: 'utf8',
  }).split(' ');
  expect({ changed, kinds: created.map(({ what }) => what.kind) }).toEqual({
    changed: true,
    kinds: ['File'],
  });
  expect(text).toMatch(/^-----BEGIN OPENSSH PRIVATE KEY-----/);
  expect([bits, rest.join(' ')]).toEqual(['3072', 'it’s "so" $(x) (RSA)\n']);
  expect(mode('new/folder/id')).toBe(0o600);
  expect(readdirSync(file('new/folder')).toSorted()).toEqual(['id', 'id.pub']);
});

test('a key that is there is taken over as it is', async () => {
  aKey('id');
  const before = readFileSync(file('id'), 'utf8');

  const { changed, created } = await act().done;

  expect({ changed, created }).toEqual({ changed: false, created: [] });
  expect(readFileSync(file('id'), 'utf8')).toBe(before);
});

test('a key that others may read is closed, and gets its public half', async () => {
  aKey('id');
  const publicHalf = keyIn('id.pub');
  rmSync(file('id.pub'));
  chmodSync(file('id'), 0o644);

  const { changed } = await act().done;

  expect(changed).toBe(true);
  expect(mode('id')).toBe(0o600);
  expect(keyIn('id.pub')).toBe(publicHalf);
});

test('a key in an old format gets its public half too', async () => {
  execFileSync('ssh-keygen', [
    '-q',
    '-t',
    'rsa',
    '-b',
    '2048',
    '-m',
    'PEM',
    '-N',
    '',
    '-f',
    file('id'),
  ]);
  const publicHalf = keyIn('id.pub');
  rmSync(file('id.pub'));
  chmodSync(file('id'), 0o644);

  await act().done;

  expect(keyIn('id.pub')).toBe(publicHalf);
});

test('a passphrase is said, and the key left as it is', async () => {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'pass phrase', '-f', file('id')]);
  rmSync(file('id.pub'));

  const { done, seen } = act();
  await done;

  expect(seen.output.join('')).toContain('a passphrase protects');
  expect(existsSync(file('id.pub'))).toBe(true);
});

test.each([
  ['no key', () => writeFileSync(file('id'), 'text'), 'ssh-no-key'],
  ['a folder', () => execFileSync('mkdir', [file('id')]), 'ssh-no-key'],
  [
    'a public half alone',
    () => writeFileSync(file('id.pub'), 'ssh-rsa AAAA'),
    'ssh-key-in-the-way',
  ],
  [
    'the public half of another',
    () => {
      aKey('id');
      aKey('other');
      writeFileSync(file('id.pub'), readFileSync(file('other.pub')));
    },
    'ssh-public-half-other',
  ],
])('%s is never written over', async (_what, put, code) => {
  put();
  const before = readdirSync(folder).map((name) => [name, existsSync(file(name))]);

  await expect(act().done).rejects.toMatchObject({ code });
  expect(readdirSync(folder).map((name) => [name, existsSync(file(name))])).toEqual(before);
});

test.each([0, 1024, 100_000])('%d bits are no size', async (bits) => {
  await expect(act({ bits }).done).rejects.toMatchObject({ code: 'ssh-bits-wrong' });
  expect(readdirSync(folder)).toEqual([]);
});

test('it is shown what would be done, and how by hand', () => {
  expect(ensureKeyPair.plan({ path: 'id', type: 'ed25519' })).toMatchObject({
    will: [{ code: 'will-ensure-key-pair', params: { path: 'id', type: 'ed25519', bits: 256 } }],
    byHand: [
      ['ls', '-l', 'id'],
      ['ssh-keygen', '-t', 'ed25519', '-C', 'dr-wizard', '-f', 'id'],
      ['chmod', '600', 'id'],
      ['ssh-keygen', '-y', '-f', 'id'],
    ],
  });
});
