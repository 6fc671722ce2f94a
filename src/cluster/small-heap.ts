import v8 from 'node:v8';

/**
 * What a cluster tells is mostly thrown away at once. Left to itself, V8 lets such garbage grow to several times what is
 * kept, as long as the machine has memory: on a jump host others need that. Collected more often it takes about a fifth
 * more processor time (measured with bench/readiness.ts). Set again it is the same.
 */
export function keepHeapSmall(): void {
  v8.setFlagsFromString('--optimize-for-size');
  v8.setFlagsFromString('--semi-space-growth-factor=1');
  v8.setFlagsFromString('--heap-growing-percent=50');
}
