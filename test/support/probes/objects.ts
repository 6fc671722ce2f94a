import { parse } from 'yaml';
import type { KubeObject } from '../../../src/model/ports.ts';

/** An object from its manifest; `status: ready` and `status: starting` stand for what a controller writes. */
export function anObject(kind: string, text: string): KubeObject {
  const object = { apiVersion: kind in GROUPS ? GROUPS[kind] : 'v1', kind, ...parse(text) };
  const name: string = object.metadata.name;
  const labels = { app: name, ...object.metadata.labels };
  return { ...object, metadata: { uid: `uid-of-${name}`, ...object.metadata, labels } };
}

const GROUPS: { readonly [kind: string]: string } = {
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  ReplicaSet: 'apps/v1',
  Job: 'batch/v1',
  IngressClass: 'networking.k8s.io/v1',
  Ingress: 'networking.k8s.io/v1',
  EndpointSlice: 'discovery.k8s.io/v1',
};

/** A Deployment with so many wanted and so many ready pods. */
export function aDeployment(name: string, desired: number, ready: number): KubeObject {
  return anObject(
    'Deployment',
    `metadata: { name: ${name}, namespace: prod, generation: 1 }
spec: { replicas: ${desired}, selector: { matchLabels: { app: ${name} } } }
status:
  observedGeneration: 1
  replicas: ${desired}
  updatedReplicas: ${desired}
  readyReplicas: ${ready}
  availableReplicas: ${ready}`,
  );
}

export function aNode(name: string, ready: boolean, more: string = ''): KubeObject {
  return anObject(
    'Node',
    `metadata: { name: ${name}, labels: { node.kubernetes.io/instance-type: ecs.c6.xlarge } }
status:
  capacity: { cpu: "4", memory: 7700000Ki }
  nodeInfo: { kubeletVersion: v1.30.1-aliyun.1, containerRuntimeVersion: "containerd://1.7.20" }
  conditions: [{ type: Ready, status: "${ready ? 'True' : 'False'}", reason: KubeletNotReady }]
${more}`,
  );
}

/**
 * A Deployment with its ReplicaSet and pods: one for each state, `ready` or a manifest of the rest of its status. A pod
 * that has a number has been started again so many times.
 */
export function aTree(
  name: string,
  states: readonly (
    | 'ready'
    | 'starting'
    | { readonly waiting: string; readonly message?: string }
  )[],
  { restarts = 0, uid = name }: { restarts?: number; uid?: string } = {},
): readonly KubeObject[] {
  const ready = states.filter((state) => state === 'ready').length;
  const deployment = aDeployment(name, states.length, ready);
  const replicaSet = anObject(
    'ReplicaSet',
    `metadata:
  name: ${name}-5d
  namespace: prod
  uid: uid-of-rs-${uid}
  generation: 1
  ownerReferences: [{ apiVersion: apps/v1, kind: Deployment, name: ${name}, uid: uid-of-${name}, controller: true }]
spec: { replicas: ${states.length}, selector: { matchLabels: { app: ${name} } } }
status: { observedGeneration: 1, replicas: ${states.length}, readyReplicas: ${ready}, availableReplicas: ${ready}, fullyLabeledReplicas: ${states.length} }`,
  );
  const pods = states.map((state, index) =>
    anObject(
      'Pod',
      `metadata:
  name: ${name}-5d-${index}
  namespace: prod
  uid: uid-of-pod-${uid}-${index}
  labels: { app: ${name} }
  ownerReferences: [{ apiVersion: apps/v1, kind: ReplicaSet, name: ${name}-5d, uid: uid-of-rs-${uid}, controller: true }]
spec: { nodeName: node-1, containers: [{ name: app, image: "registry.example.com/${name}:1" }] }
status:
  phase: ${state === 'ready' ? 'Running' : 'Pending'}
  conditions:
    - { type: PodScheduled, status: "True" }
    - { type: Ready, status: "${state === 'ready' ? 'True' : 'False'}" }
    - { type: ContainersReady, status: "${state === 'ready' ? 'True' : 'False'}" }
  containerStatuses:
    - name: app
      image: "registry.example.com/${name}:1"
      ready: ${state === 'ready'}
      restartCount: ${restarts}
      state: ${JSON.stringify(stateOf(state))}`,
    ),
  );
  return [deployment, replicaSet, ...pods, aNode('node-1', true)];
}

function stateOf(state: 'ready' | 'starting' | { waiting: string; message?: string }): object {
  if (state === 'ready') return { running: { startedAt: '2026-01-31T00:00:00Z' } };
  if (state === 'starting') return { waiting: { reason: 'ContainerCreating' } };
  return { waiting: { reason: state.waiting, message: state.message ?? '' } };
}
