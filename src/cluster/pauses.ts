import { setTimeout as sleep } from 'node:timers/promises';
import { groupOf } from './api-group.ts';
import { LONGEST_ASKED_MS } from './pace.ts';

/** Pauses between tries: what waits for a server that is away need not wait longer once another has reached it. */
export type Pauses = {
  /** Throws the signal's reason. */
  rest(ms: number, isForServer: boolean, signal: AbortSignal): Promise<void>;
  /** Whoever waits for the server goes on within this time. */
  reached(withinMs: number): void;
  /** This was answered, perhaps with the wish to be left alone for so long. */
  answered(path: string, status: number, retryAfterMs: number | undefined): void;
  /** How long whoever asks there is still to wait, whoever was told so; undefined where nothing was wished for. */
  asked(path: string): AskedPause | undefined;
};

/** `status` is the answer with which it was wished for. */
export type AskedPause = { readonly ms: number; readonly status: number };

const EVERYWHERE = '';

export function createPauses(): Pauses {
  const waiting = new Set<(ms: number) => void>();
  const until = new Map<string, { readonly at: number; readonly status: number }>();
  return {
    async rest(ms, isForServer, signal) {
      if (!isForServer) {
        await sleep(ms, undefined, { signal });
        return;
      }
      const sooner = new AbortController();
      const wake = (withinMs: number) => {
        waiting.delete(wake);
        left = Math.random() * withinMs;
        sooner.abort();
      };
      let left = 0;
      waiting.add(wake);
      await sleep(ms, undefined, { signal: AbortSignal.any([signal, sooner.signal]) }).catch(
        () => undefined,
      );
      waiting.delete(wake);
      signal.throwIfAborted();
      if (left > 0) await sleep(Math.min(left, ms), undefined, { signal });
    },
    reached(withinMs) {
      for (const wake of waiting) wake(withinMs);
    },
    answered(path, status, retryAfterMs = 0) {
      if (retryAfterMs <= 0 || (status !== 429 && status !== 503)) return;
      // A group that another server answers for may be down by itself: the rest goes on.
      const place = (status === 503 ? groupOf(path) : undefined) ?? EVERYWHERE;
      const at = performance.now() + Math.min(retryAfterMs, LONGEST_ASKED_MS);
      if (at > (until.get(place)?.at ?? 0)) until.set(place, { at, status });
    },
    asked(path) {
      const now = performance.now();
      const [longest] = [until.get(EVERYWHERE), until.get(groupOf(path) ?? EVERYWHERE)]
        .filter((one) => one !== undefined && one.at > now)
        .toSorted((a, b) => (b?.at ?? 0) - (a?.at ?? 0));
      return longest === undefined ? undefined : { ms: longest.at - now, status: longest.status };
    },
  };
}
