import { doorSignature } from '../core/front-door-table.ts';
import type { DoorCell, DoorRow } from '../model/front-door.ts';
import type { StepId } from '../model/runbook.ts';
import type { Cause } from '../model/verdict.ts';
import type { FollowListener } from './follow-proofs.ts';
import type { Look } from './look.ts';

/** What the proofs of each step, or milestone, said of the front door last: never recorded, gone with the process. */
export type DoorSeen = {
  look(step: StepId, look: Look): void;
  /** It was seen with values that are others by now. */
  forget(step: StepId): void;
  /** The rows of its proofs, one after the other. The same list until something is said anew. */
  of(step: StepId): readonly DoorRow[];
};

export function createDoorSeen(onChange: () => void): DoorSeen {
  const proofs = new Map<StepId, Map<number, readonly DoorRow[]>>();
  const lists = new Map<StepId, readonly DoorRow[]>();

  function change(step: StepId, proof: number, rows: readonly DoorRow[]): void {
    const known = proofs.get(step) ?? new Map<number, readonly DoorRow[]>();
    const before = known.get(proof) ?? [];
    proofs.set(step, known.set(proof, rows));
    lists.delete(step);
    // That it was looked at once more is nothing that anybody has to be told.
    if (doorSignature(before) !== doorSignature(rows)) onChange();
  }

  return {
    look(step, { proof, door, found }) {
      const before = proofs.get(step)?.get(proof);
      if (door !== undefined) change(step, proof, door);
      else if (before !== undefined)
        change(step, proof, found.verdict === 'unknown' ? doubted(before, found.cause) : []);
    },
    forget(step) {
      if (!proofs.delete(step)) return;
      lists.delete(step);
      onChange();
    },
    of(step) {
      const known = lists.get(step);
      if (known !== undefined) return known;
      const all = [...(proofs.get(step) ?? [])].toSorted(([a], [b]) => a - b);
      const rows = all.flatMap(([, one]) => one);
      lists.set(step, rows);
      return rows;
    },
  };
}

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
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell): DoorCell => ({
      ...cell,
      verdict: 'unknown',
      word: '',
      params: {},
      cause,
    })),
  }));
}
