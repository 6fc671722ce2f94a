import { WizardError } from '../../model/error.ts';
import type { Decision, DecisionKind } from '../../model/event.ts';
import type { Json } from '../../model/json.ts';
import type { Need, RunHandle } from '../../model/run.ts';
import type { AskDef, StepId } from '../../model/runbook.ts';
import { aCause, type Cause } from '../../model/verdict.ts';
import type { Texts } from '../../text/index.ts';
import type { Range } from './range.ts';
import { taskOf } from './task-of.ts';

/** What the hands decide, in turn; or why they cannot. */
export type Answer =
  | { readonly ok: true; readonly decisions: readonly Decision[] }
  | { readonly ok: false; readonly cause: Cause };

export type AnswerOptions = {
  readonly handle: Pick<RunHandle, 'book' | 'state' | 'scope' | 'contexts' | 'inspectTarget'>;
  readonly range: Range;
  readonly now: () => number;
  readonly texts: Texts;
  /** Branches that are taken in place of the first one, by the step that chooses. */
  readonly choices: { readonly [step: StepId]: string };
};

type Told = Extract<Need, { is: 'checklist' | 'attest' }>;
type Trouble = Extract<Need, { decisions: readonly DecisionKind[] }>;

/** The context that is pinned where a kubeconfig has several. */
const PRACTICE = 'practice';

export function isTrouble(need: Need): need is Trouble {
  return 'decisions' in need;
}

/** Whether the hands answer such a need at all. A secret comes from the range's own environment. */
export function mayAnswer(need: Need): boolean {
  return need.is !== 'secret' && (!isTrouble(need) || nextOf(need, 0) !== undefined);
}

/** What the hands of the practice range make of a need; `round` counts how often this step had to be seen to before. */
export async function answerOf(need: Need, round: number, options: AnswerOptions): Promise<Answer> {
  switch (need.is) {
    case 'outage-start':
      return one({ do: 'answer', step: null, value: { 'run.outageStarted': options.now() } });
    case 'lost-cluster':
      return one({ do: 'answer', step: null, value: { 'run.lostCluster': 'none' } });
    case 'lease': {
      const { identity: holder } = need.holder;
      return one({ do: 'lease', step: null, value: { choose: 'without', holder } });
    }
    case 'go':
      return one({ do: 'go', step: null, value: need.section });
    case 'clean-up':
      return one({ do: 'clean-up', step: null, value: 'remove' });
    case 'choose': {
      const { step, options: branches } = need;
      const value = options.choices[step] ?? branches[0] ?? '';
      return one({ do: 'choose', step, value });
    }
    case 'confirm':
      return one({ do: 'confirm', step: need.step, value: need.object });
    case 'pin':
      return pinned(need.step, options);
    case 'checklist':
    case 'attest':
      return done(need, options);
    case 'secret':
      return { ok: true, decisions: [] };
    default: {
      // What an action has failed at does not come true by looking, however often.
      const hasFailed = (options.handle.state().steps[need.step]?.failure ?? null) !== null;
      const next = nextOf(need, hasFailed ? DO_AGAIN : round);
      return { ok: true, decisions: next === undefined ? [] : [{ do: next, step: need.step }] };
    }
  }
}

/** A round in which that comes first. */
const DO_AGAIN = 1;

/** First it is looked at once more, then done again where that can be, and so on. */
function nextOf({ decisions }: Trouble, round: number): DecisionKind | undefined {
  const looks: readonly DecisionKind[] = ['check-again', 'do-again'];
  return (round % 2 === 0 ? looks : looks.toReversed()).find((next) => decisions.includes(next));
}

async function pinned(step: StepId, { handle }: AnswerOptions): Promise<Answer> {
  try {
    const contexts = await handle.contexts();
    const only = contexts.length === 1 ? contexts[0] : undefined;
    const context = (only ?? contexts.find(({ name }) => name === PRACTICE))?.name;
    if (context === undefined)
      return { ok: false, cause: aCause('hands-no-context', { step, context: PRACTICE }) };
    const { uid } = await handle.inspectTarget(context);
    return one({ do: 'pin', step, value: { context, uid } });
  } catch (error) {
    if (!(error instanceof WizardError)) throw error;
    return { ok: false, cause: aCause(error.code, error.params) };
  }
}

/** The work itself first; then what was asked is told, and that it is done. */
async function done(need: Told, { handle, range, texts }: AnswerOptions): Promise<Answer> {
  const { step } = need;
  const came = await range.do(taskOf(handle, step));
  if (!came.ok) return { ok: false, cause: aCause('hands-not-able', { step, why: came.why }) };
  const { values } = handle.state();
  const answers = need.ask
    .filter(({ id }) => values[id] === undefined)
    .flatMap((ask): [string, Json][] => {
      const value = came.told[ask.id] ?? ownWords(ask, texts);
      return value === undefined ? [] : [[ask.id, value]];
    });
  const told: readonly Decision[] =
    answers.length === 0 ? [] : [{ do: 'answer', step, value: Object.fromEntries(answers) }];
  const end: Decision =
    need.is === 'attest'
      ? { do: 'attest', step, reason: texts.t('hands.seen') }
      : { do: 'done', step };
  return { ok: true, decisions: [...told, end] };
}

/** What no range knows, such as who it was that logged in: they say that it was they. */
function ownWords({ type, oneOf, optional }: AskDef, texts: Texts): Json | undefined {
  if (oneOf !== undefined) return oneOf[0];
  return type === 'string' && !optional ? texts.t('hands.self') : undefined;
}

function one(decision: Decision): Answer {
  return { ok: true, decisions: [decision] };
}
