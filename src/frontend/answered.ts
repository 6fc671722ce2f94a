import type { Answers, StepAnswers } from '../model/answers.ts';
import type { Book } from '../model/book.ts';
import type { Actor, Decision, DecisionKind } from '../model/event.ts';
import type { Json } from '../model/json.ts';
import type { Need, RunHandle } from '../model/run.ts';
import type { AskDef, StepId } from '../model/runbook.ts';
import type { RunState } from '../model/state.ts';
import { objectName } from '../text/object-name.ts';

/** Decisions that answer one need, in order, and in whose name. */
export type Answered = { readonly by: Actor; readonly decisions: readonly Decision[] };

export type Given = {
  readonly handle: Pick<
    RunHandle,
    'book' | 'state' | 'needs' | 'decide' | 'subscribe' | 'inspectTarget' | 'assist' | 'cleanUp'
  >;
  readonly answers: Answers | null;
  readonly auto: boolean;
  readonly actors: { readonly answers: Actor; readonly auto: Actor };
};

/** The one thing in a name at risk that a file can't know: see `StepAnswers`. */
const RUN_ID = /\$\{\{\s*run\.id\s*\}\}/g;

type Trouble = Extract<Need, { decisions: readonly DecisionKind[] }>;

/** Which list of `on:` speaks for a need: what went stale, was undone or does not hold has failed again. */
export function troubleList(need: Trouble): keyof StepAnswers['on'] {
  return need.is === 'late' || need.is === 'in-doubt' ? need.is : 'failed';
}

/**
 * What the answers file, or `--auto`, gives for a need; undefined where a person has to. `used` tells how many
 * decisions of a list are spent. The pin is not here: it has to look at the cluster first.
 */
export function answerFor(
  need: Need,
  { handle, answers, auto, actors }: Given,
  used: (list: string) => number,
): Answered | undefined {
  const file = (...decisions: readonly Decision[]) => ({ by: actors.answers, decisions });
  switch (need.is) {
    case 'outage-start': {
      const at = answers?.outageStarted ?? null;
      return at === null ? undefined : file(told(null, { 'run.outageStarted': Date.parse(at) }));
    }
    case 'lost-cluster': {
      const lost = answers?.lostCluster ?? null;
      return lost === null ? undefined : file(told(null, { 'run.lostCluster': lost }));
    }
    case 'lease': {
      const choose = answers?.target?.lease;
      return choose === undefined
        ? undefined
        : file({ do: 'lease', step: null, value: { choose, holder: need.holder.identity } });
    }
    case 'go': {
      const { section } = need;
      const go: Decision = { do: 'go', step: null, value: section };
      const inFile = answers !== null && (answers.go === 'all' || answers.go.includes(section));
      if (inFile) return file(go);
      return auto ? { by: actors.auto, decisions: [go] } : undefined;
    }
    case 'clean-up': {
      if (need.round > 0) return saidGone(handle, answers, file);
      // What the drill made itself, and nothing else: who gives the go for all gives it for this.
      const clean: Decision = { do: 'clean-up', step: null, value: 'remove' };
      if (answers?.go === 'all') return file(clean);
      return auto ? { by: actors.auto, decisions: [clean] } : undefined;
    }
    case 'choose': {
      const choice = stepAnswers(answers, need.step)?.choose;
      return choice === undefined
        ? undefined
        : file({ do: 'choose', step: need.step, value: choice });
    }
    case 'checklist':
    case 'attest':
      if (answers === null || isAsking(need.step, answers, handle)) return undefined;
      return (
        machineWork(need, answers, handle, file) ??
        handWork(need, answers, actors.answers, handle.book)
      );
    case 'confirm': {
      const typed = stepAnswers(answers, need.step)?.confirm?.replaceAll(
        RUN_ID,
        handle.state().run,
      );
      return typed === need.object
        ? file({ do: 'confirm', step: need.step, value: typed })
        : undefined;
    }
    case 'failed':
    case 'late':
    case 'in-doubt':
    case 'stale':
    case 'undone':
    case 'milestone': {
      const list = troubleList(need);
      const next = stepAnswers(answers, need.step)?.on[list][used(`${list} ${need.step}`)];
      return next === undefined ? undefined : file({ ...next, step: need.step });
    }
    case 'pin':
    case 'secret':
      return undefined;
  }
}

