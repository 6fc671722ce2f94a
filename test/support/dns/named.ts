import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Child, startChild } from '../control-plane/child.ts';
import { waitUntil } from '../control-plane/wait-until.ts';
import { findFreeDnsPort } from './free-dns-port.ts';
import { installed } from '../tls/installed.ts';

const READY_MS = 20_000;

/** A `named` that runs on 127.0.0.1. */
export type Named = {
  readonly port: number;
  /** Changes a zone at once (RFC 2136, signed with TSIG): lines as `nsupdate` reads them, `add NAME TTL TYPE VALUE`. */
  update(zone: string, changes: readonly string[]): Promise<void>;
  /** Nothing answers any more, until `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
};

/** Zones by name, each as the text of a zone file. */
export type Zones = { readonly [name: string]: string };

/** An authoritative server of these zones. What it does not have it refuses. */
export async function startAuthority(folder: string, zones: Zones): Promise<Named> {
  await mkdir(folder, { recursive: true });
  const secret = randomBytes(32).toString('base64');
  const blocks = await Promise.all(
    Object.entries(zones).map(async ([zone, text]) => {
      const file = `${zone}.zone`;
      await writeFile(path.join(folder, file), text);
      return `zone "${zone}" { type primary; file "${file}"; allow-update { key editor; }; };`;
    }),
  );
  const key = `key "editor" { algorithm hmac-sha256; secret "${secret}"; };`;
  return await startNamed(
    folder,
    ['recursion no; dnssec-validation no;'],
    [key, ...blocks],
    secret,
  );
}

export type ResolverOptions = {
  /** Ports on 127.0.0.1 that are asked for what lies in each zone; the root's for all the rest. */
  readonly forwards: { readonly [zone: string]: readonly number[] };
  /** DS records that are trusted, as `dnssec-dsfromkey` writes them. */
  readonly anchors: readonly string[];
};

/** A resolver that keeps answers as long as they last, and validates what lies below its anchors. */
export async function startResolver(folder: string, options: ResolverOptions): Promise<Named> {
  await mkdir(folder, { recursive: true });
  const forwards = Object.entries(options.forwards).map(
    ([zone, ports]) =>
      `zone "${zone}" { type forward; forward only; forwarders { ${forwarders(ports)} }; };`,
  );
  const anchors = options.anchors.map((ds) => {
    const [owner = '', , , tag, algorithm, digestType, ...digest] = ds.split(/\s+/);
    return `"${owner}" static-ds ${tag} ${algorithm} ${digestType} "${digest.join('')}";`;
  });
  return await startNamed(
    folder,
    [
      'recursion yes; allow-recursion { any; }; dnssec-validation yes;',
      // Nothing is ever sent beyond this machine: what has no forwarder goes to a port where nobody is.
      'forward only; forwarders { 127.0.0.1 port 1; };',
      'servfail-ttl 0; prefetch 0; qname-minimization off;',
    ],
    [`trust-anchors { ${anchors.join(' ')} };`, ...forwards],
    '',
  );
}

function forwarders(ports: readonly number[]): string {
  return ports.map((port) => `127.0.0.1 port ${port};`).join(' ');
}

async function startNamed(
  folder: string,
  options: readonly string[],
  blocks: readonly string[],
  secret: string,
): Promise<Named> {
  const port = await findFreeDnsPort();
  const file = path.join(folder, 'named.conf');
  await writeFile(file, configuration(folder, port, options, blocks));
  const begin = () =>
    startChild('named', [installed('named'), '-g', '-n', '1', '-4', '-c', file], folder);
  let child = begin();
  await isRunning(folder, child);
  return {
    port,
    update: (zone, changes) => update(port, secret, zone, changes),
    stop: () => child.stop(),
    async start() {
      await writeFile(path.join(folder, 'named.log'), '');
      child = begin();
      await isRunning(folder, child);
    },
  };
}

function configuration(
  folder: string,
  port: number,
  options: readonly string[],
  blocks: readonly string[],
): string {
  return `
options {
  directory "${folder}"; pid-file "named.pid"; lock-file none; session-keyfile "session.key";
  managed-keys-directory "${folder}";
  listen-on port ${port} { 127.0.0.1; }; listen-on-v6 { none; };
  allow-query { any; }; notify no; empty-zones-enable no; max-udp-size 1232;
  ${options.join('\n  ')}
};
controls {};
${blocks.join('\n')}
`;
}

async function isRunning(folder: string, child: Child): Promise<void> {
  const log = path.join(folder, 'named.log');
  await waitUntil(
    'named runs',
    async () => /^\S+ \S+ (all zones loaded|running)$/m.test(await readFile(log, 'utf8')),
    { timeoutMs: READY_MS, hopeless: child.ended },
  );
}

async function update(
  port: number,
  secret: string,
  zone: string,
  changes: readonly string[],
): Promise<void> {
  const lines = [`server 127.0.0.1 ${port}`, `zone ${zone}`];
  const script = [...lines, ...changes.map((change) => `update ${change}`), 'send', ''].join('\n');
  const key = `hmac-sha256:editor:${secret}`;
  const running = promisify(execFile)(installed('nsupdate'), ['-y', key]);
  running.child.stdin?.end(script);
  await running;
}
