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
