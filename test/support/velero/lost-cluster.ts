import { test } from 'vitest';
import { z } from 'zod';
import { createTempDirectory } from '../control-plane/child.ts';
import { createNamespace } from '../control-plane/namespace.ts';
import { startControlPlane, type OwnControlPlane } from '../control-plane/start.ts';
import { waitUntil } from '../control-plane/wait-until.ts';
import { defineVeleroKinds } from './crds.ts';
import { startVeleroServer } from './real-server.ts';
import { startStorage } from './storage.ts';

/** Where Velero is installed, and under which path its objects are. */
export const VELERO = 'velero';
export const VELERO_APIS = `/apis/velero.io/v1/namespaces/${VELERO}`;

const ENDED = ['Completed', 'PartiallyFailed', 'Failed', 'FailedValidation'];
/** Velero runs this before it takes a pod, and it fails: what has such a pod in it is taken only in part. */
const FAILING_HOOK = {
  'pre.hook.backup.velero.io/command': '["/bin/false"]',
  'pre.hook.backup.velero.io/on-error': 'Fail',
};

/** What the lost cluster has left in its storage: the names of its namespaces and of the backups of them. */
export const LEFT = {
  namespaces: ['shop', 'pay'],
  whole: 'nightly',
  /** Its pods could not be asked to stand still. */
  partly: 'half',
  expired: 'short',
} as const;

const Phase = z.object({ status: z.object({ phase: z.string().optional() }).optional() });

/** `test` with `left`, the folder of the storage that a lost cluster has filled: one for all tests of a file. */
export const lostClusterTest = test.extend(
  'left',
  { scope: 'file' },
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from it what a fixture needs: this one nothing
  async ({}, { onCleanup }) => {
    const { directory, remove } = await createTempDirectory('lost-cluster-');
    onCleanup(remove);
    await loseCluster(directory);
    return directory;
  },
);

/** Runs a cluster with Velero until its backups are in the storage of this folder, and loses it. */
async function loseCluster(directory: string): Promise<void> {
  const storage = await startStorage(directory);
  const cluster = await startControlPlane({ nodes: 1, commands: true });
  try {
    await defineVeleroKinds(cluster);
    await createNamespace(cluster, VELERO);
    for (const namespace of LEFT.namespaces) await fill(cluster, namespace, {});
    await fill(cluster, 'busy', FAILING_HOOK);
    const spec = { ...storage.spec, default: true, validationFrequency: '1s' };
    await put(cluster, 'BackupStorageLocation', 'backupstoragelocations/default', spec);
    const { kubeconfig } = cluster;
    const server = await startVeleroServer({ kubeconfig, namespace: VELERO, directory });
    try {
      await phaseOf(cluster, 'backupstoragelocations/default', ['Available'], server.ended);
      const { namespaces, whole, partly, expired } = LEFT;
      const backups = {
        [expired]: { includedNamespaces: namespaces, ttl: '1s' },
        [whole]: { includedNamespaces: namespaces },
        [partly]: { includedNamespaces: [...namespaces, 'busy'] },
      };
      for (const [name, backup] of Object.entries(backups)) {
        await put(cluster, 'Backup', `backups/${name}`, backup);
        await phaseOf(cluster, `backups/${name}`, ENDED, server.ended);
      }
    } finally {
      await server.stop();
    }
  } finally {
    await cluster.stop();
    await storage.stop();
  }
}

/** Creates an object of Velero. */
export async function put(
  { request }: Pick<OwnControlPlane, 'request'>,
  kind: string,
  place: string,
  spec: object,
): Promise<void> {
  const [resource, name] = place.split('/');
  const object = { apiVersion: 'velero.io/v1', kind, metadata: { name }, spec };
  const { status, body } = await request('POST', `${VELERO_APIS}/${resource}`, object);
  if (status !== 201) throw new Error(`${place}: ${JSON.stringify(body)}`);
}

/** Waits until it is in one of these phases, and says in which. */
export async function phaseOf(
  { request }: Pick<OwnControlPlane, 'request'>,
  place: string,
  phases: readonly string[],
  hopeless: () => string | undefined,
): Promise<string> {
  let phase = '-';
  const isThere = async () => {
    const { body } = await request('GET', `${VELERO_APIS}/${place}`);
    phase = Phase.parse(body).status?.phase ?? '-';
    return phases.includes(phase);
  };
  await waitUntil(`${place} is ${phases.join(' or ')}`, isThere, { timeoutMs: 60_000, hopeless });
  return phase;
}

/** Something to be lost: pods that run, and what they are told. */
async function fill(
  cluster: OwnControlPlane,
  namespace: string,
  annotations: { readonly [key: string]: string },
): Promise<void> {
  await createNamespace(cluster, namespace);
  const labels = { app: 'web' };
  const containers = [{ name: 'main', image: 'registry.example.com/web:1' }];
  const template = { metadata: { labels, annotations }, spec: { containers } };
  const objects = {
    [`/apis/apps/v1/namespaces/${namespace}/deployments`]: {
      metadata: { name: 'web' },
      spec: { replicas: 1, selector: { matchLabels: labels }, template },
    },
    [`/api/v1/namespaces/${namespace}/configmaps`]: {
      metadata: { name: 'settings' },
      data: { greeting: 'hello' },
    },
    [`/api/v1/namespaces/${namespace}/services`]: {
      metadata: { name: 'web' },
      spec: { selector: labels, ports: [{ port: 80 }] },
    },
  };
  for (const [path, object] of Object.entries(objects)) {
    const { status, body } = await cluster.request('POST', path, object);
    if (status !== 201) throw new Error(`${path}: ${JSON.stringify(body)}`);
  }
  const ready = ['rollout', 'status', 'deployment/web', `--namespace=${namespace}`];
  await cluster.kubectl([...ready, '--timeout=60s']);
}
