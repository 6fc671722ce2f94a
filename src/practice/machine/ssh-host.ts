import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { AuthContext, Connection, ParsedKey } from 'ssh2';
import type { Door, Part } from '../door.ts';
import { listen } from '../listen.ts';
import { makeKeyPair } from './key-pair.ts';
import { runCommand } from './run-command.ts';
import { SshServer, utils } from './ssh2.ts';

export type SshHostOptions = {
  /** Under which addresses the site knows it, as the world grows: an address comes with its cloud. */
  readonly seen: () => readonly string[];
  /** Lines of public keys that may log in, asked at each login. */
  readonly authorized: () => readonly string[];
  readonly user: string;
  /** In which folder commands start, and with which environment. */
  readonly home: string;
  readonly env: { readonly [name: string]: string };
  /** Where a forwarded connection leads; rejects where nothing listens. */
  readonly dial: (host: string, port: number) => Promise<Duplex>;
};

export type SshHost = Part & {
  readonly at: Door['at'];
  /** SHA256 fingerprint of its host key, as OpenSSH writes it. */
  readonly fingerprint: string;
  /** Cuts every connection, as a network that fails does. */
  cut(): void;
};

const SSH_PORT = 22;

/**
 * A machine of the range that takes logins by key. What is asked of it runs in this machine's shell, in a folder of its
 * own: the range is the world, and nothing but the runbook's own scripts is ever asked.
 */
export async function startSshHost(options: SshHostOptions): Promise<SshHost> {
  const { private: hostKey } = makeKeyPair({ type: 'ed25519' });
  const connections = new Set<Connection>();
  const server = new SshServer({ hostKeys: [hostKey] }, (client) => {
    connections.add(client);
    client.on('close', () => connections.delete(client));
    client.on('error', () => undefined);
    client.on('authentication', (context) => authenticate(context, options));
    client.on('ready', () => serve(client, options));
  });
  const { at, ...listening } = await listen(server);
  const parsed = utils.parseKey(hostKey);
  if (parsed instanceof Error) throw parsed;
  return {
    get doors() {
      return options.seen().map((seen) => ({ seen, port: SSH_PORT, protocol: 'tcp' as const, at }));
    },
    at,
    fingerprint: fingerprintOf(parsed),
    cut() {
      for (const one of connections) one.end();
    },
    close: () => listening.close(),
  };
}

function authenticate(context: AuthContext, { authorized, user }: SshHostOptions): void {
  if (context.method !== 'publickey' || context.username !== user) {
    context.reject(['publickey']);
    return;
  }
  const { key, signature, blob, hashAlgo } = context;
  const known = authorized()
    .map((line) => utils.parseKey(line))
    .find(
      (one): one is ParsedKey => !(one instanceof Error) && one.getPublicSSH().equals(key.data),
    );
  const isRight =
    known !== undefined &&
    (signature === undefined || (blob !== undefined && known.verify(blob, signature, hashAlgo)));
  if (isRight) context.accept();
  else context.reject(['publickey']);
}

function serve(client: Connection, options: SshHostOptions): void {
  client.on('session', (accept) => {
    const session = accept();
    const told: { [name: string]: string } = {};
    session.on('env', (acceptEnv, _reject, { key, val }) => {
      told[key] = val;
      acceptEnv?.();
    });
    session.on('exec', (acceptExec, _reject, { command }) => {
      const { home, env } = options;
      runCommand(acceptExec(), { command, home, env: { ...told, ...env } });
    });
  });
  client.on('tcpip', (accept, reject, { destIP, destPort }) => {
    void forward({ accept, reject }, options.dial(destIP, destPort));
  });
}

async function forward(
  { accept, reject }: { readonly accept: () => Duplex; readonly reject: () => void },
  dialled: Promise<Duplex>,
): Promise<void> {
  let far: Duplex;
  try {
    far = await dialled;
  } catch {
    reject();
    return;
  }
  const near = accept();
  near.on('error', () => far.destroy());
  far.on('error', () => near.destroy());
  near.pipe(far).pipe(near);
}

function fingerprintOf(key: ParsedKey): string {
  const digest = createHash('sha256').update(key.getPublicSSH()).digest('base64');
  return `SHA256:${digest.replace(/=+$/, '')}`;
}
