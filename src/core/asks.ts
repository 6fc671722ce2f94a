import type { AskDef, Proof, Runbook, StepDef } from '../model/runbook.ts';
import type { RunState } from '../model/state.ts';
import { readsOfProof } from './book.ts';
import { pathOf } from './scope.ts';

/** Everything a person may be asked for by name: what the site left open, and what the steps ask. */
export function asksOf(runbook: Runbook): readonly AskDef[] {
  return [...runbook.site.asks, ...runbook.steps.flatMap((step) => step.manual?.ask ?? [])];
}

/**
 * What a step has to be told and has not been. What may be left out is told all the same before the step counts as done
 * where its own proof reads it.
 */
export function openAsksOf(
  { manual, proofs }: Pick<StepDef, 'manual' | 'proofs'>,
  { values }: Pick<RunState, 'values'>,
): readonly AskDef[] {
  return (manual?.ask ?? []).filter(
    (ask) => values[ask.id] === undefined && (!ask.optional || isRead(ask, proofs)),
  );
}

/** Whether there is nothing to look at before a person said something. What a proof itself finds, nobody has to tell it. */
export function readsOwnAsks({ manual, proofs }: Pick<StepDef, 'manual' | 'proofs'>): boolean {
  const found = new Set(
    proofs.flatMap((proof) => (proof.is === 'probe' ? Object.values(proof.finds) : [])),
  );
  return (manual?.ask ?? []).some((ask) => !found.has(ask.id) && isRead(ask, proofs));
}

/** Whether what a person tells is all that its proofs look at: nothing of the world is in them. */
export function isToldOnly({ manual, proofs }: Pick<StepDef, 'manual' | 'proofs'>): boolean {
  const asks = (manual?.ask ?? []).map(({ id }) => pathOf(id));
  return (
    asks.length > 0 &&
    proofs.every(
      (proof) =>
        proof.is === 'assert' &&
        proof.assert.reads.every((path) => asks.some((ask) => isWithin(path, ask))),
    )
  );
}

function isRead({ id }: AskDef, proofs: readonly Proof[]): boolean {
  return proofs.flatMap(readsOfProof).some((path) => isWithin(path, pathOf(id)));
}

function isWithin(path: string, ask: string): boolean {
  return path === ask || path.startsWith(`${ask}.`);
}