/** What the file says of things that no machine could remove. */
function saidGone(
  handle: Pick<RunHandle, 'cleanUp'>,
  answers: Answers | null,
  file: (...decisions: readonly Decision[]) => Answered,
): Answered | undefined {
  const decisions = handle.cleanUp().flatMap(({ what }): readonly Decision[] => {
    const reason = answers?.removed?.[objectName(what)];
    const value = { gone: { ...what } };
    return reason === undefined ? [] : [{ do: 'clean-up', step: null, value, reason }];
  });
  return decisions.length === 0 ? undefined : file(...decisions);
}

/** How many decisions of `LIST STEP` an earlier process has recorded: a resumed run goes on behind them. */
export function usedAtStart({ answers }: Given, before: RunState, list: string): number {
  const [name = '', step = ''] = list.split(' ');
  const on = stepAnswers(answers, step)?.on;
  const known = name === 'late' ? on?.late : name === 'failed' ? on?.failed : on?.['in-doubt'];
  let used = 0;
  for (const { by, do: did, step: where, reason } of before.decisions) {
    const next = known?.[used];
    if (by.kind !== 'answers' || where !== step || did !== next?.do) continue;
    if (reason === next.reason) used += 1;
  }
  return used;
}

/** While it is still being asked whether the machine can do it, nothing else is answered. */
function isAsking(step: StepId, answers: Answers, handle: Pick<RunHandle, 'assist'>): boolean {
  return stepAnswers(answers, step)?.assist === true && handle.assist(step)?.is === 'asking';
}

/**
 * The machine does it where the file says so and it can be offered; where it cannot be, what the file says of the work by
 * hand counts.
 */
function machineWork(
  { step, ask }: Extract<Need, { is: 'checklist' | 'attest' }>,
  answers: Answers,
  handle: Pick<RunHandle, 'assist' | 'state' | 'book'>,
  file: (...decisions: readonly Decision[]) => Answered,
): Answered | undefined {
  if (stepAnswers(answers, step)?.assist !== true) return undefined;
  // What the machine needs to be told first: all but what it finds itself.
  const { values } = handle.state();
  const found = Object.values(handle.book.steps.get(step)?.manual?.assist?.finds ?? {});
  const untold = ask.filter(
    ({ id }) =>
      Object.hasOwn(answers.values, id) && values[id] === undefined && !found.includes(id),
  );
  const offer = handle.assist(step);
  if (offer?.is === 'offered') return file({ do: 'assist', step });
  const isLacking = offer?.is === 'hindered' && offer.cause.code === 'assist-lacks';
  return isLacking && untold.length > 0 ? file(told(step, picked(answers, untold))) : undefined;
}

/**
 * A checklist is done, or a word given, once the file says so and has every value that is asked. Of a step that asks for
 * nothing else what is known is told, and the rest of it stays open.
 */
function handWork(
  need: Extract<Need, { is: 'checklist' | 'attest' }>,
  answers: Answers,
  by: Actor,
  book: Book,
): Answered | undefined {
  const { step, ask } = need;
  const own = stepAnswers(answers, step);
  const values = ask.filter(({ id }) => Object.hasOwn(answers.values, id));
  const isMissing = ask.some((one) => !one.optional && !values.includes(one));
  if (isMissing) return undefined;

  const answer = values.length === 0 ? [] : [told(step, picked(answers, values))];
  // Where nothing is to be done but to tell values, telling them is all that is to be done, or the operator's word.
  const onlyAsks = (book.steps.get(step)?.manual?.checklist ?? []).length === 0;
  const isToldHere = onlyAsks && values.length > 0;
  if (need.is === 'checklist') {
    const isDone = own?.done === true || (isToldHere && values.length === ask.length);
    if (isDone) return { by, decisions: [...answer, { do: 'done', step }] };
    return isToldHere ? { by, decisions: answer } : undefined;
  }
  const word = own?.attest ?? (isToldHere ? by.name : undefined);
  return word === undefined
    ? undefined
    : { by, decisions: [...answer, { do: 'attest', step, reason: word }] };
}

function picked(answers: Answers, asks: readonly AskDef[]): { readonly [name: string]: Json } {
  return Object.fromEntries(asks.map(({ id }) => [id, answers.values[id] ?? null]));
}

function told(step: StepId | null, value: Json): Decision {
  return { do: 'answer', step, value };
}

function stepAnswers(answers: Answers | null, step: StepId): StepAnswers | undefined {
  return answers !== null && Object.hasOwn(answers.steps, step) ? answers.steps[step] : undefined;
}
