import { randomBytes } from 'node:crypto';
import { inject, test } from 'vitest';
import { connect, type ControlPlane, type ControlPlaneAddress } from './control-plane.ts';
import { createNamespace } from './namespace.ts';

export type { AuditedWrite } from './audit.ts';
export type { ControlPlane, Who } from './control-plane.ts';
export type { NodeShape } from './node.ts';
export { startControlPlane, type ControlPlaneOptions, type OwnControlPlane } from './start.ts';

/**
 * The control plane that all tests of a run share, some of them at the same time. Give your objects fresh names, count
 * nothing that others may add to, and start one of your own for what concerns the whole of it.
 */
export type Cluster = ControlPlane & {
  /** A name nobody else has; nothing is created. */
  readonly freshName: (prefix?: string) => string;
  /** Creates a namespace with a fresh name, ready for pods; it is deleted after the test. */
  readonly createNamespace: (prefix?: string) => Promise<string>;
};

/**
 * `test` with a `cluster`, for files named `*.cluster.test.ts`. It is skipped when the programs of the
 * control plane are not there.
 */
export const clusterTest = test.extend('cluster', async ({ skip }, { onCleanup }) => {
  const address = inject('controlPlane');
  if (address === undefined) return skip('no control plane');

  const created: string[] = [];
  const cluster = await createCluster(address, created);
  onCleanup(async () => {
    await Promise.all(
      created.map((name) => cluster.request('DELETE', `/api/v1/namespaces/${name}`)),
    );
  });
  return cluster;
});

async function createCluster(address: ControlPlaneAddress, created: string[]): Promise<Cluster> {
  const controlPlane = await connect(address);
  const freshName = (prefix = 'test'): string => `${prefix}-${randomBytes(5).toString('hex')}`;
  return {
    ...controlPlane,
    freshName,
    createNamespace: async (prefix) => {
      const name = freshName(prefix);
      await createNamespace(controlPlane, name);
      created.push(name);
      return name;
    },
  };
}
