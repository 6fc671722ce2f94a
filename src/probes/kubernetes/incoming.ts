import type { Change, ClusterReader, Selection } from '../../model/ports.ts';

/** Changes as they come, kept until somebody takes them. */
export type Incoming = {
  take(): readonly (readonly Change[])[];
  /** Why no more will come; undefined while they may. */
  ended(): { readonly error: unknown } | undefined;
};

/** Calls `onNews` for each batch, and when it ended: with how far something can be read now, where that is told. */
export function createIncoming(
  cluster: Pick<ClusterReader, 'follow'>,
  selections: readonly Selection[],
  signal: AbortSignal,
  onNews: (isAboutReading: boolean) => void,
): Incoming {
  let batches: (readonly Change[])[] = [];
  let end: { readonly error: unknown } | undefined;
  async function pump(): Promise<void> {
    for await (const batch of cluster.follow(selections, signal)) {
      batches.push(batch);
      onNews(batch.some(({ is }) => is === 'whole' || is === 'blind'));
    }
  }
  async function untilItEnds(): Promise<void> {
    const [settled] = await Promise.allSettled([pump()]);
    end = { error: settled.status === 'rejected' ? settled.reason : undefined };
    onNews(true);
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
