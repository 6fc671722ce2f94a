import type { KubeObject } from '../../src/model/ports.ts';

const PODS = 10;
/** Namespaces that the Deployments are spread over. */
const NAMESPACES = 10;
const SINCE = '2026-11-22T01:32:00Z';

export type State = 'ready' | 'starting' | 'not pulled';

/** Deployments with a ReplicaSet and ten pods each, as an API server gives them, with all that judging does not need. */
export function someWorkloads(
  deployments: number,
  stateOf: (deployment: number) => State = () => 'ready',
): readonly KubeObject[] {
  return Array.from({ length: deployments }, (_, n) => aWorkload(n, stateOf(n))).flat();
}

function aWorkload(n: number, state: State): readonly KubeObject[] {
  const name = `app-${n}`;
  const ready = state === 'ready' ? PODS : 0;
  const deployment = anObject('apps/v1', 'Deployment', name, n, {
    metadata: { generation: 1, annotations: { 'deployment.kubernetes.io/revision': '1' } },
    spec: {
      replicas: PODS,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: podSpec(name) },
    },
    status: {
      observedGeneration: 1,
      replicas: PODS,
      updatedReplicas: PODS,
      readyReplicas: ready,
      availableReplicas: ready,
      conditions: [
        condition('Available', ready > 0, 'MinimumReplicasAvailable'),
        condition('Progressing', true, ready > 0 ? 'NewReplicaSetAvailable' : 'ReplicaSetUpdated'),
      ],
    },
  });
  const replicaSet = anObject('apps/v1', 'ReplicaSet', `${name}-7d9f4c`, n, {
    metadata: { generation: 1, ownerReferences: [ownedBy(deployment)] },
    spec: { replicas: PODS, template: { spec: podSpec(name) } },
    status: { observedGeneration: 1, replicas: PODS, readyReplicas: ready },
  });
  const pods = Array.from({ length: PODS }, (_, i) => aPod(name, n, i, state, replicaSet));
  return [deployment, replicaSet, ...pods];
}

function aPod(
  name: string,
  n: number,
  i: number,
  state: State,
  replicaSet: KubeObject,
): KubeObject {
  const isReady = state === 'ready';
  const waiting =
    state === 'not pulled'
      ? {
          reason: 'ImagePullBackOff',
          message: `Back-off pulling image "registry.example.com/shop/${name}:1": unauthorized`,
        }
      : { reason: 'ContainerCreating' };
  return anObject('v1', 'Pod', `${name}-7d9f4c-${i}`, n, {
    metadata: { labels: { app: name }, ownerReferences: [ownedBy(replicaSet)] },
    spec: { ...podSpec(name), nodeName: `node-${i}` },
    status: {
      phase: isReady ? 'Running' : 'Pending',
      conditions: ['PodScheduled', 'Initialized', 'ContainersReady', 'Ready'].map((type, c) =>
        condition(type, isReady || c < 2, isReady ? '' : 'ContainersNotReady'),
      ),
      containerStatuses: [
        {
          name: 'app',
          image: `registry.example.com/shop/${name}:1`,
          ready: isReady,
          restartCount: 0,
          state: isReady ? { running: { startedAt: SINCE } } : { waiting },
        },
      ],
    },
  });
}

function anObject(
  apiVersion: string,
  kind: string,
  name: string,
  n: number,
  { metadata, ...rest }: { readonly metadata: object; readonly [key: string]: unknown },
): KubeObject {
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace: `team-${n % NAMESPACES}`,
      uid: `${kind}-${name}`,
      creationTimestamp: SINCE,
      resourceVersion: '12345',
      ...metadata,
      // About as long as what a kubelet and a controller leave behind.
      managedFields: [
        { manager: 'kubelet', operation: 'Update', fieldsV1: fields(60) },
        { manager: 'controller', operation: 'Update', fieldsV1: fields(20) },
      ],
    },
    ...rest,
  };
}

function fields(count: number): object {
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`f:field-of-the-object-${n}`, {}]),
  );
}

function podSpec(name: string): object {
  return {
    containers: [
      {
        name: 'app',
        image: `registry.example.com/shop/${name}:1`,
        resources: { requests: { cpu: '100m', memory: '128Mi' } },
        readinessProbe: { httpGet: { path: '/ready', port: 8080 }, periodSeconds: 5 },
        volumeMounts: [{ name: 'token', mountPath: '/var/run/secrets', readOnly: true }],
      },
    ],
    tolerations: ['not-ready', 'unreachable'].map((key) => ({
      key: `node.kubernetes.io/${key}`,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: 300,
    })),
    volumes: [{ name: 'token', projected: { defaultMode: 420, sources: [] } }],
  };
}

function ownedBy({ apiVersion, kind, metadata }: KubeObject): object {
  return { apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true };
}

function condition(type: string, isTrue: boolean, reason: string): object {
  return { type, status: isTrue ? 'True' : 'False', reason, lastTransitionTime: SINCE };
}
