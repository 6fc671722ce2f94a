import type { Book, BookStep } from '../model/book.ts';
import type { RunState } from '../model/state.ts';
import { recordOf } from './reduce-step.ts';
import { isPersons, readySince, settledIn } from './step-ready.ts';

/** The run's time so far, each moment counted once: for the first of these that was so. */
export type TimeSpent = {
  readonly totalMs: number;
  /** A machine was at work, or looked whether it is so. */
  readonly machineMs: number;
  /** Nothing was at work, and it was the operators' turn. */
  readonly peopleMs: number;
  /** Only somebody else could go on. */
  readonly waitingMs: number;
  readonly restMs: number;
};

type Who = 'machine' | 'people' | 'waiting';
type Span = { readonly who: Who; readonly from: number; readonly to: number };

/** Where the time went. The last attempt of each step counts: what was done before it is with the people who had to look at it. */
export function timeSpent(book: Book, state: RunState, now: number): TimeSpent {
  const end = state.finishedAt ?? now;
  const spans = [...book.steps.values()]
    .flatMap((step) => spansOf(book, state, step, end))
    .map((one) => ({
      ...one,
      from: Math.max(state.startedAt, one.from),
      to: Math.min(end, one.to),
    }))
    .filter(({ from, to }) => to > from);
  const sums = swept(spans);
  const totalMs = Math.max(0, end - state.startedAt);
  const { machine: machineMs, people: peopleMs, waiting: waitingMs } = sums;
  return {
    totalMs,
    machineMs,
    peopleMs,
    waitingMs,
    restMs: Math.max(0, totalMs - machineMs - peopleMs - waitingMs),
  };
}

function spansOf(book: Book, state: RunState, step: BookStep, end: number): readonly Span[] {
  const { startedAt, finishedAt, state: now } = recordOf(state, step.id);
  const over = finishedAt ?? end;
  const begun = startedAt ?? over;
  const isWanted = step.needs.every((id) => settledIn(book, state, id) !== undefined);
  const ready = readySince(step, state.startedAt, (id) => settledIn(book, state, id));
  const isPerson = isPersons(step);
  const waiting = waits(state, step, over);
  const turn: readonly Span[] =
    isWanted && (isPerson || step.kind === 'action')
      ? without({ who: 'people', from: ready, to: isPerson ? over : begun }, waiting)
      : [];
  const stoppedAt = now.is === 'failed' || now.is === 'late' ? now.until : over;
  const work: readonly Span[] =
    startedAt === null || isPerson
      ? []
      : [
          { who: 'machine', from: startedAt, to: now.is === 'failed' ? stoppedAt : over },
          { who: 'people', from: stoppedAt, to: over },
        ];
  return [...turn, ...work, ...waiting];
}

/** What is left of a time without others that follow one another. */
function without(whole: Span, others: readonly Span[]): readonly Span[] {
  const parts: Span[] = [];
  let { from } = whole;
  for (const other of others) {
    parts.push({ ...whole, from, to: Math.min(whole.to, other.from) });
    from = Math.max(from, other.to);
  }
  return [...parts, { ...whole, from }];
}

/** From each word that somebody else is waited for to the next one. */
function waits({ decisions }: RunState, step: BookStep, over: number): readonly Span[] {
  const said = decisions.filter((one) => one.do === 'waiting-on' && one.step === step.id);
  return said.flatMap(({ value, at }, index): readonly Span[] =>
    typeof value === 'string' && value !== ''
      ? [{ who: 'waiting', from: at, to: said[index + 1]?.at ?? over }]
      : [],
  );
}

const ORDER = ['machine', 'people', 'waiting'] as const satisfies readonly Who[];

/** How long each was the first of the order that went on. */
function swept(spans: readonly Span[]): { readonly [who in Who]: number } {
  const edges = spans
    .flatMap(({ who, from, to }) => [
      { at: from, who, by: 1 },
      { at: to, who, by: -1 },
    ])
    .toSorted((a, b) => a.at - b.at);
  const open = { machine: 0, people: 0, waiting: 0 };
  const sums = { machine: 0, people: 0, waiting: 0 };
  let last = edges[0]?.at ?? 0;
  for (const { at, who, by } of edges) {
    const first = ORDER.find((one) => open[one] > 0);
    if (first !== undefined) sums[first] += at - last;
    open[who] += by;
    last = at;
  }
  return sums;
}
