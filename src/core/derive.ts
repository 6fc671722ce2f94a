import { drillsOnCluster } from './drills-on-cluster.ts';
import type { Book, BookStep } from '../model/book.ts';
import type { Json } from '../model/json.ts';
import type { Scope, StepId } from '../model/runbook.ts';
import type { RunState, StepState } from '../model/state.ts';
import { recordOf } from './reduce-step.ts';
import { missingReads, openAsks, scopeOf } from './scope.ts';

/** What satisfies a need. */
const SATISFYING: readonly StepState['is'][] = [
  'passed',
  'attested',
  'not-needed',
  'overridden',
  'rehearsed',
  'skipped',
];

const derivedOf = new WeakMap<RunState, ReadonlyMap<StepId, StepState>>();

/**
 * Every step's state: what the journal recorded, and where that is `ready`, what follows from needs, values, target
 * and `if:`. Computed once per state.
 */
export function deriveSteps(book: Book, state: RunState): ReadonlyMap<StepId, StepState> {
  const known = derivedOf.get(state);
  if (known !== undefined) return known;
  const scope = scopeOf(book, state);
  const open = openAsks(book.runbook, state);
  const derived = new Map<StepId, StepState>();
  const context = { book, state, scope, open, derived };
  for (const step of book.steps.values()) derive(context, step);
  derivedOf.set(state, derived);
  return derived;
}

type Context = {
  readonly book: Book;
  readonly state: RunState;
  readonly scope: Scope;
  readonly open: readonly string[];
  readonly derived: Map<StepId, StepState>;
};

function derive(context: Context, step: BookStep): StepState {
  const known = context.derived.get(step.id);
  if (known !== undefined) return known;
  // A cycle is a fault of the runbook that lint refuses; the placeholder only keeps this from running away.
  context.derived.set(step.id, { is: 'blocked', by: [] });
  const derived = compute(context, step);
  context.derived.set(step.id, derived);
  return derived;
}

function compute(context: Context, step: BookStep): StepState {
  const record = recordOf(context.state, step.id);
  if (record.state.is !== 'ready') return record.state;
  if (isNotNeeded(context, step)) return { is: 'not-needed' };

  const by: { step?: StepId; value?: string; target?: true }[] = [
    ...(record.startAnyway ? [] : unmetNeeds(context, step).map((id) => ({ step: id }))),
    ...(step.needsTarget && step.kind !== 'pin' && context.state.target === null
      ? [{ target: true } as const]
      : []),
    ...missingReads(step.reads, context.scope, asksOfOthers(context, step)).map((value) => ({
      value,
    })),
    ...unfitFor(context, step).map((value) => ({ value })),
  ];
  const real = drillsOnCluster(context.state)
    ? by.filter((one) => !isPlaceholder(context, one.value))
    : by;
  if (real.length > 0) return { is: 'blocked', by: real };
  const isYours = step.kind === 'manual' || step.kind === 'choice' || step.kind === 'pin';
  return { is: isYours && record.assisted !== true ? 'your-turn' : 'ready' };
}

function isNotNeeded(context: Context, step: BookStep): boolean {
  const { branch } = step;
  if (branch !== undefined) {
    const chosen = context.state.choices[branch.choice];
    if (chosen !== undefined && chosen !== branch.name) return true;
    const choice = context.book.steps.get(branch.choice);
    if (choice !== undefined && chosen === undefined) {
      const is = derive(context, choice).is;
      if (is === 'not-needed' || is === 'skipped' || is === 'overridden') return true;
    }
  }
  return answerOf(context, step) === false;
}

/** undefined where there is no condition, or something that it reads is not there yet. */
function answerOf(context: Context, { id, if: condition, manual }: BookStep): Json | undefined {
  if (condition === undefined) return undefined;
  const { book, state, open } = context;
  const scope = manual?.ask === undefined ? context.scope : scopeOf(book, withoutTold(state, id));
  return missingReads(condition.reads, scope, open).length > 0
    ? undefined
    : condition.evaluate(scope);
}

/** A step that asks only for what is missing stays needed while it is told: the word for it is still to come. */
function withoutTold(state: RunState, id: StepId): RunState {
  const others = Object.entries(state.values).filter(([, { step }]) => step !== id);
  return { ...state, values: Object.fromEntries(others) };
}

/** What a condition reads where it cannot be answered with that: it blocks, as what is missing does. */
function unfitFor(context: Context, step: BookStep): readonly string[] {
  const condition = step.if;
  const answer = answerOf(context, step);
  if (condition === undefined || answer === undefined || typeof answer === 'boolean') return [];
  return condition.reads.length > 0 ? condition.reads : [condition.source];
}

function unmetNeeds(
  context: Context,
  step: { readonly needs: readonly string[] },
): readonly string[] {
  return step.needs.filter((id) => {
    const needed = context.book.steps.get(id);
    if (needed !== undefined) return !SATISFYING.includes(derive(context, needed).is);
    const { book, state } = context;
    return !isSettledMilestone(state, id) && !isRehearsedMilestone(book, state, id);
  });
}

/** Held, or given up with a reason. */
export function isSettledMilestone(state: RunState, id: string): boolean {
  const milestone = state.milestones[id];
  return milestone !== undefined && (milestone.heldSince ?? milestone.skipped) !== null;
}

/** A milestone that rests on a rehearsed step, or on such a milestone, is itself only rehearsed. */
export function isRehearsedMilestone(book: Book, state: RunState, id: string): boolean {
  const milestone = book.runbook.milestones.find((one) => one.id === id);
  return (
    milestone?.needs.some(
      (need) =>
        recordOf(state, need).state.is === 'rehearsed' || isRehearsedMilestone(book, state, need),
    ) ?? false
  );
}

/** The holes that this step does not fill itself. */
function asksOfOthers(context: Context, step: BookStep): readonly string[] {
  return context.open.filter((id) => !step.finds.includes(id));
}

/** In a drill a value that a rehearsed step would have found: only what is rehearsed itself may read it. */
function isPlaceholder(context: Context, path: string | undefined): boolean {
  if (path === undefined) return false;
  const name = path.startsWith('values.') ? path.slice('values.'.length) : path;
  return [...context.book.finders].some(
    ([found, steps]) =>
      (found === name || name.startsWith(`${found}.`) || found.startsWith(`${name}.`)) &&
      steps.some((id) => recordOf(context.state, id).state.is === 'rehearsed'),
  );
}

/** True where a drill only rehearses the step: it reads what no rehearsed step really found. */
export function readsPlaceholder(book: Book, state: RunState, step: BookStep): boolean {
  const scope = scopeOf(book, state);
  return missingReads(step.reads, scope, openAsks(book.runbook, state)).length > 0;
}

export function isSatisfied(state: StepState): boolean {
  return SATISFYING.includes(state.is);
}
