import v8 from 'node:v8';

let isSmall = false;

/**
 * What a cluster tells is mostly thrown away at once. Left to itself, V8 lets such garbage grow to several times what is
 * kept, as long as the machine has memory: on a jump host that is what others need. Collected more often it takes about a
 * fifth more processor time (bench/readiness.ts).
 */
export function keepHeapSmall(): void {
  if (isSmall) return;
  isSmall = true;
  v8.setFlagsFromString('--semi-space-growth-factor=1');
  v8.setFlagsFromString('--heap-growing-percent=50');
}
