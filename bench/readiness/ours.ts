import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { stringify } from 'yaml';
import type { ControlPlane } from '../../test/support/control-plane/control-plane.ts';
import { CONTEXT } from '../../test/support/control-plane/kubeconfig.ts';
import type { Check, Verification } from '../../src/model/report.ts';
import { startClient, type Client } from './client.ts';
import { longestSince, MEASURING, type Block } from './loop-delay.ts';
import type { Workload } from './plane.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../dist/dr-wizard.js');
const STEP = 'workloads';
const GIVE_UP_MS = 15 * 60_000;

export type Told = { readonly at: number; readonly check: Check };

export type Ours = Client & {
  /** The first time since `from` that it tells what is looked for; waits for it, but not for ever. */
  readonly tells: (
    is: (check: Check) => boolean,
    from?: number,
    patienceMs?: number,
  ) => Promise<Told>;
  /** What it told last. */
  readonly last: () => Check | undefined;
  /** The longest time in which nothing else could be done, from the first request on. */
  readonly longestBlock: () => Block;
};

/** `dr-wizard verify --watch` with a runbook that expects all of these. */
export async function watchOurs(
  plane: ControlPlane,
  user: string,
  all: readonly Workload[],
): Promise<Ours> {
  const delays = path.join(plane.directory, `${user}-loop-delay.json`);
  const toldOf = createSheetReader();
  const command = verifyArgv(plane, all);
  const client = await startClient(
    plane,
    user,
    (kubeconfig) => [
      process.execPath,
      ...MEASURING,
      ...command(kubeconfig),
      '--watch',
      '--output',
      'json',
    ],
    { env: ownEnv(plane, delays), onText: toldOf.read },
  );
  return {
    ...client,
    tells: async (is, from = 0, patienceMs = GIVE_UP_MS) => {
      const gaveUp = new AbortController();
      const ended = client.ended.then(({ exitCode }) => {
        throw new Error(`${user} ended with ${exitCode}: ${client.complained()}`);
      });
      const late = setTimeout(() => gaveUp.abort(), patienceMs);
      try {
        return await Promise.race([toldOf.wait(is, from, gaveUp.signal), ended]);
      } finally {
        clearTimeout(late);
      }
    },
    last: toldOf.last,
    longestBlock: () => longestSince(delays, client.proxy.firstAt() ?? 0),
  };
}

/** The same once, without anything that measures inside: the bare program. */
export async function verifyOurs(
  plane: ControlPlane,
  user: string,
  all: readonly Workload[],
): Promise<Client> {
  const command = verifyArgv(plane, all);
  return startClient(
    plane,
    user,
    (kubeconfig) => [process.execPath, ...command(kubeconfig), '--once', '--output', 'json'],
    { env: ownEnv(plane, '/dev/null') },
  );
}

function ownEnv(plane: ControlPlane, delays: string): { readonly [name: string]: string } {
  return {
    BENCH_LOOP_DELAY: delays,
    DR_WIZARD_HOME: path.join(plane.directory, 'home'),
    // The compile cache is warm, as on every start but the first.
    XDG_CACHE_HOME: path.join(plane.directory, 'cache'),
  };
}

/** A runbook and a site of their own for these. */
function verifyArgv(
  plane: ControlPlane,
  all: readonly Workload[],
): (kubeconfig: string) => readonly string[] {
  const folder = path.join(plane.directory, `runbook-${all.length}`);
  mkdirSync(folder, { recursive: true });
  const title = { en: 'Roll-out', zh: '发布' };
  const head = { apiVersion: 'dr-wizard/v1', title };
  const runbook = { ...head, kind: 'Runbook', id: 'roll-out', about: title };
  const proof = {
    probe: 'kubernetes/workloads-ready',
    with: { workloads: '${{ site.workloads }}' },
  };
  const section = {
    ...head,
    id: 'deploy',
    needs: [],
    steps: [{ id: STEP, title, needs: [], prove: [proof] }],
  };
  const site = {
    ...head,
    kind: 'Site',
    id: 'bench',
    workloads: all.map(({ namespace, name, replicas }) => ({
      namespace,
      kind: 'Deployment',
      name,
      need: 'required',
      replicas,
    })),
  };
  const write = (name: string, content: object): string => {
    const file = path.join(folder, name);
    writeFileSync(file, stringify(content));
    return file;
  };
  write('runbook.yaml', { ...runbook, sections: ['deploy.yaml'] });
  write('deploy.yaml', section);
  const siteFile = write('site.yaml', site);
  return (kubeconfig) => [
    PROGRAM,
    'verify',
    folder,
    '--site',
    siteFile,
    '--kubeconfig',
    kubeconfig,
    '--context',
    CONTEXT,
    '--only',
    STEP,
  ];
}

/** Reads one JSON document after another, as they are printed. */
function createSheetReader(): {
  readonly read: (text: string) => void;
  readonly last: () => Check | undefined;
  readonly wait: (
    is: (check: Check) => boolean,
    from: number,
    signal: AbortSignal,
  ) => Promise<Told>;
} {
  let rest = '';
  const told: Told[] = [];
  const waiting = new Set<() => void>();
  return {
    read(text) {
      rest += text;
      for (let end = rest.indexOf('\n}\n'); end !== -1; end = rest.indexOf('\n}\n')) {
        const sheet: Verification = JSON.parse(rest.slice(0, end + 2));
        rest = rest.slice(end + 3);
        const check = sheet.checks.find(({ step }) => step === STEP);
        if (check !== undefined) told.push({ at: Date.now(), check });
      }
      for (const look of waiting) look();
    },
    last: () => told.at(-1)?.check,
    wait: (is, from, signal) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = told.find(({ at, check }) => at >= from && is(check));
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        signal.addEventListener('abort', () => {
          waiting.delete(look);
          const last = told.at(-1)?.check.message ?? 'nothing';
          reject(new Error(`Not told in time; the last was: ${last}`));
        });
        look();
      }),
  };
}
