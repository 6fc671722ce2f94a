import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { homeFolder, openSettings, prepareHome } from '../src/settings.ts';

test.for([
  ['linux', { DR_WIZARD_HOME: '/srv/dr', XDG_STATE_HOME: '/state' }, '/srv/dr'],
  ['linux', { XDG_STATE_HOME: '/state' }, '/state/dr-wizard'],
  ['linux', { XDG_STATE_HOME: 'relative' }, '/home/ops/.local/state/dr-wizard'],
  ['linux', { DR_WIZARD_HOME: '', XDG_STATE_HOME: '' }, '/home/ops/.local/state/dr-wizard'],
  ['linux', {}, '/home/ops/.local/state/dr-wizard'],
  ['linux', { DR_WIZARD_HOME: 'here' }, path.resolve('here')],
  ['darwin', {}, '/home/ops/Library/Application Support/dr-wizard'],
  ['darwin', { XDG_STATE_HOME: '/state' }, '/state/dr-wizard'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/dr-wizard'],
  ['win32', {}, '/home/ops/AppData/Local/dr-wizard'],
] as const)('on %s with %j the home is %s', ([platform, env, home]) => {
  expect(homeFolder({ env, platform, userHome: '/home/ops' })).toBe(home);
});

test('a home that is missing is made for its owner alone', async () => {
  const home = path.join(await aFolder(), 'state', 'dr-wizard');

  await prepareHome(home);
  await prepareHome(home);

  expect((await stat(home)).mode & 0o777).toBe(0o700);
});

test('a home that is a file is refused with its path', async () => {
  const home = path.join(await aFolder(), 'file');
  await writeFile(home, '');

  await expect(prepareHome(home)).rejects.toMatchObject({
    kind: 'usage',
    code: 'home-unusable',
    params: { home, error: 'EEXIST' },
  });
  await expect(prepareHome(path.join(home, 'below'))).rejects.toMatchObject({
    code: 'home-unusable',
  });
});

test('preferences are kept in settings.json, for their owner alone', async () => {
  const home = path.join(await aFolder(), 'home');
  const settings = await openSettings(home);

  settings.write({ lang: 'zh-CN' });
  settings.write({ ascii: true, notify: 'bell' });

  const all = { lang: 'zh-CN', ascii: true, notify: 'bell' };
  expect(settings.read()).toEqual(all);
  expect((await openSettings(home)).read()).toEqual(all);
  expect(JSON.parse(await readFile(path.join(home, 'settings.json'), 'utf8'))).toEqual({
    ...all,
  });
  expect((await stat(path.join(home, 'settings.json'))).mode & 0o777).toBe(0o600);
  expect((await stat(home)).mode & 0o777).toBe(0o700);
});

test('reading preferences makes nothing', async () => {
  const folder = await aFolder();

  const settings = await openSettings(path.join(folder, 'home'));

  expect(settings.read()).toEqual({});
  expect(await readdir(folder)).toEqual([]);
});

test.for(['{', '[]x', '{"lang":"de"}', '{"plain":"yes"}'])(
  'settings that read %j are refused with their path, and stay',
  async (text) => {
    const home = await aFolder();
    const file = path.join(home, 'settings.json');
    await writeFile(file, text);
    const settings = await openSettings(home);

    expect(() => settings.read()).toThrow(
      expect.objectContaining({
        kind: 'faulty-file',
        code: 'settings-invalid',
        params: { path: file },
      }),
    );
    expect(await readFile(file, 'utf8')).toBe(text);
  },
);

test('a home that may not be written is refused with what to set instead', async () => {
  const folder = await aFolder();
  const settings = await openSettings(path.join(folder, 'new'));
  await chmod(folder, 0o555);

  await withoutPrivileges(async () => {
    for (const home of [folder, path.join(folder, 'new')])
      await expect(prepareHome(home)).rejects.toMatchObject({
        kind: 'usage',
        code: 'home-read-only',
        params: { home },
      });
    expect(() => settings.write({ plain: true })).toThrow(
      expect.objectContaining({ code: 'home-read-only' }),
    );
  });
});

/** Root may write everywhere, so it becomes nobody meanwhile. */
async function withoutPrivileges(work: () => Promise<void>): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dr-wizard-settings-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
