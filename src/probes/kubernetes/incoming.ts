import type { Change, ClusterReader, Selection } from '../../model/ports.ts';

/** Changes as they come, kept until somebody takes them. */
export type Incoming = {
  take(): readonly (readonly Change[])[];
  /** Why no more will come; undefined while they may. */
  ended(): { readonly error: unknown } | undefined;
};

/** Calls `onNews` for each batch, and when it ended. */
export function createIncoming(
  cluster: Pick<ClusterReader, 'follow'>,
  selections: readonly Selection[],
  signal: AbortSignal,
  onNews: () => void,
): Incoming {
  let batches: (readonly Change[])[] = [];
  let end: { readonly error: unknown } | undefined;
  async function pump(): Promise<void> {
    for await (const batch of cluster.follow(selections, signal)) {
      batches.push(batch);
      onNews();
    }
  }
  async function untilItEnds(): Promise<void> {
    const [settled] = await Promise.allSettled([pump()]);
    end = { error: settled.status === 'rejected' ? settled.reason : undefined };
    onNews();
  }
  void untilItEnds();
  return {
    take() {
      const taken = batches;
      batches = [];
      return taken;
    },
    ended: () => end,
  };
}
