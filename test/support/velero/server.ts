import { z } from 'zod';
import type { Cluster } from '../control-plane/index.ts';

const LOOK_EVERY_MS = 100;
/** What the real one (1.18) writes into a Restore when it begins with it. */
const FINALIZER = 'restores.velero.io/external-resources-finalizer';
const FILLED_IN = { excludedResources: ['nodes', 'events'], itemOperationTimeout: '4h0m0s' };

const Restores = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string(), deletionTimestamp: z.string().optional() }),
      status: z.object({ phase: z.string().optional() }).optional(),
    }),
  ),
});

/**
 * What Velero's server does with a Restore, as the real one was seen to do it: takes it, brings the objects of the
 * backup, warns of what every namespace has anyway, and says that it is Completed; lets go of one that is deleted.
 */
export function startVelero(
  { request }: Pick<Cluster, 'request'>,
  namespace: string,
  backup: readonly { readonly path: string; readonly object: object }[],
): { readonly stop: () => Promise<void> } {
  const restores = `/apis/velero.io/v1/namespaces/${namespace}/restores`;
  const stop = new AbortController();
  const running = run();

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      await restoreAll();
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    for (const { metadata } of await all()) await letGo(metadata.name);
  }

  async function all() {
    const { status, body } = await request('GET', restores);
    return status === 200 ? Restores.parse(body).items : [];
  }

  async function restoreAll(): Promise<void> {
    for (const { metadata, status } of await all()) {
      if (metadata.deletionTimestamp !== undefined) await letGo(metadata.name);
      else if (status?.phase === undefined) await restore(`${restores}/${metadata.name}`);
    }
  }

  async function restore(place: string): Promise<void> {
    const now = () => new Date().toISOString();
    const tell = (status: object) => request('PATCH', place, { status });
    await request('PATCH', place, { metadata: { finalizers: [FINALIZER] } });
    const begun = { phase: 'InProgress', startTimestamp: now() };
    await request('PATCH', place, { spec: FILLED_IN, status: begun });
    for (const [done, { path, object }] of backup.entries()) {
      await request('POST', path, object);
      await tell({ progress: { itemsRestored: done + 1, totalItems: backup.length } });
    }
    await tell({ phase: 'Finalizing', warnings: 1 });
    await tell({ phase: 'Completed', completionTimestamp: now() });
  }

  async function letGo(name: string): Promise<void> {
    await request('PATCH', `${restores}/${name}`, { metadata: { finalizers: null } });
  }

  return {
    async stop() {
      stop.abort();
      await running;
    },
  };
}
