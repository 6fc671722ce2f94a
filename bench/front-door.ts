// The front door, proved as `verify` does it: DNS, TLS and HTTP of many names at once, through the real adapters, where
// every server answers after 100 ms. Beside it testssl.sh, for the faults of a certificate that both judge. Goals: all
// three together ≤ 1.2 × the slowest alone; with a resolver that never answers ≤ its time + 200 ms; ≥ 20 × testssl.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { directReaders } from './front-door/readers.ts';
import { RESOLVERS, SILENT, ZONE } from './front-door/dns.ts';
import { besideTestssl } from './front-door/testssl.ts';
import type { ProbeResult } from '../src/model/catalogue.ts';
import { answers } from '../src/probes/http/answers.ts';
import { pointsTo } from '../src/probes/dns/points-to.ts';
import { serves } from '../src/probes/tls/serves.ts';

const PAUSE_MS = 100;
const ROUNDS = 5;
const FEW = 16;
const MANY: readonly number[] = [200, 1000];
const NEVER = new AbortController().signal;

const folder = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-front-door-'));
const servers = spawn(
  process.execPath,
  [path.join(import.meta.dirname, 'front-door/servers.ts'), String(PAUSE_MS)],
  { stdio: ['pipe', 'pipe', 'inherit'] },
);
try {
  const [line] = await once(createInterface(servers.stdout), 'line');
  const { webPort, dnsPort, root } = JSON.parse(String(line));
  const trust = path.join(folder, 'root.pem');
  writeFileSync(trust, root);
  const place = { webPort, dnsPort, trust };
  if (process.argv[2] === 'many') await many(place, Number(process.argv[3]));
  else {
    console.log(`node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'cpu'}`);
    await atOnce(place);
    await withSilence(place);
    // In a process of its own, as its memory is what it needs at the most.
    for (const count of MANY) again('many', String(count));
    besideTestssl({ port: webPort, trust, folder });
  }
} finally {
  servers.stdin.end();
  rmSync(folder, { recursive: true, force: true });
}

type Place = { readonly webPort: number; readonly dnsPort: number; readonly trust: string };

/** The three probes of so many names, each to be started with readers that know nothing yet. */
function proofs(
  { webPort, dnsPort, trust }: Place,
  count: number,
  resolvers: readonly string[] = RESOLVERS,
): { readonly [name: string]: () => Promise<ProbeResult> } {
  const readers = directReaders(dnsPort);
  const names = Array.from({ length: count }, (_, index) => `n${index}.${ZONE}`);
  const at = { hosts: names, address: '127.0.0.1', port: webPort, trust: [trust] };
  const asked = resolvers.map((address) => ({ address, port: dnsPort, name: address }));
  const records = names.map((name) => ({ name, value: '127.0.0.1' }));
  return {
    dns: () => pointsTo.look({ records, resolvers: asked }, readers, NEVER),
    tls: () => serves.look(at, readers, NEVER),
    http: () => answers.look({ ...at, expected: ['127.0.0.1'] }, readers, NEVER),
  };
}

async function took(work: () => Promise<readonly ProbeResult[]>): Promise<number> {
  const from = performance.now();
  for (const { verdict, cause } of await work())
    if (verdict !== 'pass') throw new Error(`${verdict}: ${JSON.stringify(cause)}`);
  return performance.now() - from;
}

async function atOnce(place: Place): Promise<void> {
  const alone: number[] = [];
  const from = process.cpuUsage();
  for (const name of ['dns', 'tls', 'http']) {
    const ms = await often(() => took(async () => [await proof(proofs(place, FEW), name)()]));
    console.log(`${name} of ${FEW} names alone  ${ms.toFixed(0)} ms`);
    alone.push(ms);
  }
  const all = await often(() =>
    took(() => Promise.all(Object.values(proofs(place, FEW)).map((look) => look()))),
  );
  const slowest = Math.max(...alone);
  report(`all three, ${RESOLVERS.length} resolvers`, all, slowest, 1.2);
  // On a machine that is at work elsewhere the times say little: what it cost stays the same.
  const { user, system } = process.cpuUsage(from);
  const looks = 2 * (ROUNDS + 1);
  console.log(`processor time of all three  ${((user + system) / 1000 / looks).toFixed(0)} ms`);
}

async function withSilence(place: Place): Promise<void> {
  const { dns } = directReaders(place.dnsPort);
  const server = {
    role: 'resolver',
    name: 'silent',
    address: SILENT,
    port: place.dnsPort,
  } as const;
  const from = performance.now();
  const { is } = await dns.ask({ name: `n0.${ZONE}`, type: 'A' }, server, NEVER);
  const limit = performance.now() - from;
  const resolvers = [...RESOLVERS, SILENT];
  const ms = await took(() =>
    Promise.all(Object.values(proofs(place, FEW, resolvers)).map((look) => look())),
  );
  const verdict = ms <= limit + 200 ? 'met' : 'MISSED';
  console.log(
    `with a resolver that never answers  ${ms.toFixed(0)} ms (${is} alone after ${limit.toFixed(0)} ms; goal + 200 ms: ${verdict})`,
  );
}

async function many(place: Place, count: number): Promise<void> {
  const from = performance.now();
  const seen = await Promise.all(Object.values(proofs(place, count)).map((look) => look()));
  const ms = performance.now() - from;
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const codes = seen.map(({ verdict, cause }) => cause?.code ?? verdict).join(', ');
  console.log(
    `${count} names  ${(ms / 1000).toFixed(2)} s, ${((count / ms) * 1000).toFixed(0)} names/s, ` +
      `processor ${((userCPUTime + systemCPUTime) / 1e6).toFixed(1)} s, ` +
      `${(maxRSS / 1024).toFixed(0)} MB at the most: ${codes}`,
  );
}

function again(...words: readonly string[]): void {
  spawnSync(process.execPath, [import.meta.filename, ...words], { stdio: 'inherit' });
}

function proof(
  all: { readonly [name: string]: () => Promise<ProbeResult> },
  name: string,
): () => Promise<ProbeResult> {
  const one = all[name];
  if (one === undefined) throw new Error(name);
  return one;
}

/** The median of some rounds; the first one, which loads what is needed, does not count. */
async function often(round: () => Promise<number>): Promise<number> {
  await round();
  const all: number[] = [];
  for (let count = 0; count < ROUNDS; count += 1) all.push(await round());
  return all.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

function report(what: string, ms: number, beside: number, goal: number): void {
  const times = ms / beside;
  const verdict = times <= goal ? 'met' : 'MISSED';
  console.log(
    `${what}  ${ms.toFixed(0)} ms, ${times.toFixed(2)} × the slowest alone (goal ${goal} ×: ${verdict})`,
  );
}
