import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import type { Report } from '../../src/model/report.ts';
import {
  startControlPlane,
  type ControlPlaneOptions,
  type OwnControlPlane,
} from '../support/control-plane/start.ts';
import { runProgram } from '../support/program.ts';
import { atTheConsole, BEFORE, NEW_ADDRESSES, recordsOf } from './dns-console.ts';
import { frontDoor, type FrontDoor } from './front-door-world.ts';
import { archives } from './world/archives.ts';
import {
  AUDIT_POLICY,
  changed,
  filesIn,
  requestsSoFar,
  toldOf,
  WIZARD,
  type Changes,
} from './world/changes.ts';
import { charts } from './world/charts.ts';
import { cloud } from './world/cloud.ts';
import { cloudApi, savedKubeconfig } from './world/cloud-api.ts';
import { dataStores } from './world/data-stores.ts';
import { HOSTS } from './world/hosts.ts';
import { IN_PODS } from './world/in-pods.ts';
import { jenkins } from './world/jenkins.ts';
import { master, MASTER } from './world/master.ts';
import { nacos } from './world/nacos.ts';
import { begin, type Ground, type Part } from './world/part.ts';
import { registry } from './world/registry.ts';
import { rocketmq } from './world/rocketmq.ts';
import { secondIngress } from './world/second-ingress.ts';
import { siteOf } from './world/site.ts';
import type { DnsName } from './zone-files.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const SITE = 'runbook/sites/roxe.yaml';
const ANSWERS = 'test/runbook/answers-roxe.yaml';

/** A new cluster as the shipped runbook expects it, its master included, and a home without any run. */
export type ShippedWorld = {
  readonly cluster: OwnControlPlane;
  /** Access to it for the wizard alone. */
  readonly kubeconfig: string;
  /** For files of the test's own; `home` lies in it, and both are removed in the end. */
  readonly folder: string;
  readonly home: string;
  /** The organisation's site, but for what only this world has. */
  readonly site: string;
  /** What the operator knows, the folder of the certificates in this world included. */
  readonly answers: string;
  readonly env: { readonly [name: string]: string };
  /** What names the cluster on the command line: a file that is there once the cloud has created the cluster. */
  readonly access: readonly string[];
  /** Of the last run with this home, the world's own where it is left out. */
  readonly report: (home?: string) => Promise<Report | null>;
  /** How often the recovery script was started, and with which password, by its own traces in the cluster. */
  readonly starts: () => Promise<readonly string[]>;
  /** Notes how everything is now: what it gives tells what was changed since, in the cluster and around it. */
  readonly watch: () => Promise<() => Promise<Changes>>;
  readonly close: () => Promise<void>;
};

/** How a world is otherwise than the tests have it. */
export type WorldOptions = {
  readonly controlPlane?: Pick<ControlPlaneOptions, 'stages' | 'niceness'>;
  /** How often the cloud tells what it makes as being on its way. */
  readonly looks?: number;
  /** The switch to a standby cluster asks for no archive, no broker, and nothing that comes after the milestone. */
  readonly isStandby?: boolean;
};

