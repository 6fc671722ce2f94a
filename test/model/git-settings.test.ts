import { expect, test } from 'vitest';
import {
  gitAddressFault,
  gitEnvironment,
  gitFault,
  isBranch,
  isCommit,
} from '../../src/model/git-settings.ts';

test.each([
  'https://git.example.test/a/b.git',
  'http://git.example.test/a/b',
  'https://deploy@git.example.test/a.git',
  'ssh://git@git.example.test:2222/a.git',
  'git@git.example.test:a/b.git',
  'file:///srv/git/a.git',
  '/srv/git/a.git',
])('%s may be given to git', (url) => {
  expect(gitAddressFault(url)).toBeNull();
});

test.each([
  ['', 'git-address-wrong'],
  ['-c', 'git-address-wrong'],
  ['https://a/ b', 'git-address-wrong'],
  ['a\nb', 'git-address-wrong'],
  ['https://u:p@a/b', 'git-address-password'],
  ['ext::sh', 'git-address-transport'],
  ['git://a/b', 'git-address-transport'],
  ['fd::17', 'git-address-transport'],
])('%j may not: %s', (url, code) => {
  const cause = gitAddressFault(url);

  expect(cause?.code).toBe(code);
  expect(JSON.stringify(cause)).not.toContain('u:p');
});

test.each([
  ['master', true],
  ['release/2022-03', true],
  ['-b', false],
  ['a b', false],
  ['a..b', false],
  ['a.lock', false],
  ['a/', false],
  ['.a', false],
  ['@', false],
  ['a~1', false],
  ['', false],
])('%j is a branch: %s', (branch, is) => {
  expect(isBranch(branch)).toBe(is);
});

test('only a whole commit is one', () => {
  expect([
    isCommit('a'.repeat(40)),
    isCommit('a'.repeat(64)),
    isCommit('abc'),
    isCommit('HEAD'),
  ]).toEqual([true, true, false, false]);
});

test('a password is in the environment under one name, and in no setting', () => {
  const { DR_WIZARD_GIT_PASSWORD: kept, ...rest } = gitEnvironment({
    user: 'deploy',
    password: 'pässword',
  });

  expect(kept).toBe('pässword');
  expect(JSON.stringify(rest)).not.toContain('pässword');
  expect(gitEnvironment()).not.toHaveProperty('DR_WIZARD_GIT_PASSWORD');
});

test.each([
  ["fatal: Authentication failed for 'http://x/'", 'git-login-refused', false],
  [
    "fatal: could not read Username for 'http://x': terminal prompts disabled",
    'git-login-refused',
    false,
  ],
  [
    'git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.',
    'git-ssh-refused',
    false,
  ],
  [
    'Host key verification failed.\nfatal: Could not read from remote repository.',
    'git-ssh-host-key',
    false,
  ],
  ["fatal: repository 'http://x/' not found", 'git-repository-missing', false],
  ["fatal: unable to access 'http://x/': Could not resolve host: x", 'git-unreachable', true],
  [
    "fatal: unable to access 'http://x/': Failed to connect to x port 80: Connection refused",
    'git-unreachable',
    true,
  ],
  [
    "fatal: unable to access 'https://x/': CONNECT tunnel failed, response 502",
    'git-unreachable',
    true,
  ],
  [
    "fatal: unable to access 'https://x/': The requested URL returned error: 503",
    'git-unreachable',
    true,
  ],
  [
    "fatal: unable to access 'https://x/': OpenSSL SSL_connect: Connection reset by peer in connection to x:443",
    'git-unreachable',
    true,
  ],
  [
    "fatal: unable to access 'https://x/': server certificate verification failed",
    'git-certificate',
    false,
  ],
  ["fatal: detected dubious ownership in repository at '/x'", 'git-owner', false],
  ['fatal: write error: No space left on device', 'git-no-space', false],
  ["fatal: transport 'ext' not allowed", 'git-address-transport', false],
  ['fatal: something else', 'git-failed', false],
])('git says %j: %s', (stderr, code, healsByItself) => {
  expect(gitFault(stderr, { url: 'u', folder: 'f' })).toMatchObject({ code, healsByItself });
});
