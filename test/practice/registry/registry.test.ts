import { expect, onTestFinished, test } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { directReaders } from '../../../src/commands/readers.ts';
import { createAuthority } from '../../../src/practice/authority.ts';
import { type RegistryOptions, startRegistry } from '../../../src/practice/registry/registry.ts';
import { login } from '../../../src/probes/registry/login.ts';
import { FAKE_READERS } from '../../support/fake-ports.ts';
import { dialerOf } from '../../support/practice/dialer-of.ts';
import { NEVER } from '../../support/probes/readers.ts';

const HOST = 'registry.example.com';
const USER = 'cluster-pull';
const PASSWORD = 'open: sesame';
const AUTHORITY = createAuthority();
const BEARER = { auth: { is: 'bearer', host: 'tokens.example.com' } } as const;

async function aRegistry(options: Partial<RegistryOptions> = {}) {
  const { root, issue } = await AUTHORITY;
  const registry = await startRegistry({
    host: HOST,
    issue,
    users: { [USER]: { password: PASSWORD, pulls: ['team'] } },
    repositories: { 'team/app': ['1.0'], 'other/app': ['2.0'] },
    ...options,
  });
  onTestFinished(() => registry.close());
  const folder = mkdtempSync(path.join(tmpdir(), 'registry-trust-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const trust = path.join(folder, 'root.pem');
  writeFileSync(trust, root);
  const { cluster, inspect, cloud, ssh } = FAKE_READERS;
  const dialer = dialerOf(registry.doors);
  const readers = directReaders({ cluster, inspect, cloud, ssh, cwd: '/', dialer });
  return {
    registry,
    look: async (more: object = {}) => {
      const input = { host: HOST, username: USER, password: PASSWORD, trust: [trust], ...more };
      const { verdict, cause } = await login.look(input, readers, NEVER);
      return [verdict, cause?.code ?? null];
    },
  };
}

test.each([
  ['by password', {}],
  ['by token', BEARER],
])('%s the right login is let in, and a wrong one is not', async (_, options) => {
  const { look } = await aRegistry(options);

  const seen = await Promise.all([
    look(),
    look({ repository: 'team/app' }),
    look({ password: 'wrong' }),
    look({ username: 'nobody' }),
  ]);

  expect(seen).toEqual([
    ['pass', null],
    ['pass', null],
    ['fail', 'registry-login-refused'],
    ['fail', 'registry-login-refused'],
  ]);
});

test('a token is good only for what its user may pull', async () => {
  const { look } = await aRegistry(BEARER);

  expect(await look({ repository: 'other/app' })).toEqual(['fail', 'registry-no-pull-right']);
});

test('a repository that is not there is said not to be', async () => {
  const { look } = await aRegistry();

  expect(await look({ repository: 'team/nothing' })).toEqual([
    'unknown',
    'registry-repository-missing',
  ]);
});

test('a registry that is gone, or fails, is waited for, and answers again', async () => {
  const { registry, look } = await aRegistry();
  registry.turn('gone');
  const gone = await look();
  registry.turn('failing');
  const failing = await look();
  registry.turn('up');

  expect([gone, failing, await look()]).toEqual([
    ['wait', 'registry-closed'],
    ['wait', 'registry-server-error'],
    ['pass', null],
  ]);
});

test('a password that was changed is not taken any more', async () => {
  const { registry, look } = await aRegistry();

  registry.setUser(USER, { password: 'another' });

  expect(await look()).toEqual(['fail', 'registry-login-refused']);
  expect(await look({ password: 'another' })).toEqual(['pass', null]);
});
