/** Numbers that are the same for the same seed, so that what was found can be found again. */
export type Random = {
  /** 0 or more, less than `below`. */
  int(below: number): number;
  of<T>(list: readonly [T, ...(readonly T[])]): T;
};

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return { int, of: (list) => list[int(list.length)] ?? list[0] };
}
