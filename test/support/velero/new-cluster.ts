import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createTempDirectory, type Child } from '../control-plane/child.ts';
import { createNamespace } from '../control-plane/namespace.ts';
import { startControlPlane, type OwnControlPlane } from '../control-plane/start.ts';
import { defineVeleroKinds } from './crds.ts';
import { LEFT, phaseOf, put, VELERO, VELERO_APIS } from './lost-cluster.ts';
import { serverLogIn, startVeleroServer, type ServerFlags } from './real-server.ts';
import { STORED, startStorage, type Storage } from './storage.ts';

const LOCATION = 'backupstoragelocations/default';

/** A cluster with nothing in it, and Velero's parts, each put into it when the test says so. */
export type NewCluster = {
  readonly cluster: OwnControlPlane;
  /** A copy of what the lost cluster has left. */
  readonly storage: Storage;
  /** Velero's kinds, its namespace, and the Deployment whose pod its server would be. */
  readonly install: () => Promise<void>;
  readonly locate: (spec?: object) => Promise<void>;
  readonly changeLocation: (spec: object) => Promise<void>;
  /** What it says is the log of its pod. */
  readonly startServer: (flags?: ServerFlags) => Promise<Child>;
  /** All of it in one go, until the backups are listed. */
  readonly startVelero: (location?: object, flags?: ServerFlags) => Promise<Child>;
};

/** `left` is the folder in which a lost cluster's storage lies. Gone after the test. */
export async function aNewCluster(left: string): Promise<NewCluster> {
  const { directory, remove } = await createTempDirectory('new-cluster-');
  onTestFinished(remove);
  copyFileSync(path.join(left, STORED), path.join(directory, STORED));
  const storage = await startStorage(directory);
  onTestFinished(() => storage.stop());
  const cluster = await startControlPlane({ nodes: 1, logs: serverLogIn(directory) });
  onTestFinished(() => cluster.stop());
  const install = async () => {
    await defineVeleroKinds(cluster);
    await createNamespace(cluster, VELERO);
    await cluster.request('POST', `/apis/apps/v1/namespaces/${VELERO}/deployments`, SERVER);
    const ready = ['rollout', 'status', 'deployment/velero', `--namespace=${VELERO}`];
    await cluster.kubectl([...ready, '--timeout=60s']);
  };
  const locate = (spec: object = {}) => {
    const own = { ...storage.spec, default: true, validationFrequency: '1s' };
    return put(cluster, 'BackupStorageLocation', LOCATION, { ...own, ...spec });
  };
  const startServer = async (flags: ServerFlags = {}) => {
    const where = { kubeconfig: cluster.kubeconfig, namespace: VELERO, directory };
    const server = await startVeleroServer(where, flags);
    onTestFinished(() => server.stop());
    return server;
  };
  return {
    cluster,
    storage,
    install,
    locate,
    startServer,
    async changeLocation(spec) {
      await cluster.request('PATCH', `${VELERO_APIS}/${LOCATION}`, { spec });
    },
    async startVelero(location, flags) {
      await install();
      await locate(location);
      const first = await startServer(flags);
      await phaseOf(cluster, LOCATION, ['Available'], first.ended);
      // It lists what is in a location that it has tried at its start, and then once a minute.
      await first.stop();
      const server = await startServer(flags);
      await phaseOf(cluster, `backups/${LEFT.whole}`, ['Completed'], server.ended);
      return server;
    },
  };
}

/** As its own installer makes it. Without it a restore fails in part: the server looks for itself. */
const SERVER = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'velero', namespace: VELERO, labels: { component: 'velero' } },
  spec: {
    replicas: 1,
    selector: { matchLabels: { deploy: 'velero' } },
    template: {
      metadata: { labels: { component: 'velero', deploy: 'velero' } },
      spec: { containers: [{ name: 'velero', image: 'velero/velero:v1.18.3' }] },
    },
  },
};
