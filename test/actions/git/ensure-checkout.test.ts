import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ensureCheckout } from '../../../src/actions/git/ensure-checkout.ts';
import { aFolderWith, writeAll } from '../../support/archives/a-folder.ts';
import { gitDesk } from '../../support/git/git-desk.ts';
import { startGitServer } from '../../support/git/git-server.ts';
import { aRepository, git, GIT_ENV } from '../../support/git/repository.ts';

function aDesk() {
  const cwd = aFolderWith();
  const repository = aRepository(cwd);
  const commit = repository.commit({ 'deploy.sh': '#!/bin/sh\n', 'yamls/a.yaml': 'a: 1\n' });
  const input = { url: repository.folder, folder: 'checkout', branch: 'master' };
  const at = (name: string) => path.join(cwd, 'checkout', name);
  return { cwd, repository, commit, input, at, ...gitDesk(cwd) };
}

test('a repository is checked out, and a second time nothing is done', async () => {
  const { act, look, input, commit, at } = aDesk();

  const first = await act(input);
  const second = await act(input);

  expect([first.changed, second.changed]).toEqual([true, false]);
  expect(readFileSync(at('yamls/a.yaml'), 'utf8')).toBe('a: 1\n');
  expect(await look({ ...input, paths: ['deploy.sh', 'yamls'] })).toMatchObject({
    verdict: 'pass',
    finds: { commit },
    notes: [],
  });
});

test('a checkout that is behind is brought forward, and only forward', async () => {
  const { act, look, input, repository, at, cwd } = aDesk();
  await act(input);
  const newest = repository.commit({ 'yamls/a.yaml': 'a: 2\n' });

  expect(await look(input)).toMatchObject({ verdict: 'wait', cause: { code: 'git-behind' } });
  expect((await act(input)).changed).toBe(true);
  expect(await look(input)).toMatchObject({ verdict: 'pass', finds: { commit: newest } });

  writeFileSync(at('own.txt'), 'own');
  git(path.join(cwd, 'checkout'), 'add', '--all');
  git(path.join(cwd, 'checkout'), 'commit', '--quiet', '--message', 'own');
  const own = git(path.join(cwd, 'checkout'), 'rev-parse', 'HEAD');
  expect(await look(input)).toMatchObject({ verdict: 'fail', cause: { code: 'git-ahead' } });
  repository.commit({ 'yamls/a.yaml': 'a: 3\n' });
  await expect(act(input)).rejects.toMatchObject({ code: 'git-diverged' });
  expect(git(path.join(cwd, 'checkout'), 'rev-parse', 'HEAD')).toBe(own);
});

test('a pinned commit is checked out, whatever the branch has become', async () => {
  const { act, look, input, repository, commit } = aDesk();
  repository.commit({ 'yamls/a.yaml': 'a: 2\n' });
  const pinned = { ...input, commit };

  await act(pinned);

  expect(await look(pinned)).toMatchObject({ verdict: 'pass', finds: { commit } });
  expect((await act(pinned)).changed).toBe(false);
  await expect(act({ ...pinned, commit: 'f'.repeat(40) })).rejects.toMatchObject({
    code: 'git-commit-missing',
  });
  await expect(act({ ...pinned, commit: 'HEAD' })).rejects.toMatchObject({
    code: 'git-commit-wrong',
  });
});

test('the default branch counts where none is named', async () => {
  const { act, look, repository, commit } = aDesk();
  repository.commit({ x: 'x' }, 'other');
  const input = { url: repository.folder, folder: 'checkout' };

  await act(input);

  expect(await look(input)).toMatchObject({ verdict: 'pass', finds: { commit } });
});

test('what somebody has changed is never touched, and named', async () => {
  const { act, look, input, repository, at } = aDesk();
  await act(input);
  writeFileSync(at('yamls/a.yaml'), 'put right\n');

  // Nothing is wanted of it yet.
  expect(await look(input)).toMatchObject({
    verdict: 'pass',
    notes: [{ code: 'git-changed-here', params: { files: 'yamls/a.yaml', number: 1 } }],
  });
  repository.commit({ 'yamls/b.yaml': 'b: 1\n' });
  await expect(act(input)).rejects.toMatchObject({
    code: 'git-local-changes',
    params: { folder: 'checkout', files: 'yamls/a.yaml', number: 1 },
  });
  expect(readFileSync(at('yamls/a.yaml'), 'utf8')).toBe('put right\n');
});

test('a folder of somebody else is left alone', async () => {
  const { act, look, input, cwd, repository } = aDesk();
  writeAll(cwd, { 'checkout/note': 'mine' });

  await expect(act(input)).rejects.toMatchObject({ code: 'git-no-checkout' });
  expect(await look(input)).toMatchObject({ verdict: 'fail', cause: { code: 'git-no-checkout' } });
  expect(readdirSync(path.join(cwd, 'checkout'))).toEqual(['note']);
  const other = aRepository(cwd, 'other');
  other.commit({ x: '1' });
  git(cwd, 'clone', '--quiet', other.folder, 'elsewhere');
  await expect(act({ ...input, folder: 'elsewhere' })).rejects.toMatchObject({
    code: 'git-other-remote',
    params: { remote: other.folder, url: repository.folder },
  });
});

