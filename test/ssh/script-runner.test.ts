import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, vi } from 'vitest';
import { visibleStream } from '../../src/shell/visible.ts';
import { NEVER } from '../support/probes/readers.ts';
import { loginTo, sshTest as test, UID, type SshWorld } from '../support/ssh/ssh-world.ts';

let keys = 0;
const aKey = () => `run/step-${(keys += 1)}/1`;

function aScript(world: SshWorld, text: string, env: { readonly [name: string]: string } = {}) {
  return { host: loginTo(world.master, world.key('id')), text, name: 'deploy.sh', env, uid: UID };
}

function inHome(world: SshWorld, name: string): string {
  return path.join(world.master.home, name);
}

test('output comes live, with the exit code at the end', async ({ world }) => {
  const { ssh } = world.client();
  const pieces: string[] = [];
  const text = `#!/bin/sh\necho one; echo two >&2\nwhile [ ! -e "$HOME/go-on" ]; do sleep 0.05; done\necho three; exit 3\n`;
  const hear = (piece: string) => {
    pieces.push(piece);
    if (pieces.join('').includes('two')) writeFileSync(inHome(world, 'go-on'), '');
  };

  const ended = await ssh.writer.run(aKey(), aScript(world, text), hear, NEVER);

  expect(ended).toMatchObject({ exitCode: 3, output: 'one\ntwo\nthree\n', bytes: 14 });
  expect(pieces.length).toBeGreaterThan(1);
});

const HOSTILE = {
  QUOTES: `it's "so"`,
  COMMAND: '$(touch owned) `touch owned` ; touch owned',
  LINES: 'one\ntwo\n',
  OPTION: '-rf',
  EMPTY: '',
  UNICODE: '名字 🚀',
  BACKSLASH: 'a\\nb\\',
};

test('values reach the script as they stand, and nobody sees them among the processes there', async ({
  world,
}) => {
  const { ssh } = world.client();
  const names = Object.keys(HOSTILE);
  const text = `${names.map((name) => `printf '%s|' "$${name}"`).join('\n')}\ncat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' | grep -c 'hidden[-]word'\n`;

  const ended = await ssh.writer.run(
    aKey(),
    aScript(world, text, { ...HOSTILE, TOKEN: 'hidden-word' }),
    () => {},
    NEVER,
  );

  expect(ended.output).toBe(`${Object.values(HOSTILE).join('|')}|0\n`);
  expect(existsSync(inHome(world, 'owned'))).toBe(false);
});

test('on a host that sees another cluster nothing is started', async ({ world }) => {
  const { ssh } = world.client();
  const other = '11111111-2222-3333-4444-555555555555';
  world.seesCluster(other);
  const key = aKey();
  const before = readdirSync(world.master.home);

  const run = ssh.writer.run(key, aScript(world, 'touch "$HOME/started"'), () => {}, NEVER);

  await expect(run).rejects.toMatchObject({
    kind: 'wrong-target',
    code: 'ssh-wrong-cluster',
    params: { found: other, expected: UID },
  });
  world.seesCluster(UID);
  expect(readdirSync(world.master.home)).toEqual(before);
  expect(await ssh.known(key, NEVER)).toBeUndefined();
});

test('a script that fails after half its work is told with what it said', async ({ world }) => {
  const { ssh } = world.client();
  const text = 'echo half done\ntouch "$HOME/half"\necho "cannot go on" >&2\nexit 1\n';

  const ended = await ssh.writer.run(aKey(), aScript(world, text), () => {}, NEVER);

  expect(ended).toMatchObject({ exitCode: 1, output: 'half done\ncannot go on\n' });
  expect(existsSync(inHome(world, 'half'))).toBe(true);
});

test('a connection that is lost leaves the script at work: it is attached to, and never starts twice', async ({
  world,
}) => {
  const { ssh } = world.client();
  const key = aKey();
  const text =
    'echo x >>"$HOME/starts"\necho begun\nwhile [ ! -e "$HOME/finish" ]; do sleep 0.05; done\necho ended\nexit 4\n';
  const script = aScript(world, text);
  const cut = (piece: string) => {
    if (piece.includes('begun')) world.master.cutConnections();
  };

  const lost = ssh.writer.run(key, script, cut, NEVER);
  await expect(lost).rejects.toMatchObject({ code: 'ssh-connection-lost' });
  const known = await ssh.known(key, NEVER);
  const again = ssh.writer.run(key, script, () => {}, NEVER);
  writeFileSync(inHome(world, 'finish'), '');

  expect(known).toBe('running');
  expect(await again).toMatchObject({ exitCode: 4, output: 'begun\nended\n' });
  expect(await ssh.known(key, NEVER)).toBe('ended');
  expect(readFileSync(inHome(world, 'starts'), 'utf8')).toBe('x\n');
  rmSync(inHome(world, 'finish'));
});

test('a wizard that comes back finds the script by its key, without its file', async ({
  world,
}) => {
  const gone = new AbortController();
  const first = world.client();
  const key = aKey();
  const text = 'echo begun\nwhile [ ! -e "$HOME/finish" ]; do sleep 0.05; done\necho ended\n';
  const left = first.ssh.writer.run(
    key,
    aScript(world, text),
    () => gone.abort(new Error('gone')),
    gone.signal,
  );
  await expect(left).rejects.toThrow('gone');

  const { ssh } = world.client({}, first.folder);
  const known = await ssh.known(key, NEVER);
  writeFileSync(inHome(world, 'finish'), '');
  const ended = await ssh.writer.attach(key, () => {}, NEVER);
  rmSync(inHome(world, 'finish'));

  expect(known).toBe('running');
  expect(ended).toMatchObject({ exitCode: 0, output: 'begun\nended\n' });
});

