import { doorSignature, standingAt } from '../core/front-door-table.ts';
import type { DoorCell, DoorRow } from '../model/front-door.ts';
import type { StepId } from '../model/runbook.ts';
import type { Cause } from '../model/verdict.ts';
import type { FollowListener } from './follow-proofs.ts';
import type { Look } from './look.ts';

/** What is followed stands until it is told otherwise: so often it is said anew that it does. */
const STANDS_ANEW_MS = 15_000;

/** What the proofs of each step, or milestone, said of the front door last: never recorded, gone with the process. */
export type DoorSeen = {
  look(step: StepId, look: Look): void;
  /** It was seen with values that are others by now. */
  forget(step: StepId): void;
  /** It is no longer followed: it stood until now. */
  settle(step: StepId): void;
  /** The rows of its proofs, one after the other. The same list until there is something to be said anew. */
  of(step: StepId): readonly DoorRow[];
};

type Seen = { readonly rows: readonly DoorRow[]; readonly stands: boolean; readonly at: number };
type Kept = { readonly proofs: Map<number, Seen>; list: readonly DoorRow[] | null };

export function createDoorSeen(now: () => number, onChange: () => void): DoorSeen {
  const steps = new Map<StepId, Kept>();

  function keep(step: StepId, proof: number, seen: Seen): void {
    const kept = steps.get(step) ?? { proofs: new Map<number, Seen>(), list: null };
    steps.set(step, kept);
    const before = kept.proofs.get(proof)?.rows ?? [];
    kept.proofs.set(proof, seen);
    kept.list = null;
    // That it was looked at once more is nothing that anybody has to be told.
    if (doorSignature(before) !== doorSignature(seen.rows)) onChange();
  }

  function standing(step: StepId, forMs: number, stands: boolean): void {
    const at = now();
    for (const [proof, seen] of steps.get(step)?.proofs ?? [])
      if (seen.stands && at - seen.at >= forMs)
        keep(step, proof, { rows: standingAt(seen.rows, at), stands, at });
  }

  return {
    look(step, { proof, door, found, live }) {
      const before = steps.get(step)?.proofs.get(proof);
      const at = now();
      if (door !== undefined) keep(step, proof, { rows: door, stands: live, at });
      else if (before !== undefined) {
        const rows = found.verdict === 'unknown' ? doubted(before.rows, found.cause) : [];
        keep(step, proof, { rows, stands: false, at });
      }
    },
    forget(step) {
      if (steps.delete(step)) onChange();
    },
    settle: (step) => standing(step, 0, false),
    of(step) {
      standing(step, STANDS_ANEW_MS, true);
      const kept = steps.get(step);
      if (kept === undefined) return NO_ROWS;
      const all = [...kept.proofs].toSorted(([a], [b]) => a - b);
      kept.list ??= all.flatMap(([, { rows }]) => rows);
      return kept.list;
    },
  };
}

const NO_ROWS: readonly DoorRow[] = [];

/** What a follow tells of the front door. It also begins by forgetting: what was seen before it stands until then. */
export function doorListener(door: DoorSeen, step: StepId): FollowListener {
  let hasBegun = false;
  return {
    look: (look) => door.look(step, look),
    forget() {
      if (hasBegun) door.forget(step);
      hasBegun = true;
    },
  };
}

/** It can't be looked at any more: what was seen then says nothing about now. */
function doubted(rows: readonly DoorRow[], cause: Cause | null): readonly DoorRow[] {
  const doubt = { verdict: 'unknown', word: '', params: {}, cause } as const;
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell): DoorCell => ({ ...cell, ...doubt })),
  }));
}
