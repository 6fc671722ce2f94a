import { drillsOnCluster } from './drills-on-cluster.ts';
import { readsOwnAsks } from './asks.ts';
import type { Book, BookStep } from '../model/book.ts';
import type { MilestoneDef, StepId } from '../model/runbook.ts';
import type { RunState, StepState } from '../model/state.ts';
import {
  deriveSteps,
  isRehearsedMilestone,
  isSatisfied,
  isSettledMilestone,
  readsPlaceholder,
} from './derive.ts';
import { awaitsCleanUp, isAfterCleanUp, isCleaningUp } from './clean-up.ts';
import { productionName } from './production.ts';
import { recordOf } from './reduce-step.ts';

/** What the executor does next. Every choice that the wizard makes by itself is one of these values. */
export type Intent =
  /** Probe before anything is done: already so → adopted. */
  | { readonly do: 'look-first'; readonly step: BookStep }
  /** Nothing is there yet: look again now and then while a person is at it. */
  | { readonly do: 'watch-turn'; readonly step: BookStep }
  /** Start the action: its section's go, its risk and its locks are settled. */
  | { readonly do: 'act'; readonly step: BookStep }
  /** A step without an action: prove it until its time is up. */
  | { readonly do: 'check'; readonly step: BookStep }
  | { readonly do: 'prove'; readonly step: BookStep }
  /** Remove again what it left: the operator typed its name. */
  | { readonly do: 'undo'; readonly step: BookStep }
  /** An action whose end is not known: find out before anything else. */
  | { readonly do: 'settle-doubt'; readonly step: BookStep }
  | { readonly do: 'rehearse'; readonly step: BookStep }
  /** Probe again what passed. */
  | { readonly do: 'watch'; readonly step: BookStep }
  | { readonly do: 'prove-milestone'; readonly milestone: string }
  /** Remove again what a drill created. */
  | { readonly do: 'clean-up' }
  | { readonly do: 'finish' };

/** What the executor knows beside the journal: effects under way, and steps already looked at first in this process. */
export type AtWork = {
  /** Intents under way, as `intentKey` names them. */
  readonly busy: ReadonlySet<string>;
  readonly acting: number;
  readonly heldLocks: ReadonlySet<string>;
  readonly lookedFirst: ReadonlySet<StepId>;
  /** No action starts while the target cannot be reached, or once the run is stopping. */
  readonly mayAct: boolean;
};

export const MAX_ACTIONS = 6;

export function intentKey(intent: Intent): string {
  if (intent.do === 'finish' || intent.do === 'clean-up') return intent.do;
  return intent.do === 'prove-milestone' ? `milestone ${intent.milestone}` : intent.step.id;
}

/** Everything that can be started now, in the plan's order; pure, and without a clock. */
export function nextIntents(book: Book, state: RunState, work: AtWork): readonly Intent[] {
  if (state.phase !== 'open') return [];
  if (isDone(book, state)) return work.busy.has('finish') ? [] : [{ do: 'finish' }];
  if (isCleaningUp(state)) return work.busy.has('clean-up') ? [] : [{ do: 'clean-up' }];
  if (isAfterCleanUp(state)) return [];
  const derived = deriveSteps(book, state);
  const intents: Intent[] = [];
  const locks = new Set(work.heldLocks);
  let acting = work.acting;
  // What is in doubt may still be at work: it keeps its place and its locks until the world has answered.
  for (const step of book.steps.values())
    if (isInDoubt(derived.get(step.id))) {
      acting += 1;
      for (const lock of step.locks) locks.add(lock);
    }
  for (const step of book.steps.values()) {
    const intent = intentOf(book, state, step, derived.get(step.id), work);
    if (intent === undefined || work.busy.has(intentKey(intent))) continue;
    if (intent.do === 'act' || intent.do === 'undo') {
      if (!work.mayAct || acting >= MAX_ACTIONS || step.locks.some((lock) => locks.has(lock)))
        continue;
      acting += 1;
      for (const lock of step.locks) locks.add(lock);
    }
    intents.push(intent);
  }
  return [...intents, ...milestoneIntents(book, state, work)];
}

function isInDoubt(now: StepState | undefined): boolean {
  return now?.is === 'in-doubt' && now.answer === undefined;
}

function intentOf(
  book: Book,
  state: RunState,
  step: BookStep,
  now: StepState | undefined,
  work: AtWork,
): Intent | undefined {
  const { undo } = recordOf(state, step.id);
  if (undo === 'wanted') return now?.is === 'acting' ? undefined : { do: 'undo', step };
  // It was undone by somebody, who also says what is to become of it.
  if (undo === 'done' && (now?.is === 'ready' || now?.is === 'your-turn')) return undefined;
  switch (now?.is) {
    case 'ready':
      return readyIntent(book, state, step, work);
    case 'your-turn':
      if (isRehearsed(book, state, step)) return { do: 'rehearse', step };
      if (!mayLook(book, state, step)) return undefined;
      return { do: work.lookedFirst.has(step.id) ? 'watch-turn' : 'look-first', step };
    case 'proving':
    case 'late':
      return { do: 'prove', step };
    case 'in-doubt':
      return now.answer === undefined ? { do: 'settle-doubt', step } : undefined;
    case 'stale':
      return step.proofs.length > 0 ? { do: 'watch', step } : undefined;
    case 'passed':
      return step.required && step.proofs.length > 0 ? { do: 'watch', step } : undefined;
    default:
      return undefined;
  }
}

