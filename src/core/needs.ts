import type { Book, BookStep } from '../model/book.ts';
import type { DecisionKind } from '../model/event.ts';
import type { Need } from '../model/run.ts';
import type { RunState, StepRecord, StepState } from '../model/state.ts';
import { awaitsCleanUp, isAfterCleanUp, isCleaningUp, leftOver } from './clean-up.ts';
import { deriveSteps } from './derive.ts';
import { undecidedHolder } from './lease.ts';
import { conflictOf, isUndoable, mayUndoIn } from './ledger.ts';
import { isGiven, isPlanDone, isRehearsed } from './plan.ts';
import { recordOf } from './reduce-step.ts';

/** What only the executor knows: steps not yet looked at, what an action would put at risk, secrets asked for. */
export type NeedsContext = {
  /** False while the first look at a step is still to come: nobody is troubled before. */
  lookedFirst(step: BookStep): boolean;
  /** The name of the object at risk, to be typed. */
  atRisk(step: BookStep): string;
  readonly secrets: readonly string[];
  /** Milestones that should hold by now and do not. */
  readonly troubled: readonly string[];
};

/** All that needs a person now, run-level questions first, then in the plan's order. */
export function needsOf(book: Book, state: RunState, context: NeedsContext): readonly Need[] {
  if (state.phase !== 'open' || isCleaningUp(state)) return [];
  if (isAfterCleanUp(state)) return cleanUpNeeds(book, state);
  const derived = deriveSteps(book, state);
  const steps = [...book.steps.values()];
  const goes = new Set<string>();
  const needs: Need[] = [];
  if (state.mode === 'incident' && state.outageStartedAt === null)
    needs.push({ is: 'outage-start', step: null });
  if (state.mode === 'incident' && state.lost === undefined)
    needs.push({ is: 'lost-cluster', step: null });
  const holder = undecidedHolder(state);
  if (holder !== null) needs.push({ is: 'lease', step: null, holder });
  for (const name of context.secrets) needs.push({ is: 'secret', step: null, name });
  for (const step of steps) {
    const now = derived.get(step.id);
    // What is to become of it was decided, and is about to begin: nothing else is asked meanwhile.
    if (recordOf(state, step.id).undo === 'wanted') continue;
    if (isRehearsed(book, state, step) && (now?.is === 'ready' || now?.is === 'your-turn'))
      continue;
    if (now !== undefined && isUndone(recordOf(state, step.id), now)) {
      needs.push({ is: 'undone', step: step.id, decisions: decisionsFor(step, now, state) });
      continue;
    }
    if (now?.is === 'ready' && wantsGo(state, step, context) && !goes.has(step.section)) {
      goes.add(step.section);
      needs.push({ is: 'go', step: null, section: step.section });
    } else if (now !== undefined) needs.push(...stepNeeds(state, step, now, context));
  }
  if (isPlanDone(book, state)) needs.push(...cleanUpNeeds(book, state));
  for (const id of context.troubled)
    needs.push({ is: 'milestone', step: id, decisions: ['check-again', 'skip', 'abort'] });
  return needs;
}

function cleanUpNeeds(book: Book, state: RunState): readonly Need[] {
  if (!awaitsCleanUp(book, state)) return [];
  const round = state.cleanUp?.round ?? 0;
  return [{ is: 'clean-up', step: null, left: leftOver(book, state).length, round }];
}

function wantsGo(state: RunState, step: BookStep, context: NeedsContext): boolean {
  return step.kind === 'action' && !isGiven(state, step) && context.lookedFirst(step);
}

