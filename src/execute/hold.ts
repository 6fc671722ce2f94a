import type { Look } from './look.ts';

type Time = { readonly at: number; readonly mono: number };

/** For how long all that a milestone rests on has held without a break. */
export type Hold = {
  look(look: Look): void;
  /** All is looked at anew, with other values. */
  forget(): void;
  /** Whether what it needs beside its own proofs is there. */
  needs(areMet: boolean): void;
  /** Since when, in epoch milliseconds; null while it does not hold. */
  since(): number | null;
  leftMs(): number;
};

/**
 * Told of every look, so that no bad moment is missed however short. It begins again where anything does not pass, and
 * where what must stay unbroken, such as the restarts of pods, is another than when it began. Measured by the monotonic
 * clock: a corrected wall clock holds nothing.
 */
export function createHold(proofs: number, holdMs: number, time: () => Time): Hold {
  const looks = new Map<number, Look>();
  let areMet = false;
  let began: (Time & { readonly looks: ReadonlyMap<number, Look> }) | null = null;

  function settle(): void {
    const holds =
      areMet &&
      looks.size === proofs &&
      [...looks.values()].every((look) => look.found.verdict === 'pass');
    if (!holds) began = null;
    else if (began === null || !isUnbroken(began.looks))
      began = { ...time(), looks: new Map(looks) };
  }

  function isUnbroken(first: ReadonlyMap<number, Look>): boolean {
    return [...looks].every(([proof, look]) => first.get(proof)?.unbroken === look.unbroken);
  }

  return {
    look(look) {
      looks.set(look.proof, look);
      settle();
    },
    forget() {
      looks.clear();
      began = null;
    },
    needs(now) {
      areMet = now;
      settle();
    },
    since: () => began?.at ?? null,
    leftMs: () => (began === null ? holdMs : Math.max(0, holdMs - (time().mono - began.mono))),
  };
}