function readyIntent(
  book: Book,
  state: RunState,
  step: BookStep,
  work: AtWork,
): Intent | undefined {
  if (isRehearsed(book, state, step)) return { do: 'rehearse', step };
  if (mayLookFirst(book, state, step, work)) return { do: 'look-first', step };
  if (step.kind === 'check') return { do: 'check', step };
  // Who lets the machine do their own step has given the go for it.
  if (step.kind === 'action' && !isGiven(state, step)) return undefined;
  if (step.risk !== undefined && !recordOf(state, step.id).confirmed) return undefined;
  return { do: 'act', step };
}

/** Probes never ask: what can be looked at is looked at once before anybody is troubled. */
function mayLookFirst(book: Book, state: RunState, step: BookStep, work: AtWork): boolean {
  return !work.lookedFirst.has(step.id) && mayLook(book, state, step);
}

function mayLook(book: Book, state: RunState, step: BookStep): boolean {
  if (!canLookFirst(step)) return false;
  return recordOf(state, step.id).state.is === 'ready' && !readsPlaceholder(book, state, step);
}

/** False where there is nothing to look at before a person said something: the proof reads what the step itself asks. */
export function canLookFirst(step: BookStep): boolean {
  if (step.proofs.length === 0 || step.kind === 'choice' || step.kind === 'pin') return false;
  return !readsOwnAsks(step);
}

export function isGiven(state: RunState, step: BookStep): boolean {
  return state.goes.includes(step.section) || state.goes.includes('*');
}

/**
 * A drill executes what says `drill: execute`, what only looks, choices and the pin. Whatever reads a value that no
 * rehearsed step really found, would change a name of production, or only looks for what a rehearsed step of its section
 * would have done, is rehearsed as well.
 */
export function isRehearsed(book: Book, state: RunState, step: BookStep): boolean {
  if (!drillsOnCluster(state)) return false;
  if (step.kind === 'pin' || step.kind === 'choice') return false;
  if (readsPlaceholder(book, state, step)) return true;
  if (productionName(book, state, step) !== undefined) return true;
  if (step.kind === 'check')
    return step.drill === 'rehearse' || restsOnRehearsed(book, state, step);
  return step.drill !== 'execute';
}

/** Other sections stand for themselves: most of them need the one in which a cluster is created, which no drill does. */
export function restsOnRehearsed(
  { steps }: Book,
  state: RunState,
  { needs, section }: BookStep,
): boolean {
  return needs.some(
    (id) => steps.get(id)?.section === section && recordOf(state, id).state.is === 'rehearsed',
  );
}

function milestoneIntents(book: Book, state: RunState, work: AtWork): readonly Intent[] {
  return book.runbook.milestones
    .filter((one) => !work.busy.has(`milestone ${one.id}`))
    .filter((one) => (state.milestones[one.id]?.skipped ?? null) === null)
    .filter((one) => isDue(book, state, one))
    .map((one) => ({ do: 'prove-milestone', milestone: one.id }));
}

/** All it needs is satisfied and really proven: a regression holds the milestone, a rehearsal never reaches it. */
export function isDue(book: Book, state: RunState, milestone: MilestoneDef): boolean {
  const derived = deriveSteps(book, state);
  return milestone.needs.every((id) => {
    const now = derived.get(id);
    if (now === undefined) return isSettledMilestone(state, id);
    return isSatisfied(now) && now.is !== 'rehearsed';
  });
}

/** The plan is done, and of a drill nothing is left that nobody has decided about. */
export function isDone(book: Book, state: RunState): boolean {
  if (isCleaningUp(state) || awaitsCleanUp(book, state)) return false;
  return isAfterCleanUp(state) || isPlanDone(book, state);
}

/** The run's own questions are answered, every step is settled, and every milestone is held or only rehearsed. */
export function isPlanDone(book: Book, state: RunState): boolean {
  const derived = deriveSteps(book, state);
  if (state.mode === 'incident' && (state.outageStartedAt === null || state.lost === undefined))
    return false;
  if (![...derived.values()].every(isSatisfied)) return false;
  // What was decided is done before anything is over, though it has to wait for a lock or for the cluster.
  if (Object.values(state.steps).some(({ undo }) => undo === 'wanted')) return false;
  return book.runbook.milestones.every(
    (one) => isSettledMilestone(state, one.id) || isRehearsedMilestone(book, state, one.id),
  );
}
