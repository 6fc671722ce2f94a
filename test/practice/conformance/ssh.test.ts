import { execFile } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import { once } from 'node:events';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ssh } from '../../../src/practice/programs/ssh/ssh.ts';
import { SWITCHBOARD } from '../../../src/practice/switchboard/ask.ts';
import { startSwitchboard } from '../../../src/practice/switchboard/switchboard.ts';
import { refusalOf } from '../../../src/ssh/refusal.ts';
import { sessionWords, type SessionOptions } from '../../../src/ssh/session-words.ts';
import { createTempDirectory } from '../../support/control-plane/child.ts';
import { findFreePort } from '../../support/control-plane/free-port.ts';
import { runProgram, type ProgramEnded } from '../../support/practice/run-program.ts';
import { makeKey, startSshd } from '../../support/ssh/sshd.ts';
import { areInstalled, installed } from '../../support/tls/installed.ts';

const HAS_SSH = areInstalled(
  ['ssh', 'sshd', 'ssh-keygen'],
  'apt-get install openssh-client openssh-server',
);

/** Asked of one real server by the wizard's own words, by the real client and by that of the range. */
const COMMANDS: readonly (readonly [name: string, command: string, stdin: string])[] = [
  ['output and exit code', 'printf here; printf there >&2; exit 3', ''],
  ['standard input to its end', 'cat; echo done', 'a line\nand another\n'],
  ['a script by standard input', 'exec sh -s', 'echo "$0"; exit 7\n'],
  ['a command that is not there', 'no-such-program-here 2>/dev/null', ''],
  ['a command that ends itself by a signal', 'kill -TERM $$', ''],
  ['much output', 'head -c 3000000 /dev/zero | tr "\\0" x', ''],
  ['much input', 'wc -c', 'x'.repeat(3_000_000)],
];

test.skipIf(!HAS_SSH).each(COMMANDS)(
  '%s: as OpenSSH’s own client',
  async (_name, command, stdin) => {
    const { ask } = await bothClients();

    const [real, ours] = [
      await ask('real', { command, stdin }),
      await ask('ours', { command, stdin }),
    ];

    expect(ours).toEqual({ ...real, log: expect.anything() });
    expect(ours.log).toMatch(/^Authenticated to |^debug1: Entering interactive session/m);
  },
);

type Asked = Partial<Omit<SessionOptions, 'knownHosts' | 'log'>> & {
  readonly command?: string;
  readonly stdin?: string;
  readonly key?: string;
  readonly user?: string;
  readonly port?: number;
  readonly onwards?: string;
  /** Lines that the host is known by beforehand; KEY stands for its own key, OTHER for another. */
  readonly known?: string;
};

/** How each ends: in the codes of the wizard, which are the same only where the words are. */
const REFUSALS: readonly (readonly [name: string, asked: Asked, ends: string])[] = [
  ['a host that is met for the first time', { strict: 'accept-new', known: '' }, 'in'],
  ['a host that is not known, where it has to be', { known: '' }, 'ssh-host-key-unknown'],
  ['a host with another key', { known: 'NAME OTHER' }, 'ssh-host-key-changed'],
  [
    'a host with another key, where new ones are taken',
    { known: 'NAME OTHER', strict: 'accept-new' },
    'ssh-host-key-changed',
  ],
  ['a host whose key is revoked', { known: '@revoked * KEY' }, 'ssh-host-key-revoked'],
  ['a host that is known without its port', { known: '127.0.0.1 KEY' }, 'in'],
  ['a key that is not let in', { key: 'stranger' }, 'ssh-key-refused'],
  ['a user that is not let in', { user: 'nobody' }, 'ssh-key-refused'],
  ['a key that others can read', { key: 'open' }, 'ssh-key-refused'],
  ['a key that needs a passphrase', { key: 'locked' }, 'ssh-key-refused'],
  ['a key file that is not there', { key: 'nothing' }, 'ssh-key-refused'],
  ['a port where nobody listens', { port: 1 }, 'ssh-refused'],
];

test.skipIf(!HAS_SSH).each(REFUSALS)(
  '%s: ends, is told and is noted as by OpenSSH’s own client',
  async (_name, asked, ends) => {
    const { ask, port } = await bothClients();
    const where = { host: '127.0.0.1', user: asked.user ?? 'root', port: asked.port ?? port };
    const told = ({ code, known, err, log }: Answer) => {
      const { code: refused, params } = refusalOf(where, { log, stderr: err });
      return { ends: code === 0 ? 'in' : refused, code, known, params: { ...params, says: '' } };
    };

    const real = told(await ask('real', asked));
    const ours = told(await ask('ours', asked));

    expect(ours).toEqual(real);
    expect(real.ends).toBe(ends);
  },
);

