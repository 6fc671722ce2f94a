import { isObject, type JsonObject } from '../../model/json.ts';
import { create } from '../store/create.ts';
import { same } from '../store/json.ts';
import { kindNamed, type Kind } from '../store/kinds.ts';
import { nameOf } from '../store/metadata.ts';
import { mergePatch } from '../store/patches.ts';
import type { Store } from '../store/store.ts';
import { firstRights } from './first-rights.ts';

export type NodeShape = {
  readonly name: string;
  readonly address: string;
  readonly cpu: string;
  readonly memory: string;
  readonly labels?: { readonly [key: string]: string };
  readonly taints?: readonly JsonObject[];
  /** @default 'containerd://2.1.0' */
  readonly runtime?: string;
  /** By which the cloud knows its server, such as `eu-central-1.i-…`; its name where it is left out. */
  readonly providerId?: string;
  /** Of the machine that a login on it leads to; its name where it is left out. */
  readonly bootId?: string;
};

export type ClusterShape = {
  readonly version: string;
  readonly nodes: readonly NodeShape[];
  /** On namespace kube-system, for who asks whether it may be practised on. */
  readonly labels?: { readonly [key: string]: string };
};

const BY_SYSTEM = { manager: '' } as const;

/** Puts into an empty store what every cluster has from its first moment. */
export function foundCluster(store: Store, { version, nodes, labels = {} }: ClusterShape): void {
  const add = (kind: string, object: JsonObject, namespace?: string): JsonObject =>
    founded(store, kindNamed(kind), namespace, object);
  for (const name of ['default', 'kube-system', 'kube-public', 'kube-node-lease'])
    add('Namespace', { metadata: { name, labels: name === 'kube-system' ? labels : {} } });
  for (const node of nodes) add('Node', nodeOf(node, version));
  add(
    'Service',
    {
      metadata: { name: 'kubernetes', labels: { component: 'apiserver', provider: 'kubernetes' } },
      spec: {
        clusterIP: '172.21.0.1',
        ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 6443 }],
      },
    },
    'default',
  );
  add('StorageClass', {
    metadata: {
      name: 'alicloud-disk-essd',
      annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
    },
    provisioner: 'diskplugin.csi.alibabacloud.com',
    parameters: { type: 'cloud_essd' },
    volumeBindingMode: 'Immediate',
    allowVolumeExpansion: true,
  });
  for (const [name, value] of [
    ['system-cluster-critical', 2_000_000_000],
    ['system-node-critical', 2_000_001_000],
  ] as const)
    add('PriorityClass', { metadata: { name }, value });
  for (const [kind, object] of firstRights()) add(kind, object);
}

/** A real API server has some of it by itself: that is only completed. */
function founded(
  store: Store,
  kind: Kind,
  namespace: string | undefined,
  object: JsonObject,
): JsonObject {
  const there = store.get(kind, { namespace, name: nameOf(object) });
  if (there === undefined) return create(store, kind, namespace, object, BY_SYSTEM);
  const whole = mergePatch(object, there);
  return same(whole, there) || !isObject(whole) ? there : store.put(kind, whole);
}

function nodeOf(shape: NodeShape, version: string): JsonObject {
  const {
    name,
    address,
    cpu,
    memory,
    labels = {},
    taints = [],
    runtime = 'containerd://2.1.0',
    providerId = name,
    bootId = name,
  } = shape;
  const resources = { cpu, memory, pods: '110', 'ephemeral-storage': '120Gi' };
  return {
    metadata: {
      name,
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/os': 'linux',
        ...labels,
      },
    },
    spec: { providerID: providerId, ...(taints.length === 0 ? {} : { taints }) },
    status: {
      capacity: resources,
      allocatable: resources,
      addresses: [
        { type: 'InternalIP', address },
        { type: 'Hostname', address: name },
      ],
      nodeInfo: {
        architecture: 'amd64',
        bootID: bootId,
        containerRuntimeVersion: runtime,
        kernelVersion: '5.10.134',
        kubeProxyVersion: version,
        kubeletVersion: version,
        machineID: name,
        operatingSystem: 'linux',
        osImage: 'Alibaba Cloud Linux 3',
        systemUUID: name,
      },
    },
  };
}
