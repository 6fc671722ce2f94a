import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { once } from 'node:events';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSshHost } from '../../../src/practice/machine/ssh-host.ts';
import { createTempDirectory } from '../../support/control-plane/child.ts';
import { makeKey, startSshd } from '../../support/ssh/sshd.ts';
import { areInstalled } from '../../support/tls/installed.ts';

const HAS_SSH = areInstalled(
  ['ssh', 'sshd', 'ssh-keygen'],
  'apt-get install openssh-client openssh-server',
);

type Ended = { readonly code: number | string; readonly out: string; readonly err: string };

/** What is asked of the real server and of the range's, by the real client. */
const QUESTIONS: readonly (readonly [name: string, command: string, stdin: string])[] = [
  ['output and exit code', 'printf here; printf there >&2; exit 3', ''],
  ['standard input to its end', 'cat; echo done', 'a line\nand another\n'],
  ['a script by standard input', "sh -s -- 'two words' '$(no)'", 'printf "%s|" "$@"'],
  ['a command that is not there', 'no-such-program-here 2>/dev/null', ''],
  ['a command that ends itself by a signal', 'kill -TERM $$', ''],
  ['much output', 'head -c 3000000 /dev/zero | tr "\\0" x | wc -c', ''],
];

test.skipIf(!HAS_SSH).each(QUESTIONS)(
  '%s: as OpenSSH’s own server',
  async (_name, command, stdin) => {
    const { ask } = await bothServers();

    const [real, ours] = await Promise.all([
      ask('real', command, stdin),
      ask('range', command, stdin),
    ]);

    expect(ours).toEqual(real);
  },
);

test.skipIf(!HAS_SSH)(
  'another key is refused as OpenSSH’s own server does, and another user',
  async () => {
    const { ask } = await bothServers();
    const denied = /Permission denied \(publickey\)/;

    for (const server of ['real', 'range'] as const) {
      const seen = await ask(server, 'true', '', { key: 'stranger' });
      expect({ server, code: seen.code }).toEqual({ server, code: 255 });
      expect(seen.err).toMatch(denied);
    }
    expect((await ask('range', 'true', '', { user: 'nobody' })).err).toMatch(denied);
  },
);

test.skipIf(!HAS_SSH)(
  'a forwarded connection arrives, one to where nobody listens is refused',
  async () => {
    const { ask, listener } = await bothServers();

    for (const server of ['real', 'range'] as const) {
      const seen = await ask(server, '', 'ping\n', { forward: `127.0.0.1:${listener}` });
      expect({ server, out: seen.out }).toEqual({ server, out: 'pong ping\n' });
      const refused = await ask(server, '', '', { forward: '127.0.0.1:1' });
      expect({ server, code: refused.code }).toEqual({ server, code: 255 });
    }
  },
);

test.skipIf(!HAS_SSH)('its host key has the fingerprint that it tells', async () => {
  const { ask, fingerprint } = await bothServers();

  const { err } = await ask('range', 'true', '', { verbose: true });

  expect(err).toContain(`Server host key: ssh-ed25519 ${fingerprint}`);
});

async function bothServers() {
  const { directory, remove } = await createTempDirectory('dr-wizard-ssh-host-');
  onTestFinished(remove);
  const file = (name: string) => path.join(directory, name);
  for (const name of ['sshd', 'home']) mkdirSync(file(name));
  for (const name of ['id', 'stranger']) makeKey(file(name), 'ed25519');
  const authorized = [readFileSync(file('id.pub'), 'utf8').trim()];
  const real = await startSshd({ directory: file('sshd'), authorized });
  onTestFinished(() => real.stop());
  const listener = net.createServer((socket) => {
    socket.once('data', (said) => socket.end(`pong ${said.toString('utf8')}`));
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  onTestFinished(() => void listener.close());
  const ours = await startSshHost({
    seen: () => ['192.0.2.7'],
    authorized: () => authorized,
    user: 'root',
    home: file('home'),
    env: { PATH: '/usr/bin:/bin', HOME: file('home') },
    async dial(host, port) {
      const socket = net.connect(port, host);
      await once(socket, 'connect');
      return socket;
    },
  });
  onTestFinished(() => ours.close());
  const ports = { real: real.port, range: ours.at.port };
  const address = listener.address();

  type More = { key?: string; user?: string; forward?: string; verbose?: boolean };
  const ask = (server: keyof typeof ports, command: string, stdin: string, more: More = {}) => {
    const { key = 'id', user = 'root', forward, verbose = false } = more;
    const login = ['-F', 'none', '-i', file(key), '-p', String(ports[server]), '-l', user];
    const settings = [
      'BatchMode=yes',
      'IdentitiesOnly=yes',
      'StrictHostKeyChecking=no',
      'UserKnownHostsFile=/dev/null',
      `LogLevel=${verbose ? 'DEBUG' : 'ERROR'}`,
    ].flatMap((one) => ['-o', one]);
    const asked = forward === undefined ? ['127.0.0.1', command] : ['-W', forward, '127.0.0.1'];
    const words = [...login, ...settings, ...asked];
    return ended(words, stdin);
  };
  return {
    ask,
    fingerprint: ours.fingerprint,
    listener: typeof address === 'object' ? (address?.port ?? 0) : 0,
  };
}

function ended(words: readonly string[], stdin: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile('ssh', words, (error, out, err) => {
      resolve({ code: error === null ? 0 : (error.code ?? 'killed'), out, err });
    });
    child.stdin?.end(stdin);
  });
}
