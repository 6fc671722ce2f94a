import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createAuthority } from '../../../src/practice/authority.ts';
import {
  type RepositoryOptions,
  startRepository,
} from '../../../src/practice/repository/repository.ts';
import { repositoryReachable } from '../../../src/probes/git/reachable.ts';
import { gitDesk } from '../../support/git/git-desk.ts';
import { git, GIT_ENV } from '../../support/git/repository.ts';
import { NEVER } from '../../support/probes/readers.ts';

const AUTHORITY = createAuthority();
const FILES = {
  'deploy.sh': { content: '#!/bin/sh\necho hello\n', executable: true },
  'mq/broker.yaml': { content: 'kind: Service\n' },
  'mq.yaml': { content: 'kind: List\n' },
  'mq-more/deep/er/x.bin': { content: Buffer.from([0, 1, 2, 255]) },
} as const;

/** A repository at an address of loopback, as only git itself dials it; and the product's own git in a folder. */
async function aRepository(options: Partial<RepositoryOptions> = {}) {
  const { root, issue } = await AUTHORITY;
  const repository = await startRepository({
    host: '127.0.0.1',
    path: '/operations/charts.git',
    branch: 'main',
    files: FILES,
    issue,
    now: () => Date.UTC(2026, 5, 1),
    ...options,
  });
  onTestFinished(() => repository.close());
  const cwd = mkdtempSync(path.join(tmpdir(), 'practice-git-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const trusted = path.join(cwd, 'root.pem');
  writeFileSync(trusted, root);
  const env = { ...GIT_ENV, GIT_SSL_CAINFO: trusted };
  const url = `https://127.0.0.1:${repository.doors[0]?.at.port}/operations/charts.git`;
  return { repository, cwd, url, desk: gitDesk(cwd, env) };
}

const wanted = (url: string) => ({ url, folder: 'charts', branch: 'main' });

test('a checkout of the range holds every file with its content and its mode, and git finds nothing wrong', async () => {
  const { repository, cwd, url, desk } = await aRepository();

  const { changed } = await desk.act(wanted(url));

  const folder = path.join(cwd, 'charts');
  const there = Object.entries(FILES).map(([name, { content }]) =>
    readFileSync(path.join(folder, name)).equals(Buffer.from(content)),
  );
  expect([changed, ...there]).toEqual([true, true, true, true, true]);
  expect(statSync(path.join(folder, 'deploy.sh')).mode & 0o111).not.toBe(0);
  expect(statSync(path.join(folder, 'mq.yaml')).mode & 0o111).toBe(0);
  expect(git(folder, 'fsck', '--full', '--strict')).toBe('');
  expect(git(folder, 'rev-parse', 'HEAD')).toBe(repository.head());
  expect(await desk.look({ ...wanted(url), paths: ['deploy.sh', 'mq'] })).toMatchObject({
    verdict: 'pass',
    finds: { commit: repository.head() },
  });
});

test('what is committed later is fetched, and what was removed is gone', async () => {
  const { repository, cwd, url, desk } = await aRepository();
  await desk.act(wanted(url));

  repository.commit({ 'mq.yaml': null, 'new.txt': { content: 'new\n' } }, 'Change something');
  const before = await desk.look(wanted(url));
  await desk.act(wanted(url));

  expect(before.verdict).not.toBe('pass');
  expect(await desk.look(wanted(url))).toMatchObject({ verdict: 'pass' });
  expect(git(path.join(cwd, 'charts'), 'ls-files')).toBe(
    'deploy.sh\nmq-more/deep/er/x.bin\nmq/broker.yaml\nnew.txt',
  );
  expect(git(path.join(cwd, 'charts'), 'log', '--format=%s')).toBe(
    'Change something\nKeep what a recovery needs',
  );
});

test('a repository is reached, and is told from one that is not there, that fails or wants a login', async () => {
  const { repository, url, desk } = await aRepository();
  const look = async (more: object = {}) => {
    const { verdict, cause } = await repositoryReachable.look(
      { url, branch: 'main', ...more },
      desk.ports(),
      NEVER,
    );
    return [verdict, cause?.code ?? null];
  };
  const up = await look();
  const branch = await look({ branch: 'other' });
  const none = await look({ url: url.replace('charts', 'nothing') });
  repository.turn('gone');
  const gone = await look();
  const locked = await aRepository({ login: { user: 'ops', password: 'sesame' } });
  const closed = await look({ url: locked.url });

  expect([up, branch[1], none[1], gone[0], closed[1]]).toEqual([
    ['pass', null],
    'git-branch-missing',
    'git-repository-missing',
    'wait',
    'git-login-refused',
  ]);
});

test('the same files at the same time are the same commit', async () => {
  const [one, other] = await Promise.all([aRepository(), aRepository()]);

  expect(one.repository.head()).toBe(other.repository.head());
});
