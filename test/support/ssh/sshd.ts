import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { startChild } from '../control-plane/child.ts';
import { findFreePort } from '../control-plane/free-port.ts';
import { waitUntil } from '../control-plane/wait-until.ts';
import { installed } from '../tls/installed.ts';

export type SshdOptions = {
  /** Where it keeps its files; a folder of this server alone. */
  readonly directory: string;
  /** Lines of public keys that may log in. */
  readonly authorized: readonly string[];
  /** Found first in the PATH of a login: programs of the test. */
  readonly bin?: string;
  /** @default 127.0.0.1 */
  readonly host?: string;
  /** @default a free one */
  readonly port?: number;
  readonly config?: readonly string[];
};

/** A real OpenSSH server on loopback. Logins have `home` below its folder as their home. */
export type Sshd = {
  readonly host: string;
  readonly port: number;
  readonly home: string;
  /** SHA256 fingerprint of its host key. */
  readonly fingerprint: string;
  /** Makes another host key; counts from the next start on. */
  newHostKey(): void;
  /** Cuts every connection, as a network that fails does: whoever logged in is not told. */
  cutConnections(): void;
  log(): string;
  start(): Promise<void>;
  stop(): Promise<void>;
};

const HOST = '127.0.0.1';
const READY_MS = 20_000;

export async function startSshd(options: SshdOptions): Promise<Sshd> {
  const { directory, authorized, bin, host = HOST, config = [] } = options;
  const port = options.port ?? (await findFreePort());
  const home = path.join(directory, 'home');
  mkdirSync(home, { recursive: true });
  // Where it gives up its rights; a server of the system has it too.
  mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const file = (name: string) => path.join(directory, name);
  const searched = [...(bin === undefined ? [] : [bin]), '/usr/bin', '/bin', '/usr/sbin', '/sbin'];
  makeKey(file('host_key'), 'ed25519');
  writeFileSync(file('authorized_keys'), `${authorized.join('\n')}\n`);
  const lines = [
    // Of several words for one thing the first one counts.
    ...config,
    `ListenAddress ${host}:${port}`,
    `HostKey ${file('host_key')}`,
    `AuthorizedKeysFile ${file('authorized_keys')}`,
    'UsePAM no',
    'StrictModes no',
    'PidFile none',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'LogLevel VERBOSE',
    'MaxStartups 100',
    `SetEnv HOME=${home} PATH=${searched.join(':')}`,
  ];
  writeFileSync(file('sshd_config'), `${lines.join('\n')}\n`);
  let child: ReturnType<typeof startChild> | undefined;
  const sshd: Sshd = {
    host,
    port,
    home,
    get fingerprint() {
      return fingerprintOf(file('host_key'));
    },
    newHostKey() {
      execFileSync('rm', ['-f', file('host_key'), file('host_key.pub')]);
      makeKey(file('host_key'), 'ed25519');
    },
    cutConnections() {
      for (const pid of childrenOf(serverPid(file('sshd_config')))) killAll(pid);
    },
    log: () => readFileSync(file('sshd.log'), 'utf8'),
    async start() {
      // It starts itself anew for each connection: by its whole path.
      const argv = [installed('sshd'), '-D', '-e', '-f', file('sshd_config')];
      const running = startChild('sshd', argv, directory);
      child = running;
      const timeoutMs = READY_MS;
      const hopeless = () => running.ended();
      await waitUntil(`sshd on ${port}`, () => answers(host, port), { timeoutMs, hopeless });
    },
    async stop() {
      const pid = serverPid(file('sshd_config'));
      for (const one of childrenOf(pid)) killAll(one);
      await child?.stop();
    },
  };
  await sshd.start();
  return sshd;
}

export function makeKey(file: string, type: 'rsa' | 'ed25519', passphrase = ''): void {
  const bits = type === 'rsa' ? ['-b', '2048'] : [];
  const words = ['-q', '-t', type, ...bits, '-N', passphrase, '-C', 'a test', '-f', file];
  execFileSync('ssh-keygen', words);
}

export function fingerprintOf(file: string): string {
  return (
    execFileSync('ssh-keygen', ['-l', '-f', `${file}.pub`], { encoding: 'utf8' }).split(' ')[1] ??
    ''
  );
}

/** A program that is a few lines of shell. */
export function writeProgram(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.once('data', () => resolve(true) === undefined && socket.destroy());
    socket.once('error', () => resolve(false));
  });
}

type Row = { readonly pid: number; readonly parent: number };

function rows(): readonly Row[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const [, parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [{ pid: Number(name), parent: Number(parent) }];
      } catch {
        return [];
      }
    });
}

/** The one that was started with this configuration, and was not started by another such. */
function serverPid(config: string): number {
  const all = rows().filter(({ pid }) => commandLine(pid).includes(`-f ${config}`));
  const top = all.find(({ parent }) => !all.some(({ pid }) => pid === parent));
  return top?.pid ?? -1;
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function childrenOf(parent: number): readonly number[] {
  return parent < 0
    ? []
    : rows()
        .filter((row) => row.parent === parent)
        .map(({ pid }) => pid);
}

/** The processes of one connection that are sshd's own: what the login has started lives on, if it can. */
function killAll(pid: number): void {
  const below = childrenOf(pid).filter((one) => /sshd/.test(commandLine(one)));
  for (const one of [...below, pid]) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It has ended by itself meanwhile.
    }
  }
}