test.skipIf(!HAS_SSH)(
  'a way onwards is open, or told why not, in the words that are read',
  async () => {
    const { ask, listener } = await bothClients();
    const closed = await findFreePort();
    const LINES = /^(?:debug2: channel 0: open confirm|channel 0: open failed: .*)/gm;

    for (const onwards of [`127.0.0.1:${listener}`, `127.0.0.1:${closed}`]) {
      const asked = { onwards, stdin: 'ping\n', logLevel: 'DEBUG2' } as const;
      const [real, ours] = [await ask('real', asked), await ask('ours', asked)];
      expect([ours.code, ours.out]).toEqual([real.code, real.out]);
      expect(ours.log.match(LINES)).toEqual(real.log.match(LINES));
    }
  },
);

type Answer = ProgramEnded & { readonly log: string; readonly known: string };

async function bothClients() {
  const { directory, remove } = await createTempDirectory('dr-wizard-ssh-client-');
  onTestFinished(remove);
  const file = (name: string) => path.join(directory, name);
  for (const name of ['sshd', 'real', 'ours']) mkdirSync(file(name));
  for (const name of ['id', 'stranger']) makeKey(file(name), 'ed25519');
  makeKey(file('locked'), 'ed25519', 'pass phrase');
  copyFileSync(file('id'), file('open'));
  chmodSync(file('open'), 0o644);
  const line = (name: string) => readFileSync(file(`${name}.pub`), 'utf8').trim();
  const sshd = await startSshd({ directory: file('sshd'), authorized: [line('id')] });
  onTestFinished(() => sshd.stop());
  const listener = net.createServer((socket) => {
    socket.once('data', (said) => socket.end(`pong ${said.toString('utf8')}`));
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  onTestFinished(() => void listener.close());
  const switchboard = await startSwitchboard({
    async dial(host, port) {
      const socket = net.connect(port, host);
      await once(socket, 'connect');
      return socket;
    },
    resolve: () => [],
  });
  onTestFinished(() => switchboard.close());
  const hostKey = readFileSync(file('sshd/host_key.pub'), 'utf8').split(' ').slice(0, 2).join(' ');

  const env = { PATH: process.env['PATH'] ?? '', HOME: directory };
  const ask = async (client: 'real' | 'ours', asked: Asked): Promise<Answer> => {
    const { command = 'true', stdin = '', key = 'id', user = 'root', onwards } = asked;
    const knownHosts = file(`${client}/known_hosts`);
    const log = file(`${client}/log`);
    const known = (asked.known ?? 'NAME KEY')
      .replace('NAME', `[127.0.0.1]:${sshd.port}`)
      .replace('KEY', hostKey)
      .replace('OTHER', line('stranger').split(' ').slice(0, 2).join(' '));
    writeFileSync(knownHosts, known === '' ? '' : `${known}\n`);
    const host = { host: '127.0.0.1', user, port: asked.port ?? sshd.port, keyFile: file(key) };
    const { strict = 'yes', logLevel = 'DEBUG1' } = asked;
    const words = sessionWords(host, { knownHosts: [] }, { strict, knownHosts, log, logLevel });
    const onTo = onwards === undefined ? [] : ['-W', onwards];
    const asks = onwards === undefined ? [command] : [];
    const argv = [...words.before.slice(1), ...onTo, ...words.address, ...asks];
    const ended = await (client === 'real'
      ? openSsh(argv, stdin, env)
      : runProgram(ssh, argv, {
          env: { ...env, [SWITCHBOARD]: switchboard.address },
          cwd: directory,
          stdin,
        }));
    return {
      ...ended,
      log: existsSync(log) ? readFileSync(log, 'utf8').replaceAll(client, 'CLIENT') : '',
      known: readFileSync(knownHosts, 'utf8'),
    };
  };
  const address = listener.address();
  return {
    ask,
    port: sshd.port,
    listener: typeof address === 'object' ? (address?.port ?? 0) : 0,
  };
}

function openSsh(
  argv: readonly string[],
  stdin: string,
  env: { readonly [name: string]: string },
): Promise<ProgramEnded> {
  return new Promise((resolve) => {
    const options = { env, maxBuffer: 1 << 24 };
    const words = ['-F', 'none', '-o', 'GlobalKnownHostsFile=none', ...argv];
    const child = execFile(installed('ssh'), words, options, (error, out, err) => {
      resolve({ code: error === null ? 0 : (error.code ?? 'killed'), out, err });
    });
    child.stdin?.on('error', () => undefined).end(stdin);
  });
}
