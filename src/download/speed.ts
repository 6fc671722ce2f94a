import type { Clock } from '../model/ports.ts';
import type { Progress } from '../model/verdict.ts';

const EVERY_MS = 500;
/** The speed of the last while: what was long ago says nothing of how long it takes. */
const WINDOW_MS = 10_000;

/** Tells how far a download is, not with each chunk. */
export function speedometer(
  clock: Clock,
  onProgress: (progress: Progress) => void,
): (done: number, of: number | null, isLast?: boolean) => void {
  const seen: { at: number; done: number }[] = [];
  let toldAt = Number.NEGATIVE_INFINITY;
  return (done, of, isLast = false) => {
    const at = clock.mono();
    if (!isLast && at - toldAt < EVERY_MS) return;
    toldAt = at;
    // It began anew.
    if ((seen.at(-1)?.done ?? 0) > done) seen.length = 0;
    seen.push({ at, done });
    while (seen.length > 2 && at - (seen[0]?.at ?? at) > WINDOW_MS) seen.shift();
    const first = seen[0] ?? { at, done };
    const perMs = at > first.at ? (done - first.done) / (at - first.at) : 0;
    onProgress({
      done,
      of,
      unit: 'bytes',
      ...(perMs > 0 ? { perMinute: Math.round(perMs * 60_000) } : {}),
      ...(perMs > 0 && of !== null ? { leftMs: Math.round((of - done) / perMs) } : {}),
    });
  };
}
