import { generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import type { Authority } from '../authority.ts';
import { listen } from '../listen.ts';
import { startChild, type Child } from './child.ts';
import type { RealPrograms } from './programs.ts';
import { realClient, type RealClient } from './real-client.ts';

/** The only one whose word the real API server takes for who somebody is. */
const FRONT = 'practice-front';
/** As clusters of the cloud have it by default; what is advertised stands in the Endpoints of Service `kubernetes` alone. */
const SERVICES = '172.21.0.0/20';
const ADVERTISED = '198.19.255.254';
const READY_MS = 60_000;
const LOOK_MS = 100;

export type RunningPrograms = {
  readonly client: RealClient;
  readonly etcdUrl: string;
  close(): Promise<void>;
};

/** Starts etcd and the API server on loopback, in a folder of their own; they are ready when it resolves. */
export async function startPrograms(
  { etcd, apiServer }: RealPrograms,
  authority: Authority,
  within: string,
): Promise<RunningPrograms> {
  const folder = path.join(within, 'real-api-server');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [etcdPort, peerPort, port] = [await freePort(), await freePort(), await freePort()];
  const etcdUrl = `http://127.0.0.1:${etcdPort}`;
  const peerUrl = `http://127.0.0.1:${peerPort}`;
  const own = await authority.issue({ hosts: ['127.0.0.1', 'localhost'] });
  const front = await authority.issue({ hosts: [], use: 'client', subject: `CN=${FRONT}` });
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const file = (name: string): string => path.join(folder, name);
  const texts = {
    'ca.crt': `${authority.root}${authority.intermediate}`,
    'server.crt': own.cert,
    'server.key': own.key,
    'account.pub': keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    'account.key': keys.privateKey.export({ type: 'sec1', format: 'pem' }).toString(),
  };
  for (const [name, text] of Object.entries(texts))
    await writeFile(file(name), text, { mode: 0o600 });
  const children: Child[] = [];
  const start = (name: string, program: string, flags: Readonly<Record<string, string>>): void => {
    const argv = Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`);
    children.push(startChild(name, [program, ...argv], folder));
  };
  const close = async (): Promise<void> => {
    await Promise.all(children.map((child) => child.stop()));
  };
  start('etcd', etcd, {
    'data-dir': file('etcd'),
    // Nobody needs these bytes after the drill.
    'unsafe-no-fsync': 'true',
    'listen-client-urls': etcdUrl,
    'advertise-client-urls': etcdUrl,
    'listen-peer-urls': peerUrl,
    'initial-advertise-peer-urls': peerUrl,
    'initial-cluster': `default=${peerUrl}`,
    'log-level': 'warn',
  });
  start('kube-apiserver', apiServer, {
    'etcd-servers': etcdUrl,
    'bind-address': '127.0.0.1',
    'advertise-address': ADVERTISED,
    'secure-port': String(port),
    'tls-cert-file': file('server.crt'),
    'tls-private-key-file': file('server.key'),
    'client-ca-file': file('ca.crt'),
    'requestheader-client-ca-file': file('ca.crt'),
    'requestheader-allowed-names': FRONT,
    'requestheader-username-headers': 'X-Remote-User',
    'requestheader-group-headers': 'X-Remote-Group',
    'service-account-key-file': file('account.pub'),
    'service-account-signing-key-file': file('account.key'),
    'service-account-issuer': 'https://kubernetes.default.svc',
    'service-cluster-ip-range': SERVICES,
    'authorization-mode': 'RBAC',
    'allow-privileged': 'true',
    // Nobody here takes away again by what they hold volumes and nodes.
    'disable-admission-plugins': 'StorageObjectInUseProtection,TaintNodesByCondition',
    profiling: 'false',
  });
  const client = realClient(`https://127.0.0.1:${port}`, authority.root, front);
  try {
    await untilReady(client, children);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    client,
    etcdUrl,
    async close() {
      client.close();
      await close();
    },
  };
}

async function untilReady(client: RealClient, children: readonly Child[]): Promise<void> {
  const until = Date.now() + READY_MS;
  for (;;) {
    const why = children.map((child) => child.ended()).find((one) => one !== undefined);
    if (why !== undefined) throw new Error(why);
    const [asked] = await Promise.allSettled([client.ask('GET', '/readyz')]);
    if (asked.status === 'fulfilled' && asked.value.status === 200) return;
    if (Date.now() > until) throw new Error('the API server does not get ready');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

async function freePort(): Promise<number> {
  const { at, close } = await listen(net.createServer());
  await close();
  return at.port;
}
