import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { NEVER } from '../support/probes/readers.ts';
import { findFreePort } from '../support/control-plane/free-port.ts';
import { loginTo, sshTest as test, UID } from '../support/ssh/ssh-world.ts';

test('a login tells host key, names and the cluster that kubectl sees there', async ({ world }) => {
  const { reader, folder } = world.client();
  const { master } = world;

  const seen = await reader.login(loginTo(master, world.key('id')), NEVER);

  expect(seen).toMatchObject({
    is: 'in',
    hostKey: { type: 'ssh-ed25519', fingerprint: master.fingerprint },
    hostname: expect.stringMatching(/./),
    bootId: readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
    cluster: { is: 'uid', uid: UID },
  });
  expect(readFileSync(path.join(folder, 'known_hosts'), 'utf8')).toMatch(
    new RegExp(`^\\[127.0.0.1\\]:${master.port} ssh-ed25519 \\S+\\n$`),
  );
});

test('a host key that was noted is the only one that is taken from then on', async ({ world }) => {
  const { reader, folder } = world.client();
  const host = loginTo(world.jump, world.key('id'));
  await reader.login(host, NEVER);
  await world.jump.stop();
  world.jump.newHostKey();
  await world.jump.start();

  const seen = await reader.login(host, NEVER);

  expect(seen).toMatchObject({
    is: 'out',
    code: 'ssh-host-key-changed',
    mayHeal: false,
    params: {
      host: '127.0.0.1',
      fingerprint: world.jump.fingerprint,
      remove: `ssh-keygen -f ${path.join(folder, 'known_hosts')} -R '[127.0.0.1]:${world.jump.port}'`,
    },
  });
});

test("a host key that the operator's own known_hosts denies is not taken at first contact", async ({
  world,
}) => {
  const { master } = world;
  const other = readFileSync(`${world.key('stranger')}.pub`, 'utf8');
  writeFileSync(world.knownHosts, `[127.0.0.1]:${master.port} ${other}`);

  const seen = await world.client().reader.login(loginTo(master, world.key('id')), NEVER);
  rmSync(world.knownHosts);

  expect(seen).toMatchObject({ is: 'out', code: 'ssh-host-key-changed' });
});

test("a host key that the operator knows is noted in the run's folder too", async ({ world }) => {
  const { master } = world;
  const key = readFileSync(path.join(world.directory, 'master', 'host_key.pub'), 'utf8');
  writeFileSync(world.knownHosts, `[127.0.0.1]:${master.port} ${key}`);
  const { reader, folder } = world.client();

  const seen = await reader.login(loginTo(master, world.key('id')), NEVER);
  rmSync(world.knownHosts);

  expect(seen).toMatchObject({ is: 'in', hostKey: { fingerprint: master.fingerprint } });
  expect(readFileSync(path.join(folder, 'known_hosts'), 'utf8')).toContain(key.split(' ')[1]);
});

test('each refusal is told by its reason', async ({ world }) => {
  const { reader } = world.client();
  const closed = await findFreePort();
  const at = (name: 'id' | 'stranger' | 'locked', more: object = {}) => ({
    ...loginTo(world.master, world.key(name)),
    ...more,
  });
  const open = path.join(world.directory, 'open');
  copyFileSync(world.key('id'), open);
  chmodSync(open, 0o644);
  writeFileSync(path.join(world.directory, 'text'), 'no key\n', { mode: 0o600 });

  const codes = [];
  for (const host of [
    at('id', { host: 'no-such-host.invalid' }),
    at('id', { port: closed }),
    at('stranger'),
    at('locked'),
    at('id', { keyFile: 'nowhere' }),
    at('id', { keyFile: open }),
    at('id', { keyFile: 'text' }),
  ]) {
    const seen = await reader.login(host, NEVER);
    codes.push(seen.is === 'out' ? seen.code : seen.is);
  }

  expect(codes).toEqual([
    'ssh-host-not-found',
    'ssh-refused',
    'ssh-key-refused',
    'ssh-key-locked',
    'ssh-key-missing',
    'ssh-key-too-open',
    'ssh-no-key',
  ]);
});

