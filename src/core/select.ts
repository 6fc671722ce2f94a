import { drillsOnCluster } from './drills-on-cluster.ts';
import type { Book, BookStep } from '../model/book.ts';
import type { Target } from '../model/ports.ts';
import type { SectionDef, StepId } from '../model/runbook.ts';
import type { RunState, StepState } from '../model/state.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import { endsOf, leftOver } from './clean-up.ts';
import { deriveSteps, isRehearsedMilestone } from './derive.ts';
import { leaseDebt } from './lease.ts';
import { isOnlyTold } from './only-told.ts';
import { recordOf } from './reduce-step.ts';

export function stepState(book: Book, state: RunState, id: StepId): StepState {
  return deriveSteps(book, state).get(id) ?? { is: 'blocked', by: [] };
}

const NONE: { readonly [is in StepState['is']]: number } = {
  blocked: 0,
  'not-needed': 0,
  ready: 0,
  'your-turn': 0,
  rehearsed: 0,
  'waiting-on': 0,
  acting: 0,
  proving: 0,
  late: 0,
  failed: 0,
  'in-doubt': 0,
  passed: 0,
  stale: 0,
  attested: 0,
  skipped: 0,
  overridden: 0,
};

export function countStates(book: Book, state: RunState): Record<StepState['is'], number> {
  const counts: { [is in StepState['is']]: number } = { ...NONE };
  for (const now of deriveSteps(book, state).values()) counts[now.is] += 1;
  return counts;
}

export function sectionSteps(book: Book, section: SectionDef): readonly BookStep[] {
  return section.steps.flatMap((id) => book.steps.get(id) ?? []);
}

/** What the run leaves unproven: others that were not told of it or were there too, skips, overrides, given-up milestones, notes of proofs that passed. */
export function debtOf(book: Book, state: RunState): readonly { step: StepId; cause: Cause }[] {
  const steps = [...book.steps.values()].flatMap((step) => {
    const record = recordOf(state, step.id);
    const now = record.state;
    // A rehearsal proves nothing, and so owes nothing.
    const notes = (now.is === 'rehearsed' ? [] : record.seen)
      .flatMap((seen) => seen.found.notes)
      .filter((note) => !isOnlyTold(note));
    const own =
      (now.is === 'skipped' && !step.optional) || now.is === 'overridden'
        ? [aCause(`debt-${now.is}`, { reason: now.reason })]
        : [];
    return [...own, ...notes].map((cause) => ({ step: step.id, cause }));
  });
  const milestones = Object.entries(state.milestones).flatMap(([id, { skipped }]) =>
    skipped === null ? [] : [{ step: id, cause: aCause('debt-milestone', { reason: skipped }) }],
  );
  return [...leaseDebt(book, state), ...othersDebt(book, state), ...steps, ...milestones];
}

/** What other drills left may have been found to be so already. The step that pins owes it. */
function othersDebt(
  book: Book,
  { others = [] }: RunState,
): readonly { step: StepId; cause: Cause }[] {
  const step = [...book.steps.values()].find(({ kind }) => kind === 'pin')?.id;
  if (step === undefined) return [];
  return others.map(({ run, things }) => ({
    step,
    cause: aCause('drill-others-left', { run, things }),
  }));
}

/** 0 where everything is proven, attested, rehearsed or not needed, every milestone is held and a drill left nothing. */
export function exitCodeOf(book: Book, state: RunState): 0 | 1 {
  const steps = [...book.steps.values()].every((step) => {
    const now = stepState(book, state, step.id).is;
    const good =
      now === 'passed' || now === 'attested' || now === 'rehearsed' || now === 'not-needed';
    return good || (now === 'skipped' && step.optional);
  });
  const milestones = book.runbook.milestones.every(
    (one) =>
      (state.milestones[one.id]?.heldSince ?? null) !== null ||
      isRehearsedMilestone(book, state, one.id),
  );
  const isClean = !drillsOnCluster(state) || leftOver(book, state).length === 0;
  return steps && milestones && isClean && !isAborted(state) ? 0 : 1;
}

function isAborted(state: RunState): boolean {
  return state.phase === 'aborted' || endsOf(state) === 'aborted';
}

/** Which later steps could no longer be proven if this one were skipped: those that read what it finds, and so on. */
export function lostBySkipping(book: Book, id: StepId): readonly StepId[] {
  const lost = new Set<StepId>();
  const queue = [id];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const finds = book.steps.get(next)?.finds ?? [];
    for (const step of book.steps.values())
      if (!lost.has(step.id) && step.id !== id && finds.some((name) => reads(step, name))) {
        lost.add(step.id);
        queue.push(step.id);
      }
  }
  return [...lost];
}

function reads(step: BookStep, name: string): boolean {
  return step.reads.some((path) => path === `values.${name}` || path.startsWith(`values.${name}.`));
}

/** The cluster that was lost: by its identity, or by its context's name where it did not answer then. */
export function isLostCluster(
  { lost, values }: Pick<RunState, 'lost' | 'values'>,
  { uid, context }: Pick<Target, 'uid' | 'context'>,
): boolean {
  return lost === null ? values['run.lostCluster']?.value === context : lost?.uid === uid;
}