test('a fetch that was stopped half-way is gone on with', async () => {
  const { act, look, input, cwd, commit } = aDesk();
  mkdirSync(path.join(cwd, 'checkout'));
  git(path.join(cwd, 'checkout'), 'init', '--quiet', '--initial-branch=master');

  expect(await look(input)).toMatchObject({ verdict: 'fail', cause: { code: 'git-other-remote' } });
  await act(input);

  expect(await look(input)).toMatchObject({ verdict: 'pass', finds: { commit } });
});

test('no hook runs, and no program that the repository or its files name', async () => {
  const { act, input, repository, cwd } = aDesk();
  const mark = path.join(cwd, 'ran');
  repository.commit({ '.gitattributes': '* filter=evil\n', big: 'x' });
  const template = path.join(cwd, 'template/hooks');
  mkdirSync(template, { recursive: true });
  writeFileSync(path.join(template, 'post-checkout'), `#!/bin/sh\ntouch ${mark}\n`, {
    mode: 0o755,
  });
  const desk = gitDesk(cwd, { ...GIT_ENV, GIT_TEMPLATE_DIR: path.dirname(template) });

  await desk.act(input);
  await act(input);

  expect(existsSync(path.join(cwd, 'checkout/.git/hooks/post-checkout'))).toBe(true);
  expect(existsSync(mark)).toBe(false);
});

test('words that look like something else stay words', async () => {
  const { act, cwd, repository, input, commit } = aDesk();
  const folder = `it's $(touch pwned) "x"; \n-rf`;

  await act({ ...input, folder });

  expect(existsSync(path.join(cwd, 'pwned'))).toBe(false);
  expect(git(path.join(cwd, folder), 'rev-parse', 'HEAD')).toBe(commit);
  for (const [more, code] of [
    [{ url: '--upload-pack=touch pwned' }, 'git-address-wrong'],
    [{ url: 'ext::sh -c touch% pwned' }, 'git-address-wrong'],
    [{ url: 'ext::touch' }, 'git-address-transport'],
    [{ url: 'https://u:secret@git.test/x.git' }, 'git-address-password'],
    [{ branch: '--orphan' }, 'git-branch-wrong'],
    [{ branch: 'a..b' }, 'git-branch-wrong'],
    [{ branch: 'none' }, 'git-branch-missing'],
    [{ url: `${repository.folder}-not-there` }, 'git-repository-missing'],
  ] as const)
    await expect(act({ ...input, folder: 'fresh', ...more })).rejects.toMatchObject({ code });
  expect(existsSync(path.join(cwd, 'fresh'))).toBe(false);
});

test('over http the login goes by the environment, and stands nowhere', async () => {
  const { act, look, cwd, commands, secrets, output } = aDesk();
  const password = 'p@ss w$rd"\'x';
  const server = await startGitServer(cwd, `deploy:${password}`);
  secrets.push({ name: 'git.password', secret: password });
  const input = { url: server.url('charts'), folder: 'checkout', branch: 'master' };
  const login = { user: 'deploy', password };

  await expect(act(input)).rejects.toMatchObject({ code: 'git-login-refused' });
  await expect(act({ ...input, ...login, password: 'wrong' })).rejects.toMatchObject({
    code: 'git-login-refused',
  });
  await act({ ...input, ...login });

  expect(await look({ ...input, ...login })).toMatchObject({ verdict: 'pass' });
  expect(await look(input)).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'git-login-refused' },
  });
  expect(server.logins).toContain(`deploy:${password}`);
  const config = readFileSync(path.join(cwd, 'checkout/.git/config'), 'utf8');
  const kept = readdirSync(commands).map((name) => readFileSync(path.join(commands, name), 'utf8'));
  expect([config, ...kept, ...output].join('\n')).not.toContain(password);
});

test('a remote that is gone: a pinned checkout passes, of another nobody can say whether it is the newest', async () => {
  const { act, look, cwd, commit } = aDesk();
  const server = await startGitServer(cwd);
  const input = { url: server.url('charts'), folder: 'checkout', branch: 'master' };
  await act(input);
  const gone = { ...input, url: 'http://127.0.0.1:1/charts.git' };
  git(path.join(cwd, 'checkout'), 'remote', 'set-url', 'origin', gone.url);

  expect(await look(gone)).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'git-unreachable', healsByItself: true },
  });
  expect(await look({ ...gone, commit })).toMatchObject({ verdict: 'pass' });
  expect((await act({ ...gone, commit })).changed).toBe(false);
});

test('what is not there or only a pointer is told by its path', async () => {
  const { act, look, input, repository } = aDesk();
  repository.commit({
    'backup.tar.gz': 'version https://git-lfs.github.com/spec/v1\noid sha256:x\n',
  });
  await act(input);

  expect(await look({ ...input, paths: ['none.sh'] })).toMatchObject({
    verdict: 'fail',
    cause: { code: 'git-path-missing', params: { path: 'none.sh' } },
  });
  expect(await look({ ...input, paths: ['backup.tar.gz'] })).toMatchObject({
    cause: { code: 'archive-lfs-pointer' },
  });
});

test('what will be done is shown as commands to copy', () => {
  const { byHand } = ensureCheckout.plan({
    url: 'u',
    folder: 'f',
    branch: 'b',
    password: 'secret',
  });

  expect(byHand).toEqual([
    ['git', 'clone', '--branch', 'b', '--', 'u', 'f'],
    ['git', '-C', 'f', 'pull', '--ff-only'],
  ]);
});