test('a key with a passphrase logs in once the agent holds it', async ({ world }) => {
  const askpass = path.join(world.directory, 'bin', 'askpass');
  writeFileSync(askpass, '#!/bin/sh\necho "pass phrase"\n', { mode: 0o755 });
  const agent = spawnSync('ssh-agent', ['-s'], { encoding: 'utf8' }).stdout;
  const socket = /SSH_AUTH_SOCK=([^;]+)/.exec(agent)?.[1] ?? '';
  const env = world.env({
    SSH_AUTH_SOCK: socket,
    SSH_ASKPASS: askpass,
    SSH_ASKPASS_REQUIRE: 'force',
  });
  spawnSync('ssh-add', [world.key('locked')], { env });
  const { reader } = world.client({ env: () => world.env({ SSH_AUTH_SOCK: socket }) });

  const file = await reader.keyFile(world.key('locked'), NEVER);
  const seen = await reader.login(loginTo(world.master, world.key('locked')), NEVER);
  process.kill(Number(/SSH_AGENT_PID=(\d+)/.exec(agent)?.[1]), 'SIGTERM');

  expect(file).toMatchObject({ is: 'key', locked: true, agent: 'holds-it' });
  expect(seen).toMatchObject({ is: 'in' });
});

test('a host behind a jump of the operator is reached as they reach it', async ({ world }) => {
  const { jump, master } = world;
  const logins = () => jump.log().split('Accepted publickey').length;
  world.configure(`
Host inside
  HostName 127.0.0.1
  Port ${master.port}
  ProxyJump root@127.0.0.1:${jump.port}
Host 127.0.0.1
  IdentityFile ${world.key('id')}
  StrictHostKeyChecking accept-new`);
  const { reader, folder } = world.client();
  const before = logins();

  const seen = await reader.login(
    { host: 'inside', user: 'root', keyFile: world.key('id') },
    NEVER,
  );
  world.configure('');

  expect(seen).toMatchObject({ is: 'in', hostKey: { fingerprint: master.fingerprint } });
  expect(logins()).toBeGreaterThan(before);
  expect(readFileSync(path.join(folder, 'known_hosts'), 'utf8')).toContain(`:${master.port} `);
});

test('a word that could be an option or a command is refused', async ({ world }) => {
  const hosts = [
    { host: '-oProxyCommand=touch x' },
    { host: 'a b' },
    { host: '$(touch x)' },
    { host: 'h', user: '-l' },
    { host: 'h', user: 'a;b' },
    { host: 'h', port: 0 },
    { host: 'h', keyFile: 'a${HOME}b' },
    { host: '' },
  ];
  const { reader } = world.client();

  const answers = await Promise.allSettled(hosts.map((host) => reader.login(host, NEVER)));

  const codes = answers.map((one) => (one.status === 'rejected' ? one.reason.code : one.value));
  expect(new Set(codes)).toEqual(new Set(['ssh-word-refused']));
});

test('versions of programs over there are those in its PATH', async ({ world }) => {
  const { reader } = world.client();
  const host = loginTo(world.master, world.key('id'));

  const kubectl = await reader.version(host, 'kubectl', NEVER);
  const helm = await reader.version(host, 'helm', NEVER);

  expect(kubectl).toMatchObject({ version: 'v1.33.2' });
  expect(helm).toBeUndefined();
});

test('a cluster that kubectl cannot reach there is unseen, with its words', async ({ world }) => {
  writeFileSync(path.join(world.master.home, 'no-api'), '');

  const seen = await world.client().reader.login(loginTo(world.master, world.key('id')), NEVER);
  rmSync(path.join(world.master.home, 'no-api'));

  expect(seen).toMatchObject({
    is: 'in',
    cluster: { is: 'unseen', says: 'The connection to the server was refused' },
  });
});
