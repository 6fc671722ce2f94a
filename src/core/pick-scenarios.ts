import type { Scenario } from '../model/fault.ts';

const FEWEST = 2;
const MOST = 3;

/**
 * A few scenarios by a number: the same number picks the same ones of the same list. No fault comes twice, as its end would
 * end both.
 */
export function pickScenarios(all: readonly Scenario[], seed: number): readonly Scenario[] {
  const random = numbersOf(seed);
  const count = FEWEST + Math.floor(random() * (MOST - FEWEST + 1));
  const left = all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const picked: Scenario[] = [];
  while (picked.length < count && left.length > 0) {
    const [one] = left.splice(Math.floor(random() * left.length), 1);
    if (one !== undefined && !picked.some((other) => sharesFault(one, other))) picked.push(one);
  }
  return picked;
}

function sharesFault(one: Scenario, other: Scenario): boolean {
  return one.faults.some(({ fault }) => other.faults.some((its) => its.fault === fault));
}

/** Mulberry32 (Tommy Ettinger, public domain): numbers from 0 to below 1 that only depend on the seed. */
function numbersOf(seed: number): () => number {
  let at = (seed % 2 ** 32) | 0;
  return () => {
    at = (at + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
