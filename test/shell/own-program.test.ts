import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isWebAddress, openUrl } from '../../src/shell/open-url.ts';
import { operatorEnvironment } from '../../src/shell/operator-environment.ts';
import { ownEditor, ownPager, ownShell, wordsOf } from '../../src/shell/own-program.ts';
import { shellStart } from '../../src/shell/shell-start.ts';

test('a named program is read as words, and nothing in it is expanded', () => {
  expect(wordsOf('code --wait')).toEqual(['code', '--wait']);
  expect(wordsOf('"/Program Files/vim" -f \'a b\'; rm $HOME')).toEqual([
    '/Program Files/vim',
    '-f',
    'a b',
    ';',
    'rm',
    '$HOME',
  ]);
});

test('what the operator named comes first, and else what every machine has', () => {
  expect(ownShell({ SHELL: '/bin/zsh' })).toBe('/bin/zsh');
  expect(ownShell({ SHELL: ' ' })).toBe('/bin/sh');
  expect(ownEditor({ EDITOR: 'nano', VISUAL: 'vim -f' })).toEqual(['vim', '-f']);
  expect(ownEditor({})).toEqual(['vi']);
  expect(ownPager({ PAGER: 'most' })).toEqual(['most']);
  expect(ownPager({ PATH: '/nowhere' })).toEqual([]);
});

test('a person keeps their terminal, agent and editor; secrets and other clusters stay out', () => {
  const env = operatorEnvironment(
    {
      HOME: '/home/ops',
      PATH: '/bin',
      TERM: 'xterm',
      LC_ALL: 'zh_CN.UTF-8',
      SSH_AUTH_SOCK: '/run/agent',
      EDITOR: 'vim',
      XDG_RUNTIME_DIR: '/run/user/1',
      KUBECONFIG: '/home/ops/.kube/config',
      AWS_PROFILE: 'prod',
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'x',
      REGISTRY_PASSWORD: 'x',
    },
    '/run/tools',
  );

  expect(env).toEqual({
    HOME: '/home/ops',
    PATH: '/run/tools:/bin',
    TERM: 'xterm',
    LC_ALL: 'zh_CN.UTF-8',
    SSH_AUTH_SOCK: '/run/agent',
    EDITOR: 'vim',
    XDG_RUNTIME_DIR: '/run/user/1',
  });
});

test('a start-up file of the operator cannot lead bash to another cluster', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'drw-shell-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const env = { HOME: "/home/o'ps", KUBECONFIG: '/run/kubeconfig' };

  const { argv } = await shellStart('/usr/bin/bash', env, ['KUBECONFIG'], folder);

  const file = path.join(folder, 'bashrc');
  expect(argv).toEqual(['/usr/bin/bash', '--rcfile', file, '-i']);
  const lines = readFileSync(file, 'utf8').split('\n');
  expect(lines[0]).toContain(String.raw`. '/home/o'\''ps/.bashrc'`);
  expect(lines[1]).toBe("export KUBECONFIG='/run/kubeconfig'");
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('only web addresses are opened, and none where the browser would be on another machine', async () => {
  expect(
    ['https://a.example/x?y=1&z', 'file:///etc/passwd', 'javascript:1', 'x'].map(isWebAddress),
  ).toEqual([true, false, false, false]);
  expect(await openUrl('https://a.example', { SSH_CONNECTION: '1 2 3 4', DISPLAY: ':0' })).toBe(
    false,
  );
  expect(await openUrl('https://a.example', {})).toBe(false);
});
