/*
 * Drills the shipped runbook on the shipped example site against a control plane of its own, and prints what came of it
 * as JSON. Only ever started inside a network namespace without a way out.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import type { Report } from '../../src/model/report.ts';
import { startControlPlane } from '../support/control-plane/start.ts';
import { runProgram, type Ended } from '../support/program.ts';
import { BEFORE, recordsOf } from './dns-console.ts';
import { drilledAnswers, drilledSite, EXAMPLE } from './drilled-site.ts';
import { everyObject } from './every-object.ts';
import { frontDoor } from './front-door-world.ts';
import { archives } from './world/archives.ts';
import { filesIn } from './world/changes.ts';
import { charts } from './world/charts.ts';
import { HOSTS } from './world/hosts.ts';
import { IN_PODS } from './world/in-pods.ts';
import { jenkins } from './world/jenkins.ts';
import { nacos } from './world/nacos.ts';
import { begin } from './world/part.ts';
import { registry } from './world/registry.ts';
import { rocketmq } from './world/rocketmq.ts';
import { siteOf } from './world/site.ts';

type Everything = Awaited<ReturnType<typeof everyObject>>;

export type ShippedDrill = {
  readonly run: Pick<Ended, 'exitCode' | 'stderr'>;
  readonly report: Report | null;
  readonly ms: number;
  /** Every object of every kind. */
  readonly before: Everything;
  readonly after: Everything;
  /** What lies in the folder of the operator. */
  readonly files: readonly string[];
};

const [secret = ''] = process.argv.slice(2);
const folder = mkdtempSync(path.join(os.tmpdir(), 'shipped-drill-'));
const home = path.join(folder, 'home');
const operator = path.join(folder, 'operator');
mkdirSync(operator);
const cluster = await startControlPlane({ nodes: 1, ...IN_PODS });
const names = recordsOf(EXAMPLE).map(({ name }) => ({ name, address: BEFORE.address }));
const door = await frontDoor(
  folder,
  names.map(({ name }) => name),
  { before: BEFORE.address, ttl: BEFORE.ttl, ingress: [], others: HOSTS },
);
const ground = {
  folder,
  home,
  cluster,
  kubeconfig: cluster.kubeconfig,
  issue: door.issue,
  point: () => undefined,
};
const parts = await begin([
  () => registry(ground, secret),
  () => charts(ground, { host: 'git.example.com', group: 'operations', name: 'charts' }),
  () =>
    archives(ground, {
      host: 'backup.example.com',
      sandbox: 'nacos-sandbox.tar.gz',
      production: 'nacos-production.tar.gz',
    }),
  () => rocketmq(ground),
  nacos,
  () => jenkins(ground, secret),
]);
try {
  await cluster.kubectl(['label', 'namespace', 'kube-system', 'dr-wizard/practice=true']);
  writeFileSync(path.join(folder, 'authority.pem'), door.authority);
  const answers = path.join(folder, 'answers.yaml');
  writeFileSync(answers, stringify(drilledAnswers));
  const site = siteOf(folder, EXAMPLE, [drilledSite(operator), ...parts]);
  const before = await everyObject(cluster);
  const env = {
    PATH: `${path.dirname(cluster.kubectlProgram)}:${process.env['PATH'] ?? ''}`,
    DR_WIZARD_HOME: home,
    DR_WIZARD_REGISTRY_PASSWORD: secret,
    DR_WIZARD_NACOS_PASSWORD: secret,
    NODE_EXTRA_CA_CERTS: path.join(folder, 'authority.pem'),
    ...Object.assign({}, ...parts.map((part) => part.env)),
  };
  const given = ['--site', site, '--answers', answers, '--plain', '--auto'];
  const access = ['--kubeconfig', cluster.kubeconfig, '--context', 'test'];
  const began = Date.now();
  const { exitCode, stderr } = await runProgram(['drill', ...given, ...access], {
    cwd: operator,
    env,
  });
  const ms = Date.now() - began;
  const told = await runProgram(['report', 'last', '--format', 'json'], { env });
  const drilled: ShippedDrill = {
    run: { exitCode, stderr },
    report: told.stdout === '' ? null : JSON.parse(told.stdout),
    ms,
    before,
    after: await everyObject(cluster),
    files: [...filesIn(operator, () => false).keys()],
  };
  process.stdout.write(JSON.stringify(drilled));
} finally {
  for (const part of parts.toReversed()) await part.close();
  await door.close();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
