import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import type { RunEvent } from '../../src/model/event.ts';
import type { LeaseChange } from '../../src/model/lease.ts';
import type { Report } from '../../src/model/report.ts';
import type { ControlPlane } from '../support/control-plane/index.ts';
import { findFreePort } from '../support/control-plane/free-port.ts';
import { PROGRAM, runProgram } from '../support/program.ts';

const LEASE = '/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/dr-wizard';

/** A run that pins the cluster and then waits until something listens on the port. */
function runbook(port: number) {
  return {
    apiVersion: 'dr-wizard/v1',
    kind: 'Section',
    id: 'main',
    title: { en: 'Main', zh: '主要' },
    steps: [
      {
        id: 'pin',
        title: { en: 'Pin the cluster', zh: '锁定集群' },
        needs: [],
        pin: 'target',
        prove: [{ probe: 'kubernetes/api-ready' }],
      },
      {
        id: 'wait',
        title: { en: 'Wait for the end', zh: '等待结束' },
        needs: ['pin'],
        timeout: '10m',
        prove: [{ probe: 'net/port-open', with: { host: '127.0.0.1', port } }],
      },
    ],
  };
}

export type Place = Awaited<ReturnType<typeof aPlace>>;

/** Where one operator works: a home of its own, and what decides about the run. */
export async function aPlace(
  cluster: ControlPlane,
  more: { readonly lease?: string; readonly kubeconfig?: string } = {},
) {
  const { kubeconfig = cluster.kubeconfig, lease } = more;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'dr-wizard-two-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const home = path.join(folder, 'home');
  const port = await findFreePort();
  const write = (file: string, content: object) =>
    writeFile(path.join(folder, file), stringify(content));
  await mkdir(home);
  await write('main.yaml', runbook(port));
  await write('answers.yaml', {
    apiVersion: 'dr-wizard/v1',
    kind: 'Answers',
    lostCluster: 'none',
    outageStarted: '2026-01-31T01:32:00Z',
    go: 'all',
    target: { kubeconfig, context: 'test', ...(lease === undefined ? {} : { lease }) },
  });
  const answers = ['--answers', 'answers.yaml'];
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, DR_WIZARD_HOME: home, LANG: 'C' };

  const journal = async (): Promise<readonly RunEvent[]> => {
    const [run = ''] = await readdir(path.join(home, 'runs'));
    const text = await readFile(path.join(home, 'runs', run, 'journal.jsonl'), 'utf8');
    return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
  };
  return {
    cwd: folder,
    env,
    /** What it waits for comes true. */
    async letEnd() {
      const server = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1');
      onTestFinished(() => void server.close());
      await once(server, 'listening');
    },
    incident: ['incident', 'main.yaml', ...answers],
    drill: ['drill', 'main.yaml', '--context', 'test', ...answers],
    verify: ['verify', 'main.yaml', '--kubeconfig', kubeconfig, '--context', 'test'],
    /** Starts the program, and leaves it running. */
    start(argv: readonly string[]) {
      const child = spawn(process.execPath, [PROGRAM, ...argv, '--plain'], { cwd: folder, env });
      let said = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      onTestFinished(() => void child.kill('SIGKILL'));
      return { said: () => said, ended, kill: (how: NodeJS.Signals) => child.kill(how) };
    },
    /** What it recorded of the Lease. */
    changes: async (): Promise<readonly LeaseChange[]> =>
      (await journal()).flatMap((one) => (one.type === 'lease-changed' ? [one.lease] : [])),
    run: async () => (await journal())[0]?.run ?? '',
    report: async (): Promise<Report> => {
      const argv = ['report', 'last', '--format', 'json'];
      return JSON.parse((await runProgram(argv, { cwd: folder, env })).stdout);
    },
  };
}

/** Whose it is; undefined where there is no Lease. */
export async function holderOf(cluster: ControlPlane): Promise<unknown> {
  const { status, body } = await cluster.request('GET', LEASE);
  if (status === 404) return undefined;
  const { metadata } = JSON.parse(JSON.stringify(body));
  return metadata.annotations?.['dr-wizard/run'];
}
