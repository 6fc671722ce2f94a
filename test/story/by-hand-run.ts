/*
 * Goes through the section of the shipped runbook that makes the cluster on a machine without credentials of the cloud: a
 * person makes it and saves its kubeconfig. Prints what came of it as JSON. Only ever started inside a network namespace
 * without a way out: credentials are looked for at addresses of the cloud as well.
 */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import type { RunEvent } from '../../src/model/event.ts';
import { startControlPlane } from '../support/control-plane/start.ts';
import { runProgram, type Ended } from '../support/program.ts';
import { journalOf, outcome } from './kill-and-resume.ts';
import { onceSaid } from './once-said.ts';

export type ByHand = {
  readonly run: Pick<Ended, 'exitCode' | 'stderr'>;
  readonly outcome: { readonly [step: string]: string };
  /** What was said of the cluster, in its order. */
  readonly seen: readonly string[];
};

const ROOT = path.resolve(import.meta.dirname, '../..');
const STEP = 'create-cluster';

const folder = mkdtempSync(path.join(os.tmpdir(), 'by-hand-'));
const file = (name: string) => path.join(folder, name);
const cluster = await startControlPlane({ nodes: 1 });
// Saved only once the operator has said so: what stands in no file yet is not proven.
const leave = onceSaid(file('home'), {
  [STEP]: () => copyFileSync(cluster.kubeconfig, file('saved.kubeconfig')),
});
try {
  const given = ['--plain', '--auto', '--answers', file('answers.yaml')];
  const argv = ['incident', aRunbook(), '--site', aSite(), ...given];
  writeFileSync(file('answers.yaml'), stringify(answers(file('saved.kubeconfig'))));
  const env = { HOME: folder, DR_WIZARD_HOME: file('home') };
  const { exitCode, stderr } = await runProgram(argv, { cwd: folder, env });
  const events = await journalOf(file('home'));
  const result: ByHand = {
    run: { exitCode, stderr },
    outcome: outcome(events),
    seen: events.flatMap(seenIn),
  };
  process.stdout.write(JSON.stringify(result));
} finally {
  leave();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}

function aRunbook(): string {
  mkdirSync(file('by-hand'));
  symlinkSync(path.join(ROOT, 'runbook/cluster-recovery'), file('cluster-recovery'));
  const runbook = {
    apiVersion: 'dr-wizard/v1',
    kind: 'Runbook',
    id: 'by-hand',
    title: { en: 'By hand', zh: '手工' },
    about: { en: 'Without credentials.', zh: '没有凭据。' },
    sections: [{ include: 'cluster-recovery/cluster', ref: '1', needs: [] }],
  };
  writeFileSync(file('by-hand/runbook.yaml'), stringify(runbook));
  return file('by-hand');
}

function aSite(): string {
  const site = parse(readFileSync(path.join(ROOT, 'runbook/sites/example.yaml'), 'utf8'));
  const own = { ...site.cluster, nodes: 1, kubeconfig: file('saved.kubeconfig') };
  writeFileSync(file('site.yaml'), stringify({ ...site, cluster: own }));
  return file('site.yaml');
}

function answers(kubeconfig: string): object {
  return {
    apiVersion: 'dr-wizard/v1',
    kind: 'Answers',
    operator: 'ops',
    lostCluster: 'none',
    outageStarted: '2026-11-22T01:32:00Z',
    go: 'all',
    target: { kubeconfig, context: 'test' },
    values: { 'vpc.id': 'vpc-example', 'egress.ip': '198.51.100.20' },
    steps: {
      // The machine cannot, so that the work by hand counts.
      [STEP]: { confirm: 'example-${{ run.id }}', assist: true, done: true },
      'cluster-network': { attest: 'as in the console' },
    },
  };
}

/** What each look at the cluster said that the journal keeps: the verdict, and why or with which note. */
function seenIn(event: RunEvent): readonly string[] {
  const isSeen =
    event.type === 'verdict-changed' ||
    event.type === 'step-passed' ||
    event.type === 'step-adopted';
  if (!isSeen || event.step !== STEP) return [];
  return [event.seen].flat().map(({ found: { verdict, cause, notes } }) => {
    const [note] = notes;
    return `${verdict} ${(cause ?? note)?.code}`;
  });
}
