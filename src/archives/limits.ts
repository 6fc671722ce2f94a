import { Unfit } from './unfit.ts';

export type Limits = {
  readonly entries: number;
  readonly bytes: number;
  /** So many bytes may come of one, on the average: configuration packs to a tenth. */
  readonly ratio: number;
};
export const LIMITS: Limits = { entries: 200_000, bytes: 32 * 1024 ** 3, ratio: 300 };
/** Little that is packed well is no bomb. */
const RATIO_COUNTS_FROM = 64 * 1024 ** 2;

/** Stops an archive that is meant to fill the disk. */
export function counter(
  path: string,
  packedBytes: number,
  limits: Limits,
): { entry(): void; bytes(count: number): void } {
  let entries = 0;
  let bytes = 0;
  return {
    entry() {
      entries += 1;
      if (entries > limits.entries)
        throw new Unfit('archive-too-many', { path, limit: limits.entries });
    },
    bytes(count) {
      bytes += count;
      if (bytes > limits.bytes) throw new Unfit('archive-too-much', { path, limit: limits.bytes });
      const ratio = bytes / Math.max(packedBytes, 1);
      if (bytes > RATIO_COUNTS_FROM && ratio > limits.ratio)
        throw new Unfit('archive-bomb', { path, ratio: Math.round(ratio), limit: limits.ratio });
    },
  };
}
