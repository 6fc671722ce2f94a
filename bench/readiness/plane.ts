import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ControlPlane } from '../../test/support/control-plane/control-plane.ts';
import { startControlPlane, type OwnControlPlane } from '../../test/support/control-plane/start.ts';

const NODES = 12;
const AT_ONCE = 8;
const SHAPE = { cpu: '1000', memory: '4Ti', pods: '1000' };

/** Elsewhere it runs on other machines: here it stands back for the programs that are measured, for all of them alike. */
const NICENESS = 10;

/** Nodes enough for 10,000 pods, and a log of what the measured programs ask. */
export function startPlane(): Promise<OwnControlPlane> {
  const auditPolicy = path.join(import.meta.dirname, 'audit-policy.yaml');
  return startControlPlane({ nodes: NODES, nodeShape: SHAPE, auditPolicy, niceness: NICENESS });
}

export type Workload = {
  readonly namespace: string;
  readonly name: string;
  readonly replicas: number;
  /** How long after its start a pod is ready. */
  readonly readyAfter: string;
};

export const PODS = 10;
const NAMESPACES = 5;

/** `count` of them from the number `from` on, spread over namespaces, ready some seconds after each other. */
export function workloads(count: number, from: number = 0): readonly Workload[] {
  return Array.from({ length: count }, (_, n) => ({
    namespace: `shop-${n % NAMESPACES}`,
    name: `app-${String(from + n).padStart(4, '0')}`,
    replicas: PODS,
    readyAfter: `${2 + (n % 10)}s`,
  }));
}

export function namespacesOf(all: readonly Workload[]): readonly string[] {
  return [...new Set(all.map(({ namespace }) => namespace))];
}

export function manifestOf({ namespace, name, replicas, readyAfter }: Workload): object {
  const labels = { app: name };
  const annotations = { 'test.dr-wizard/ready-after': readyAfter };
  const container = {
    name: 'app',
    image: `registry.example.com/shop/${name}:1`,
    resources: { requests: { cpu: '100m', memory: '128Mi' } },
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels, annotations }, spec: { containers: [container] } },
    },
  };
}

/** Gives when it began, epoch milliseconds. */
export async function createAll(plane: ControlPlane, all: readonly Workload[]): Promise<number> {
  const from = Date.now();
  await createNamespaces(plane, namespacesOf(all));
  await createWorkloads(plane, all);
  return from;
}

export async function createNamespaces(
  { request }: ControlPlane,
  names: readonly string[],
): Promise<void> {
  for (const name of names) await request('POST', '/api/v1/namespaces', { metadata: { name } });
}

async function createWorkloads({ request }: ControlPlane, all: readonly Workload[]): Promise<void> {
  const left = [...all];
  const worker = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      const where = `/apis/apps/v1/namespaces/${one.namespace}/deployments`;
      const { status, body } = await request('POST', where, manifestOf(one));
      if (status !== 201) throw new Error(`${one.name}: ${JSON.stringify(body)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

type Line = {
  readonly auditID: string;
  readonly user: { readonly username: string };
  readonly stageTimestamp: string;
};

export type Audit = {
  /** Requests of a user, those of all tries. */
  readonly requests: (user: string) => number;
  /** When the API server was first told something of a pod, epoch milliseconds. */
  readonly firstPodStatus: number;
  /** When it had the last pod's readiness. */
  readonly lastPodReady: number;
  /** When it had the last Deployment's status. */
  readonly lastDeployment: number;
};

/** What the API server wrote down since `from`, by its own clock. */
export function readAudit({ auditLog }: ControlPlane, from: number = 0): Audit {
  // What follows the last line end is either nothing or a line that is being written.
  const texts = readFileSync(auditLog, 'utf8').split('\n').slice(0, -1);
  const lines = texts.map((text): Line => JSON.parse(text));
  const requests = new Map<string, Set<string>>();
  const last = { pods: 0, deployments: 0 };
  let firstPodStatus = Number.POSITIVE_INFINITY;
  for (const { auditID, user, stageTimestamp } of lines) {
    const at = Date.parse(stageTimestamp);
    if (at < from) continue;
    const { username } = user;
    const of = requests.get(username) ?? new Set();
    requests.set(username, of.add(auditID));
    if (username === 'kwok') {
      firstPodStatus = Math.min(firstPodStatus, at);
      last.pods = Math.max(last.pods, at);
    }
    if (username.endsWith(':deployment-controller'))
      last.deployments = Math.max(last.deployments, at);
  }
  return {
    requests: (user) => requests.get(user)?.size ?? 0,
    firstPodStatus,
    lastPodReady: last.pods,
    lastDeployment: last.deployments,
  };
}
