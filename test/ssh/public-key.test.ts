import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readPrivateKey } from '../../src/ssh/private-key.ts';
import { parsePublicKey } from '../../src/ssh/public-key.ts';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'dr-wizard-keys-'));
const keygen = (...words: readonly string[]) =>
  execFileSync('ssh-keygen', words, { encoding: 'utf8' });

const KINDS = [
  ['rsa', '2048', '', []],
  ['rsa', '3072', 'secret words', []],
  ['rsa', '2048', '', ['-m', 'PEM']],
  ['rsa', '2048', 'secret words', ['-m', 'PEM']],
  ['rsa', '2048', 'secret words', ['-m', 'PKCS8']],
  ['ecdsa', '384', '', []],
  ['ecdsa', '521', 'secret words', []],
  ['ed25519', '256', '', []],
  ['ed25519', '256', 'secret words', []],
] as const;

test.each(KINDS)(
  'a key of type %s with %s bits, passphrase %j and %j reads as OpenSSH shows it',
  (type, bits, passphrase, form) => {
    const file = path.join(FOLDER, [type, bits, passphrase, ...form].join('-'));
    keygen('-q', '-t', type, '-b', bits, '-N', passphrase, '-C', 'of a test', ...form, '-f', file);

    const key = parsePublicKey(readFileSync(`${file}.pub`, 'utf8'));
    const text = readPrivateKey(readFileSync(file, 'latin1'));

    const [size, fingerprint] = keygen('-l', '-f', `${file}.pub`).split(' ');
    const [, md5] = keygen('-l', '-E', 'md5', '-f', `${file}.pub`).split(' ');
    expect(key).toMatchObject({ bits: Number(size), fingerprint, comment: 'of a test' });
    expect(`MD5:${key?.md5}`).toBe(md5);
    expect(key?.publicKey).toBe(readFileSync(`${file}.pub`, 'utf8').trim());
    expect(text?.locked).toBe(passphrase !== '');
    expect(text?.key?.fingerprint ?? fingerprint).toBe(fingerprint);
  },
);

test.each([
  '',
  'ssh-rsa',
  'ssh-rsa AAAA',
  'ssh-ed25519 AAAAB3NzaC1yc2EAAAADAQABAAAAAQA=',
  '-----BEGIN OPENSSH PRIVATE KEY-----',
  'ssh-rsa /////wAAAA==',
])('%j is no public key', (line) => {
  expect(parsePublicKey(line)).toBeUndefined();
});

test.each([
  '',
  'ssh-rsa AAAA',
  '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
  '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----',
  '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----',
])('%j is no private key', (text) => {
  expect(readPrivateKey(text)).toBeUndefined();
});
