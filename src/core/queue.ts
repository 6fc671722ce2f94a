import type { Book, BookStep } from '../model/book.ts';
import type { Need } from '../model/run.ts';
import type { StepId } from '../model/runbook.ts';
import type { RunState } from '../model/state.ts';
import { deriveSteps, isSatisfied } from './derive.ts';
import { leaseNow } from './lease.ts';
import { isGiven } from './plan.ts';
import { recordOf } from './reduce-step.ts';
import { isPersons, readySince, settledIn } from './step-ready.ts';
import { endMs, longestOf, needsIn, waysTo, type ForecastFrom } from './ways.ts';

/** One thing that somebody is waited for. `since` is null where nobody recorded it. */
export type Waiting = {
  readonly since: number | null;
  /** Steps that are still to come and rest on it. */
  readonly holdsUp: number;
  /** It is on the longest chain: each minute of it is one of the whole. */
  readonly onChain: boolean;
};

export type Queued = Waiting & { readonly need: Need };
export type Awaited = Waiting & { readonly step: StepId; readonly whom: string };

/** What needs the operator, what holds up most first: an hour of what holds nothing up costs nothing. */
export function queueOf(
  book: Book,
  state: RunState,
  needs: readonly Need[],
  chain: readonly StepId[],
): readonly Queued[] {
  return needs
    .map((need) => {
      const ids = stepsOf(book, state, need);
      const since = sinceOf(book, state, need, ids);
      return { need, since, ...effectOf(book, state, ids, chain) };
    })
    .toSorted(costliestFirst);
}

/** Who else is waited for. */
export function awaitedOf(
  book: Book,
  state: RunState,
  chain: readonly StepId[],
): readonly Awaited[] {
  return [...deriveSteps(book, state)]
    .flatMap(([step, now]) =>
      now.is === 'waiting-on'
        ? [{ step, whom: now.whom, since: now.since, ...effectOf(book, state, [step], chain) }]
        : [],
    )
    .toSorted(oldestFirst);
}

/** The step that will need a person next, in how long at the soonest; null where none will, or nobody knows. */
export function nextForPerson(
  book: Book,
  state: RunState,
  from: ForecastFrom,
): { readonly step: StepId; readonly inMs: number } | null {
  const ways = waysTo(book, state, from, [...book.steps.keys()]);
  const coming = [...book.steps.values()].flatMap((step) => {
    const way = ways.get(step.id);
    return way === undefined || way.atWork || !wantsPerson(state, step)
      ? []
      : [{ step: step.id, inMs: endMs(longestOf(ways, step.needs)) }];
  });
  return coming.toSorted((a, b) => a.inMs - b.inMs)[0] ?? null;
}

function wantsPerson(state: RunState, step: BookStep): boolean {
  return (
    isPersons(step) || step.risk !== undefined || (step.kind === 'action' && !isGiven(state, step))
  );
}

/** What came up at the same time: the longest chain first, then what holds up most. */
/** Which chain is the longest changes while one reads, and rows must not: it has no say. */
function costliestFirst(a: Waiting, b: Waiting): number {
  return b.holdsUp - a.holdsUp || oldestFirst(a, b);
}

function oldestFirst(a: Waiting, b: Waiting): number {
  return (a.since ?? Infinity) - (b.since ?? Infinity);
}

/** The steps that can't go on without it. */
function stepsOf(book: Book, state: RunState, need: Need): readonly string[] {
  if (need.is === 'secret') {
    const path = `secrets.${need.name}`;
    return [...book.steps.values()].filter(({ reads }) => reads.includes(path)).map(({ id }) => id);
  }
  if (need.is !== 'go') return need.step === null ? [] : [need.step];
  const derived = deriveSteps(book, state);
  return [...book.steps.values()]
    .filter(({ section, kind, id }) => {
      const now = derived.get(id);
      return section === need.section && kind === 'action' && now?.is === 'ready';
    })
    .map(({ id }) => id);
}

function sinceOf(book: Book, state: RunState, need: Need, ids: readonly string[]): number | null {
  switch (need.is) {
    case 'outage-start':
    case 'lost-cluster':
      return state.startedAt;
    case 'lease':
      return leaseNow(state)?.at ?? null;
    case 'secret':
    case 'milestone':
    case 'clean-up':
      return null;
    case 'go': {
      const all = ids.flatMap((id) => readyAt(book, state, id) ?? []);
      return all.length === 0 ? null : Math.min(...all);
    }
    case 'undone':
      return latest(
        state.ledger.flatMap((row) => (row.step === need.step ? (row.undoneAt ?? []) : [])),
      );
    case 'failed':
    case 'stale':
    case 'late':
    case 'in-doubt': {
      const { state: now, seen, startedAt } = recordOf(state, need.step);
      if (now.is === 'late') return now.until;
      const at = latest(seen.map((one) => one.at));
      if (now.is === 'failed') return Math.max(now.since, at ?? 0);
      return at ?? startedAt;
    }
    case 'choose':
    case 'pin':
    case 'checklist':
    case 'attest':
    case 'confirm':
      return readyAt(book, state, need.step);
  }
}

function latest(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.max(...times);
}

/** When all was there that it needs. */
function readyAt(book: Book, state: RunState, id: string): number | null {
  const step = book.steps.get(id);
  return step === undefined
    ? null
    : readySince(step, state.startedAt, (need) => settledIn(book, state, need));
}

function effectOf(
  book: Book,
  state: RunState,
  ids: readonly string[],
  chain: readonly StepId[],
): Pick<Waiting, 'holdsUp' | 'onChain'> {
  const onChain = ids.some((id) => chain.includes(id));
  return { holdsUp: heldUpBy(book, state, ids).size, onChain };
}

const dependents = new WeakMap<Book, ReadonlyMap<string, readonly string[]>>();

/** What rests on any of these, directly or not, and is still to come. */
export function heldUpBy(book: Book, state: RunState, ids: readonly string[]): ReadonlySet<StepId> {
  const after = dependents.get(book) ?? dependentsOf(book);
  dependents.set(book, after);
  const derived = deriveSteps(book, state);
  const held = new Set<StepId>();
  const seen = new Set(ids);
  const queue = [...ids];
  for (let id = queue.pop(); id !== undefined; id = queue.pop())
    for (const next of after.get(id) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      const now = derived.get(next);
      if (now !== undefined && isSatisfied(now)) continue;
      if (now !== undefined) held.add(next);
      queue.push(next);
    }
  return held;
}

function dependentsOf(book: Book): ReadonlyMap<string, readonly string[]> {
  const after = new Map<string, string[]>();
  for (const id of [...book.steps.keys(), ...book.runbook.milestones.map((one) => one.id)])
    for (const need of needsIn(book, id)) after.set(need, [...(after.get(need) ?? []), id]);
  return after;
}