test('what was never started never will be, once somebody has asked', async ({ world }) => {
  const { ssh, folder } = world.client();
  const key = aKey();
  const script = aScript(world, 'touch "$HOME/too-late"');
  await ssh.writer.run(key, { ...script, text: 'true' }, () => {}, NEVER);
  const [note = ''] = readdirSync(path.join(folder, 'scripts'));
  const name = path.parse(note).name;
  rmSync(path.join(world.master.home, '.dr-wizard', name), { recursive: true });

  const known = await ssh.known(key, NEVER);
  const late = ssh.writer.run(key, script, () => {}, NEVER);

  expect(known).toBe('never-started');
  await expect(late).rejects.toMatchObject({ code: 'ssh-script-not-started' });
  expect(existsSync(inHome(world, 'too-late'))).toBe(false);
});

test('the next attempt of a step does not start beside one that still runs', async ({ world }) => {
  const { ssh } = world.client();
  const gone = new AbortController();
  const text = 'echo begun\nwhile [ ! -e "$HOME/finish" ]; do sleep 0.05; done\n';
  const script = aScript(world, text);
  const first = ssh.writer.run(
    'run/same/1',
    script,
    () => gone.abort(new Error('gone')),
    gone.signal,
  );
  await expect(first).rejects.toThrow('gone');

  const second = ssh.writer.run('run/same/2', script, () => {}, NEVER);

  await expect(second).rejects.toMatchObject({ code: 'ssh-script-still-runs' });
  writeFileSync(inHome(world, 'finish'), '');
  await vi.waitFor(async () => expect(await ssh.known('run/same/1', NEVER)).toBe('ended'));
  rmSync(inHome(world, 'finish'));
});

test('a script whose keeper was killed is lost, and is not started again', async ({ world }) => {
  const { ssh } = world.client();
  const key = aKey();
  const script = aScript(world, 'echo x >>"$HOME/killed"\nkill -9 "$PPID"\nsleep 0.2\n');

  await expect(ssh.writer.run(key, script, () => {}, NEVER)).rejects.toMatchObject({
    code: 'ssh-script-lost',
  });
  expect(await ssh.known(key, NEVER)).toBe('lost');
  await expect(ssh.writer.run(key, script, () => {}, NEVER)).rejects.toMatchObject({
    code: 'ssh-script-lost',
  });
  expect(readFileSync(inHome(world, 'killed'), 'utf8')).toBe('x\n');
});

test('of 200 MB of output the end is told, and the way is not filled with the rest', async ({
  world,
}) => {
  const { ssh } = world.client();
  let told = 0;
  const text = 'head -c 200000000 /dev/zero | tr "\\\\0" "x"\necho\necho the end\n';

  const ended = await ssh.writer.run(
    aKey(),
    aScript(world, text),
    (piece) => (told += piece.length),
    NEVER,
  );

  expect(ended).toMatchObject({ exitCode: 0, bytes: 200_000_009 });
  expect(ended.output.endsWith('xxx\nthe end\n')).toBe(true);
  expect(ended.output.length).toBe(64 * 1024);
  expect(told).toBeLessThan(20_000_000);
});

test('escape sequences are made visible, and a character that is cut stays one', async ({
  world,
}) => {
  const { ssh } = world.client({ output: () => visibleStream() });
  const text = `printf '\\033[31mred\\033[0m \\033]0;title\\007 \\344\\272'; sleep 0.5; printf '\\221\\n'\n`;

  const ended = await ssh.writer.run(aKey(), aScript(world, text), () => {}, NEVER);

  expect(ended.output).not.toContain('\u001b');
  expect(ended.output).toContain('red');
  expect(ended.output).toContain('云');
});

test('what lies over there is for the login alone, and holds no value', async ({ world }) => {
  const { ssh } = world.client();

  const { folder } = await ssh.writer.run(
    aKey(),
    aScript(world, 'true', { TOKEN: 'hidden-word' }),
    () => {},
    NEVER,
  );

  const files = readdirSync(folder).map((name) => path.join(folder, name));
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(files.filter((file) => (statSync(file).mode & 0o077) !== 0)).toEqual([]);
  expect(files.filter((file) => readFileSync(file, 'utf8').includes('hidden-word'))).toEqual([]);
  expect(files.filter((file) => file.includes('kubeconfig'))).toEqual([]);
});

test('the script sees one cluster only, by a kubeconfig of its own', async ({ world }) => {
  const { ssh } = world.client();

  const ended = await ssh.writer.run(aKey(), aScript(world, 'cat "$KUBECONFIG"'), () => {}, NEVER);

  expect(JSON.parse(ended.output)).toMatchObject({ clusters: [{ name: 'own' }] });
});

test('a working folder that is not there is told, and nothing was started', async ({ world }) => {
  const { ssh } = world.client();
  const key = aKey();
  const script = { ...aScript(world, 'touch "$HOME/in-no-folder"'), cwd: '/no such/folder' };

  await expect(ssh.writer.run(key, script, () => {}, NEVER)).rejects.toMatchObject({
    code: 'ssh-script-not-started',
    params: { why: 'cwd' },
  });
  expect(existsSync(inHome(world, 'in-no-folder'))).toBe(false);
});

test('a host that cannot be asked leaves open what became of the script', async ({ world }) => {
  const { ssh } = world.client();
  const key = aKey();
  await ssh.writer.run(key, aScript(world, 'true'), () => {}, NEVER);
  await world.master.stop();

  const known = ssh.known(key, NEVER);

  await expect(known).rejects.toMatchObject({ code: 'ssh-connection-lost' });
  await world.master.start();
  expect(await ssh.known(key, NEVER)).toBe('ended');
});
