import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, vi } from 'vitest';
import type { SshSettings } from '../../../src/ssh/settings.ts';
import { openSsh, type Ssh } from '../../../src/ssh/open-ssh.ts';
import type { SshHost, SshReader } from '../../../src/model/ssh.ts';
import { createTempDirectory } from '../control-plane/child.ts';
import { areInstalled, installed } from '../tls/installed.ts';
import { makeKey, startSshd, writeProgram, type Sshd } from './sshd.ts';

vi.setConfig({ testTimeout: 60_000 });

export const UID = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';

/**
 * A master and a jump host, both real OpenSSH servers, and the operator's side: keys, and an `ssh` in the PATH that reads
 * a configuration of the test in place of the one of whoever runs it.
 */
export type SshWorld = {
  readonly directory: string;
  readonly master: Sshd;
  readonly jump: Sshd;
  /** Private keys: `id` may log in, `stranger` may not, `locked` may and has the passphrase `pass phrase`. */
  key(name: 'id' | 'stranger' | 'locked'): string;
  /** Programs that logins find first: on the master, and on the jump host. */
  readonly bin: { readonly master: string; readonly jump: string };
  /** What `kubectl` says on the master. */
  seesCluster(uid: string): void;
  /** More lines of the operator's ~/.ssh/config. */
  configure(text: string): void;
  /** The operator's own known_hosts. */
  readonly knownHosts: string;
  env(more?: { readonly [name: string]: string }): { [name: string]: string };
  /** A wizard with a run's folder of its own, or with that of one before. */
  client(more?: Partial<SshSettings>, folder?: string): SshClient;
  stop(): Promise<void>;
};

export type SshClient = {
  readonly ssh: Ssh;
  readonly reader: SshReader;
  readonly folder: string;
};

export async function startSshWorld(): Promise<SshWorld> {
  const { directory, remove } = await createTempDirectory('dr-wizard-ssh-');
  const file = (name: string) => path.join(directory, name);
  for (const name of ['master', 'jump', 'master-bin', 'jump-bin', 'bin', 'runs'])
    mkdirSync(file(name));
  makeKey(file('id'), 'rsa');
  makeKey(file('stranger'), 'ed25519');
  makeKey(file('locked'), 'ed25519', 'pass phrase');
  const authorized = ['id', 'locked'].map((name) =>
    readFileSync(file(`${name}.pub`), 'utf8').trim(),
  );
  writeProgram(path.join(file('master-bin'), 'kubectl'), KUBECTL);
  const bin = file('master-bin');
  const master = await startSshd({ directory: file('master'), authorized, bin });
  const jump = await startSshd({
    directory: file('jump'),
    authorized,
    bin: file('jump-bin'),
    config: ['LogLevel DEBUG1'],
  });
  writeFileSync(file('uid'), UID);
  const configure = (text: string) => {
    const own = `Host *\n  UserKnownHostsFile "${file('known_hosts')}"\n  GlobalKnownHostsFile none\n`;
    writeFileSync(file('config'), `${text}\n${own}`);
  };
  configure('');
  for (const name of ['ssh', 'ssh-keygen', 'ssh-add']) {
    const config = name === 'ssh' ? ` -F '${file('config')}'` : '';
    writeProgram(path.join(file('bin'), name), `exec ${installed(name)}${config} "$@"`);
  }
  let runs = 0;
  const world: SshWorld = {
    directory,
    master,
    jump,
    bin: { master: bin, jump: file('jump-bin') },
    key: file,
    seesCluster: (uid) => writeFileSync(path.join(master.home, 'uid'), uid),
    configure,
    knownHosts: file('known_hosts'),
    env: (more = {}) => ({ PATH: `${file('bin')}:/usr/bin:/bin`, HOME: directory, ...more }),
    client(more = {}, before) {
      const folder = before ?? file(`runs/${(runs += 1)}`);
      mkdirSync(folder, { recursive: true });
      const settings: SshSettings = {
        env: () => world.env(),
        pathOf: (named) => path.resolve(directory, named),
        folder: async () => folder,
        folderName: () => folder,
        output: () => ({ push: (piece) => piece, end: () => '' }),
        ...more,
      };
      const ssh = openSsh(settings);
      return { ssh, folder, reader: ssh.reader };
    },
    async stop() {
      await Promise.all([master.stop(), jump.stop()]);
      await remove();
    },
  };
  world.seesCluster(UID);
  return world;
}

/** What it says stands in files beside it, so that tests can change it. */
const KUBECTL = `
case "$*" in
  *"get namespace kube-system"*)
    if [ -e "$HOME/no-api" ]; then echo 'The connection to the server was refused' >&2; exit 1; fi
    cat "$HOME/uid" ;;
  *"config view"*) echo '{"apiVersion":"v1","kind":"Config","clusters":[{"name":"own"}]}' ;;
  *"version --client"*) echo '{"clientVersion":{"gitVersion":"v1.33.2"}}' ;;
  *) echo "unknown: $*" >&2; exit 1 ;;
esac`;

/** Where a login with this key goes to. */
export function loginTo({ host, port }: Sshd, keyFile: string): SshHost {
  return { host, port, user: 'root', keyFile };
}

export function hasSshd(): boolean {
  const how = 'install OpenSSH (Debian: `apt-get install openssh-client openssh-server`), as root';
  return areInstalled(['sshd', 'ssh', 'ssh-keygen', 'ssh-agent'], how) && isRoot();
}

/** A server of one's own needs no root, but then it lets in nobody but oneself, and without a password of theirs. */
function isRoot(): boolean {
  return process.getuid?.() === 0 || existsSync('/run/sshd');
}

/** \`test\` with a \`world\` that all tests of a file share. Skipped where OpenSSH is not installed. */
export const sshTest = test
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern which fixtures it needs: none
  .extend('started', { scope: 'file' }, async ({}, { onCleanup }) => {
    if (!hasSshd()) return undefined;
    const world = await startSshWorld();
    onCleanup(() => world.stop());
    return world;
  })
  .extend('world', ({ started, skip }) => started ?? skip('no sshd'));
