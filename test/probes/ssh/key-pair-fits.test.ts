import { expect, test } from 'vitest';
import type { SshKey, SshKeyFile, SshReader } from '../../../src/model/ssh.ts';
import { keyPairFits } from '../../../src/probes/ssh/key-pair-fits.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';
import { NO_SSH } from '../../support/ssh/no-ssh.ts';

const KEY: SshKey = {
  type: 'ssh-rsa',
  bits: 3072,
  fingerprint: 'SHA256:abc',
  md5: 'aa:bb',
  comment: '',
  publicKey: 'ssh-rsa AAAA',
};
const FILE: Extract<SshKeyFile, { is: 'key' }> = {
  is: 'key',
  path: '/keys/id',
  mode: 0o600,
  locked: false,
  key: KEY,
  publicHalf: 'there',
  agent: 'no-agent',
};

function look(file: SshKeyFile, input: object = {}) {
  const ssh: SshReader = { ...NO_SSH, keyFile: async () => file };
  return keyPairFits.look({ path: 'id', ...input }, readersOf([], { ssh }), NEVER);
}

test('a key that fits is found by its fingerprints and its public half', async () => {
  expect(await look(FILE)).toMatchObject({
    verdict: 'pass',
    finds: { fingerprint: 'SHA256:abc', fingerprintMd5: 'aa:bb', publicKey: 'ssh-rsa AAAA' },
    notes: [],
  });
});

const CASES: readonly [string, SshKeyFile, object][] = [
  ['wait ssh-key-missing', { is: 'missing', path: '/keys/id', publicHalf: false }, {}],
  ['fail ssh-no-key', { is: 'no-key', path: '/keys/id', why: 'EISDIR' }, {}],
  ['wait ssh-key-too-open', { ...FILE, mode: 0o644 }, {}],
  ['pass -', { ...FILE, mode: 0o400 }, {}],
  ['fail ssh-public-half-other', { ...FILE, publicHalf: 'other' }, {}],
  ['wait ssh-no-public-half', { ...FILE, publicHalf: 'absent' }, {}],
  ['wait ssh-no-public-half', { ...FILE, key: null, locked: true }, {}],
  ['wait ssh-key-locked', { ...FILE, locked: true, agent: 'lacks-it' }, {}],
  ['pass ssh-key-in-agent', { ...FILE, locked: true, agent: 'holds-it' }, {}],
  [
    'fail ssh-key-other-type',
    { ...FILE, key: { ...KEY, type: 'ssh-ed25519' } },
    { types: ['rsa'] },
  ],
  ['pass -', FILE, { types: ['rsa', 'ecdsa'], atLeastBits: 3072 }],
  ['fail ssh-key-too-short', FILE, { atLeastBits: 4096 }],
];

test.each(CASES)('%s', async (expected, file, input) => {
  const { verdict, cause, notes } = await look(file, input);

  expect(`${verdict} ${cause?.code ?? notes[0]?.code ?? '-'}`).toBe(expected);
});