/** Only inside a network namespace without a way out: the names and addresses of the site are real. */
export async function shippedWorld(
  secret: string,
  { controlPlane, looks, isStandby = false }: WorldOptions = {},
): Promise<ShippedWorld> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shipped-'));
  execFileSync('ip', ['address', 'add', `${MASTER}/32`, 'dev', 'lo']);
  const cluster = await startControlPlane({
    nodes: 1,
    auditPolicy: AUDIT_POLICY,
    ...IN_PODS,
    ...controlPlane,
  });
  const kubeconfig = await cluster.kubeconfigFor(WIZARD);
  const home = path.join(folder, 'home');
  const names = recordsOf(path.join(ROOT, SITE)).map(({ name }) => ({
    name,
    address: BEFORE.address,
  }));
  const door = await frontDoor(
    folder,
    names.map(({ name }) => name),
    {
      before: BEFORE.address,
      ttl: BEFORE.ttl,
      ingress: Object.values(NEW_ADDRESSES),
      others: HOSTS,
    },
  );
  const pointed: string[] = [];
  const point = (moved: readonly DnsName[]): void => {
    pointed.push(...moved.map(({ name, address }) => `${name} to ${address}`));
    door.point(moved);
  };
  const leave = atTheConsole(home, path.join(ROOT, SITE), point);
  const ground: Ground = { folder, home, cluster, kubeconfig, issue: door.issue, point };
  const parts = await begin([
    () => registry(ground, secret),
    () => charts(ground),
    () => master(ground),
    () => cloud(ground),
    () => cloudApi(ground, names, looks),
    secondIngress,
    dataStores,
    ...(isStandby
      ? []
      : [() => archives(ground), () => rocketmq(ground), nacos, () => jenkins(ground, secret)]),
  ]);
  const programs = parts.flatMap((part) => part.programs ?? []);
  const env = {
    PATH: [...programs, path.dirname(cluster.kubectlProgram), process.env['PATH']].join(':'),
    DR_WIZARD_HOME: home,
    DR_WIZARD_REGISTRY_PASSWORD: secret,
    NODE_EXTRA_CA_CERTS: path.join(folder, 'authority.pem'),
    ...Object.assign({}, ...parts.map((part) => part.env)),
  };
  const close = async () => {
    leave();
    for (const part of parts.toReversed()) await part.close();
    await door.close();
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const found = path.join(ROOT, 'test/runbook/fixtures/new-cluster');
    await cluster.kubectl(['apply', '--filename', found]);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    cluster,
    kubeconfig,
    folder,
    home,
    site: siteOf(folder, path.join(ROOT, SITE), parts),
    answers: paperOf(folder, door, parts),
    env,
    access: ['--kubeconfig', savedKubeconfig(folder), '--context', 'test'],
    async report(of = home) {
      const own = { ...env, DR_WIZARD_HOME: of };
      const { stdout } = await runProgram(['report', 'last', '--format', 'json'], { env: own });
      return stdout === '' ? null : JSON.parse(stdout);
    },
    async starts() {
      const traces = ['get', 'configmaps', '-n', 'infra', '-l', 'recovery=start', '-o', 'json'];
      const listed: Listed = JSON.parse(await cluster.kubectl(traces));
      return listed.items.map(({ data }) => data['registry-password-sha256'] ?? '');
    },
    async watch() {
      const around = [...parts.map((part) => part.changes ?? (() => [])), () => pointed];
      const before = {
        requests: (await requestsSoFar(cluster)).length,
        around: around.map((told) => told().length),
        files: filesIn(folder, isNoise),
      };
      return async () => ({
        ...toldOf((await requestsSoFar(cluster)).slice(before.requests)),
        around: around.flatMap((told, part) => told().slice(before.around[part])),
        files: changed(before.files, filesIn(folder, isNoise)),
      });
    },
    close,
  };
}

/** The records of the runs, and what servers of this world write for themselves. */
function isNoise(file: string): boolean {
  return /^(?:home|rocketmq\/|[^/]+\/[^/]+\.log$)/.test(file);
}

/** Lays the certificates where the operator finds them, and says so in the answers. */
function paperOf(
  folder: string,
  { authority, certificate }: FrontDoor,
  parts: readonly Part[],
): string {
  const certificates = path.join(folder, 'certificates');
  mkdirSync(certificates);
  writeFileSync(path.join(certificates, 'gateway.pem'), certificate.cert);
  writeFileSync(path.join(certificates, 'gateway.key'), certificate.key, { mode: 0o600 });
  writeFileSync(path.join(folder, 'authority.pem'), authority);
  const answers = parse(readFileSync(path.join(ROOT, ANSWERS), 'utf8'));
  const values = {
    ...answers.values,
    'site.certificateFolder': certificates,
    ...Object.assign({}, ...parts.map((part) => part.values)),
  };
  const file = path.join(folder, 'answers.yaml');
  writeFileSync(file, stringify({ ...answers, values }));
  return file;
}

type Listed = { readonly items: readonly { readonly data: { readonly [key: string]: string } }[] };
