import { parse } from 'yaml';
import { z } from 'zod';
import { createNamespace } from '../control-plane/namespace.ts';
import { startControlPlane, type OwnControlPlane } from '../control-plane/start.ts';
import { waitUntil } from '../control-plane/wait-until.ts';

/** What all of them run: its pods are left alone by KWOK, unless it is told how they fare. */
const APP = 'gateway';
const BY_HAND = 'test.dr-wizard/by-hand';
const PATIENCE = { timeoutMs: 30_000 };

export type BrokenCluster = OwnControlPlane & {
  /** YAML of one object, into that namespace or into none. */
  readonly create: (namespace: string | null, manifest: string) => Promise<void>;
  /** Deployment `gateway` whose pods have this spec beside an image. */
  readonly deploy: (namespace: string, podSpec?: string, replicas?: number) => Promise<void>;
  /** The status of each pod that it has, once all have a node, or so many of them: YAML. */
  readonly fare: (namespace: string, status: string, pods?: number) => Promise<void>;
  /** A Warning about each pod that it has, as its kubelet tells. */
  readonly warn: (namespace: string, reason: string, message: string) => Promise<void>;
  /** Its kubelet says that it is not ready any more, for this reason. */
  readonly loseNode: (name: string, message: string) => Promise<void>;
  /** What else has to be closed when it stops. */
  readonly onStop: (close: () => Promise<void>) => void;
};

/** A control plane of its own with one node, `node-1`, where things may go wrong for everybody. */
export async function startBrokenCluster(): Promise<BrokenCluster> {
  const plane = await startControlPlane({ nodes: 1 });
  const closing: (() => Promise<void>)[] = [];
  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await plane.request(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  async function podsOf(namespace: string): Promise<readonly Pod[]> {
    return PodList.parse(await send('GET', `/api/v1/namespaces/${namespace}/pods`)).items;
  }

  async function placedPods(namespace: string, wanted?: number): Promise<readonly Pod[]> {
    let placed: readonly Pod[] = [];
    const arePlaced = async (): Promise<boolean> => {
      const pods = await podsOf(namespace);
      placed = pods.filter(({ spec }) => spec.nodeName !== undefined);
      return placed.length > 0 && placed.length >= (wanted ?? (await replicasOf(namespace)));
    };
    await waitUntil(`Pods in ${namespace} have a node`, arePlaced, PATIENCE);
    return placed;
  }

  async function replicasOf(namespace: string): Promise<number> {
    const object = await send('GET', `/apis/apps/v1/namespaces/${namespace}/deployments/${APP}`);
    return Workload.parse(object).spec.replicas;
  }

  return {
    ...plane,
    onStop: (close) => closing.push(close),
    async stop() {
      await Promise.all(closing.map((close) => close()));
      await plane.stop();
    },
    async loseNode(name, message) {
      const path = `/api/v1/nodes/${name}`;
      // KWOK would make it ready again.
      await send('PATCH', path, { metadata: { annotations: { [BY_HAND]: '' } } });
      const ready = { type: 'Ready', status: 'False', reason: 'KubeletNotReady', message };
      await send('PATCH', `${path}/status`, { status: { conditions: [ready] } });
    },
    async create(namespace, manifest) {
      const object = parse(manifest);
      await send('POST', pathOf(object, namespace), object);
    },
    async deploy(namespace, podSpec = '', replicas = 1) {
      const { containers = [{}], ...spec } = parse(podSpec) ?? {};
      const [app, ...others] = containers;
      const labels = { app: APP };
      const template = {
        metadata: { labels, annotations: { [BY_HAND]: '' } },
        spec: {
          ...spec,
          containers: [
            { name: 'app', image: 'registry.example.com/shop/app:1', ...app },
            ...others,
          ],
        },
      };
      await send('POST', `/apis/apps/v1/namespaces/${namespace}/deployments`, {
        metadata: { name: APP, labels },
        spec: { replicas, selector: { matchLabels: labels }, template },
      });
    },
    async fare(namespace, status, pods) {
      for (const { metadata } of await placedPods(namespace, pods))
        await send('PATCH', `/api/v1/namespaces/${namespace}/pods/${metadata.name}/status`, {
          status: statusOf(status),
        });
    },
    async warn(namespace, reason, message) {
      for (const { metadata } of await placedPods(namespace))
        await send(
          'POST',
          `/api/v1/namespaces/${namespace}/events`,
          anEvent(metadata, reason, message),
        );
    },
  };
}

const Pod = z.object({
  metadata: z.object({ name: z.string(), namespace: z.string(), uid: z.string() }),
  spec: z.object({ nodeName: z.string().optional() }),
});
type Pod = z.infer<typeof Pod>;
const PodList = z.object({ items: z.array(Pod) });
const Workload = z.object({ spec: z.object({ replicas: z.number() }) });

/** Namespaces that take pods, with these labels. */
export async function makeNamespaces(
  cluster: BrokenCluster,
  all: readonly { readonly name: string; readonly labels?: { readonly [key: string]: string } }[],
): Promise<void> {
  await Promise.all(all.map(({ name, labels }) => createNamespace(cluster, name, labels)));
}

function pathOf(
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
  namespace: string | null,
): string {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const where = namespace === null ? '' : `/namespaces/${namespace}`;
  const plural = kind.endsWith('s') ? `${kind}es` : `${kind}s`;
  return `${root}${where}/${plural.toLowerCase()}`;
}

/** Not ready, begun a minute ago, unless it says otherwise. */
function statusOf(yaml: string): object {
  const now = new Date();
  const before = new Date(now.getTime() - 60_000);
  const rfc = (date: Date): string => date.toISOString().replace(/\.\d+Z/, 'Z');
  const conditions = Object.entries({
    PodScheduled: 'True',
    PodReadyToStartContainers: 'True',
    Initialized: 'True',
    ContainersReady: 'False',
    Ready: 'False',
  }).map(([type, status]) => ({ type, status, lastTransitionTime: rfc(before) }));
  const text = yaml.replaceAll('<before>', rfc(before)).replaceAll('<now>', rfc(now));
  return { phase: 'Running', startTime: rfc(before), conditions, ...parse(text) };
}

function anEvent(pod: Pod['metadata'], reason: string, message: string): object {
  const at = new Date().toISOString().replace(/\.\d+Z/, 'Z');
  const isOfContainer = ['Unhealthy', 'Failed', 'BackOff'].includes(reason);
  return {
    metadata: { generateName: `${pod.name}-`, namespace: pod.namespace },
    involvedObject: {
      apiVersion: 'v1',
      kind: 'Pod',
      name: pod.name,
      namespace: pod.namespace,
      uid: pod.uid,
      ...(isOfContainer ? { fieldPath: 'spec.containers{app}' } : {}),
    },
    type: 'Warning',
    reason,
    message,
    count: 3,
    firstTimestamp: at,
    lastTimestamp: at,
    source: { component: 'kubelet', host: 'node-1' },
  };
}
