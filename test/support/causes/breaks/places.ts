import type { Break } from './break.ts';
import { faring, SERVING, waiting } from './faring.ts';

const claims =
  (claim: string, more?: string): Break['breakIt'] =>
  async (cluster, namespace) => {
    if (more !== undefined) await cluster.create(null, more);
    await cluster.create(namespace, claim);
    await cluster.deploy(
      namespace,
      'volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]',
    );
  };

const claimOf = (storageClass: string): string => `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: ${storageClass}
  resources: { requests: { storage: 1Gi } }`;

export const PLACES: readonly Break[] = [
  {
    sentence: 'a volume that does not get to the node',
    namespace: 'attach',
    code: 'volume-not-attached',
    params: { volume: 'pvc-1', node: 'node-1' },
    breakIt: faring(
      `${waiting('ContainerCreating', '')}
conditions:
  - { type: PodScheduled, status: 'True' }
  - { type: Initialized, status: 'True' }
  - { type: PodReadyToStartContainers, status: 'False' }
  - { type: Ready, status: 'False' }`,
      {
        events: [
          [
            'FailedAttachVolume',
            'AttachVolume.Attach failed for volume "pvc-1" : rpc error: code = Internal desc = disk is in another zone',
          ],
        ],
      },
    ),
  },
  {
    sentence: 'no node with so much processor',
    namespace: 'cpu',
    code: 'unschedulable-resource',
    params: { resource: 'cpu', asked: '64' },
    breakIt: (cluster, namespace) =>
      cluster.deploy(namespace, "containers: [{ resources: { requests: { cpu: '64' } } }]"),
  },
  {
    sentence: 'no node with so much memory',
    namespace: 'memory',
    code: 'unschedulable-resource',
    params: { resource: 'memory', asked: '500Gi' },
    breakIt: (cluster, namespace) =>
      cluster.deploy(namespace, 'containers: [{ resources: { requests: { memory: 500Gi } } }]'),
  },
  {
    sentence: 'no node with such a label',
    namespace: 'selector',
    code: 'unschedulable-selector',
    params: { selector: 'disk=ssd' },
    breakIt: (cluster, namespace) => cluster.deploy(namespace, 'nodeSelector: { disk: ssd }'),
  },
  {
    sentence: 'no node where such a pod does not run already',
    namespace: 'anti-affinity',
    code: 'unschedulable-anti-affinity',
    count: 1,
    breakIt: async (cluster, namespace) => {
      const term =
        '{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: gateway } } }';
      await cluster.deploy(
        namespace,
        `affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [${term}] } }`,
        2,
      );
      await cluster.fare(namespace, SERVING, 1);
    },
  },
  {
    sentence: 'a claim whose class is not there',
    namespace: 'class-absent',
    code: 'storage-class-absent',
    params: { class: 'fast' },
    breakIt: claims(claimOf('fast')),
  },
  {
    sentence: 'a claim for which nobody makes a volume',
    namespace: 'no-provisioner',
    code: 'claim-provisioning',
    params: { class: 'slow' },
    breakIt: claims(
      claimOf('slow'),
      'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: { name: slow }\nprovisioner: nobody.example.com',
    ),
  },
];
