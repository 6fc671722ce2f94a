import { z } from 'zod';
import type { Cluster } from '../control-plane/index.ts';

const LOOK_EVERY_MS = 100;

const Restores = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string() }),
      status: z.object({ phase: z.string().optional() }).optional(),
    }),
  ),
});

/**
 * What Velero's server does with a Restore, in one go: brings the objects of the backup, and says that it is Completed
 * (velero.io/docs, "Restore Reference").
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
  }

  async function restoreAll(): Promise<void> {
    const { status, body } = await request('GET', restores);
    if (status !== 200) return;
    const open = Restores.parse(body).items.filter((one) => one.status?.phase === undefined);
    for (const { metadata } of open) {
      for (const { path, object } of backup) await request('POST', path, object);
      const completionTimestamp = new Date().toISOString();
      const done = { phase: 'Completed', completionTimestamp };
      await request('PATCH', `${restores}/${metadata.name}`, { status: done });
    }
  }

  return {
    async stop() {
      stop.abort();
      await running;
    },
  };
}
