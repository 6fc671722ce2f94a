import { isToldOnly } from '../../core/asks.ts';
import type { Book } from '../../model/book.ts';
import type { Proof, StepId } from '../../model/runbook.ts';
import type { StepState } from '../../model/state.ts';

/** One proof of a step, or of a milestone under its own id. */
export type TestedProof = {
  readonly step: StepId;
  readonly ref: string;
  readonly index: number;
  readonly proof: Proof;
  /** How long the step gives it. */
  readonly timeoutMs: number;
  /** `told`: nothing of the world is in it. `left`: its step was not needed on the way that the drill took. */
  readonly is: 'proved' | 'told' | 'left';
};

/** All proofs of a runbook, in its order: each step's, then those of milestones. */
export function proofsOf(
  { runbook, steps }: Book,
  states: ReadonlyMap<StepId, StepState>,
): readonly TestedProof[] {
  const own = [...steps.values()].flatMap((step) => {
    const { id, ref, proofs, timeoutMs } = step;
    const state = states.get(id)?.is;
    const isLeft = state === undefined || state === 'not-needed' || state === 'blocked';
    const is = isToldOnly(step) ? 'told' : isLeft ? 'left' : 'proved';
    return proofs.map((proof, index) => ({ step: id, ref, index, proof, timeoutMs, is }) as const);
  });
  const milestones = runbook.milestones.flatMap(({ id, proofs, holdMs }) =>
    proofs.map(
      (proof, index) =>
        ({
          step: id,
          ref: '',
          index,
          proof,
          timeoutMs: Math.max(holdMs, LEAST_MS),
          is: 'proved',
        }) as const,
    ),
  );
  return [...own, ...milestones];
}

/** A milestone has no time of its own. */
const LEAST_MS = 60_000;