function stepNeeds(
  state: RunState,
  step: BookStep,
  now: StepState,
  context: NeedsContext,
): readonly Need[] {
  const { confirmed, assisted } = recordOf(state, step.id);
  const risky = step.risk !== undefined && !confirmed;
  switch (now.is) {
    case 'ready':
      return (step.kind === 'action' || assisted === true) && risky && context.lookedFirst(step)
        ? [{ is: 'confirm', step: step.id, object: context.atRisk(step) }]
        : [];
    case 'your-turn':
      if (!context.lookedFirst(step)) return [];
      if (risky) return [{ is: 'confirm', step: step.id, object: context.atRisk(step) }];
      return [yourTurn(step)];
    case 'failed':
    case 'late':
    case 'stale':
      return [{ is: now.is, step: step.id, decisions: decisionsFor(step, now, state) }];
    case 'in-doubt':
      return now.answer === undefined
        ? []
        : [{ is: 'in-doubt', step: step.id, decisions: decisionsFor(step, now, state) }];
    default:
      return [];
  }
}

function yourTurn(step: BookStep): Need {
  if (step.kind === 'choice') return { is: 'choose', step: step.id, options: step.choice ?? [] };
  if (step.kind === 'pin') return { is: 'pin', step: step.id };
  const ask = step.manual?.ask ?? [];
  return { is: step.attest === undefined ? 'checklist' : 'attest', step: step.id, ask };
}

/** The decisions that make sense for a step as it stands; each is in the table of transitions. */
export function decisionsFor(
  step: BookStep,
  now: StepState,
  state: RunState,
): readonly DecisionKind[] {
  const record = recordOf(state, step.id);
  const assisted = record.assisted === true;
  const doable = step.kind === 'action' || step.kind === 'manual' || step.kind === 'pin';
  const again: readonly DecisionKind[] = doable ? ['do-again'] : [];
  // A step that was attested has nothing to be checked by.
  const check: readonly DecisionKind[] =
    step.proofs.length > 0 || now.is === 'failed' ? ['check-again'] : [];
  const hand: readonly DecisionKind[] = step.kind === 'action' || assisted ? ['by-hand'] : [];
  const take: readonly DecisionKind[] =
    conflictOf(record.failure) === undefined ? [] : ['take-over'];
  const undo: readonly DecisionKind[] = mayUndoIn(now) && isUndoable(state, step) ? ['undo'] : [];
  const assist: readonly DecisionKind[] = step.manual?.assist === undefined ? [] : ['assist'];
  if (isUndone(record, now)) return ['do-again', 'skip', 'override', 'abort'];
  switch (now.is) {
    case 'failed':
    case 'stale':
      return [
        ...check,
        ...again,
        ...(now.is === 'failed' ? take : []),
        ...hand,
        'correct',
        ...undo,
        'skip',
        'override',
        'abort',
      ];
    case 'late':
      return [
        'check-again',
        ...again,
        'more-time',
        ...hand,
        'correct',
        ...undo,
        'skip',
        'override',
        'abort',
      ];
    case 'in-doubt':
      return ['check-again', ...again, ...hand, ...undo, 'skip', 'override', 'abort'];
    case 'your-turn':
      return [...assist, 'done', 'attest', 'waiting-on', ...undo, 'skip', 'override', 'abort'];
    case 'waiting-on':
      return [...assist, 'waiting-on', 'done', 'check-again', 'skip', 'override', 'abort'];
    case 'blocked':
      return ['start-anyway', ...undo, 'skip', 'override', 'abort'];
    case 'ready':
      return [...hand, ...undo, 'skip', 'override', 'abort'];
    case 'acting':
      return ['skip', 'override', 'abort'];
    case 'proving':
      return [...undo, 'skip', 'override', 'abort'];
    case 'skipped':
    case 'overridden':
      return ['do-again', ...undo];
    case 'passed':
    case 'attested':
      return undo;
    case 'not-needed':
    case 'rehearsed':
      return [];
  }
}

/** Somebody undid it: it waits until they say what is to become of it. */
export function isUndone({ undo }: StepRecord, { is }: StepState): boolean {
  return undo === 'done' && (is === 'ready' || is === 'your-turn');
}
