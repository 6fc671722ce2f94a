import v8 from 'node:v8';

/** Of the young part: collected in steps of a megabyte, most of the time of a roll-out went into that. */
const YOUNG_BYTES = 8 * 2 ** 20;
/** It can't double more than once or twice in this time. */
const LOOK_EVERY_MS = 250;

let isKept = false;

/**
 * What a cluster tells is mostly thrown away at once. Left to itself, V8 lets such garbage grow to several times what is
 * kept, as long as the machine has memory: on a jump host others need that (measured with bench/readiness.ts). Set again
 * it is the same.
 */
export function keepHeapSmall(): void {
  if (isKept) return;
  isKept = true;
  v8.setFlagsFromString('--optimize-for-size');
  v8.setFlagsFromString('--heap-growing-percent=50');
  boundYoung();
  setInterval(boundYoung, LOOK_EVERY_MS).unref();
}

/** V8 has no flag for a limit that can still be set, but one for how much it grows by. */
function boundYoung(): void {
  const young = v8.getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
  const isFull = young !== undefined && young.space_size >= YOUNG_BYTES;
  v8.setFlagsFromString(`--semi-space-growth-factor=${isFull ? 1 : 2}`);
}
