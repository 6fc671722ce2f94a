/*
 * Runs the shipped runbook on the real organisation's site, kills it after one line of its journal, resumes it to its
 * end and prints what came of it as JSON. Only ever started inside a network namespace without a way out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { actions } from '../../src/actions/index.ts';
import { loadRunbook } from '../../src/language/index.ts';
import { probes } from '../../src/probes/index.ts';
import type { AuditedWrite } from '../support/control-plane/audit.ts';
import { firstAfterDoubt, killAndResume, outcome, passedBeforeKill } from './kill-and-resume.ts';
import { ROOT, shippedWorld } from './shipped-world.ts';
import { WIZARD } from './world/changes.ts';

export type ShippedKill = {
  readonly lines: number;
  readonly exitCode: number | null;
  readonly said: string;
  readonly outcome: { readonly [step: string]: string };
  readonly afterDoubt: readonly string[];
  readonly starts: number;
  /** Writes that were repeated though the step behind them had been proven. */
  readonly repeated: readonly string[];
};

/** The steps that change the cluster, each with what its objects' names begin with. */
const CHANGES: { readonly [step: string]: string } = {
  'create-namespaces': '',
  'external-address': 'nginx-ingress-lb-internet',
  'internal-address': 'nginx-ingress-lb-intranet',
  'second-ingress-release': 'ack-ingress-nginx',
  'certificate-secret[gateway]': 'gateway-tls',
  'rocketmq-applied': 'rocketmq-',
  'jenkins-applied': 'jenkins',
  'nacos-sandbox': 'nacos-sandbox',
  'nacos-production': 'nacos',
};

const RUNBOOK = 'runbook/cluster-recovery';
const line = Number(process.argv[2]);
const {
  cluster,
  kubeconfig,
  folder,
  home,
  env,
  site: ownSite,
  answers: paper,
  close,
} = await shippedWorld('planted-Secret/42');
try {
  const world = {
    folder: ROOT,
    home,
    site: quickSite(ownSite, path.join(folder, 'quick-site.yaml')),
    answers: patientAnswers(paper, path.join(folder, 'patient.yaml'), kubeconfig),
  };
  const killed = await killAndResume(world, RUNBOOK, line, env);
  const scripts = await cluster.writes({
    verb: 'create',
    resource: 'configmaps',
    namespace: 'infra',
  });
  const result: ShippedKill = {
    lines: killed.lines,
    exitCode: killed.second.exitCode,
    said: killed.second.stderr.slice(-3000),
    outcome: outcome(killed.events),
    afterDoubt: firstAfterDoubt(killed.events),
    starts: scripts.filter((write) => write.user === WIZARD.user).length,
    repeated: repeated(await cluster.writes(), passedBeforeKill(killed.events), killed.events),
  };
  process.stdout.write(JSON.stringify(result));
} finally {
  await close();
}

/** The organisation's site, but for the minute that the milestone has to hold. */
function quickSite(from: string, file: string): string {
  const site = parse(readFileSync(from, 'utf8'));
  writeFileSync(file, stringify({ ...site, milestones: { ...site.milestones, hold: '2s' } }));
  return file;
}

/** The answers of the whole run; what is in doubt and was not done is done again, whatever the machine did. */
function patientAnswers(from: string, file: string, access: string): string {
  const answers = parse(readFileSync(from, 'utf8'));
  const again = { on: { 'in-doubt': [{ do: 'do-again' }, { do: 'do-again' }] } };
  const read = (name: string) => readFileSync(name, 'utf8');
  const entry = path.join(ROOT, RUNBOOK, 'runbook.yaml');
  const { runbook } = loadRunbook(entry, ownSite, read, { probes, actions });
  const acting = (runbook?.steps ?? []).filter(
    ({ action, manual }) => action !== undefined || manual?.assist !== undefined,
  );
  const steps = acting.map(({ id }) => [id, { ...answers.steps[id], ...again }]);
  const target = { ...answers.target, kubeconfig: access };
  writeFileSync(
    file,
    stringify({ ...answers, target, steps: { ...answers.steps, ...Object.fromEntries(steps) } }),
  );
  return file;
}

function repeated(
  writes: readonly AuditedWrite[],
  passed: ReadonlyMap<string, number>,
  events: readonly { readonly type: string; readonly at: number }[],
): readonly string[] {
  const resumedAt = events.find((event) => event.type === 'run-resumed')?.at ?? Infinity;
  return writes
    .filter((write) => write.at >= resumedAt && write.userAgent.includes('dr-wizard'))
    .filter((write) =>
      Object.entries(CHANGES).some(
        ([step, begins]) =>
          passed.has(step) &&
          (begins === ''
            ? write.resource === 'namespaces'
            : write.name?.startsWith(begins) === true),
      ),
    )
    .map((write) => `${write.verb} ${write.resource} ${write.namespace ?? ''}/${write.name ?? ''}`);
}
