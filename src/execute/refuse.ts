import { drillsOnCluster } from '../core/drills-on-cluster.ts';
import { besideUs, leaseChoice } from '../core/lease.ts';
import { checkCorrection } from '../core/correction.ts';
import { asksOf, openAsksOf } from '../core/asks.ts';
import { awaitsCleanUp, isAfterCleanUp, isCleaningUp } from '../core/clean-up.ts';
import { decisionsFor, isUndone } from '../core/needs.ts';
import { recordOf } from '../core/reduce-step.ts';
import { objectAtRisk } from './at-risk.ts';
import { deriveSteps, isSatisfied } from '../core/derive.ts';
import type { BookStep } from '../model/book.ts';
import type { Decision } from '../model/event.ts';
import { checkValue } from '../model/field-value.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import type { RunContext } from './context.ts';
import { rowOf } from './clean-up-items.ts';
import { notNow, shown } from './not-now.ts';
import { assistRefusal, takeOverRefusal, undoRefusal } from './refuse-machine.ts';

const WANT_REASON: readonly Decision['do'][] = [
  'skip',
  'override',
  'abort',
  'correct',
  'take-over',
];

/** What belongs to somebody's turn. */
const IN_TURN: readonly Decision['do'][] = [
  'choose',
  'tick',
  'done',
  'attest',
  'confirm',
  'assist',
  'waiting-on',
];

/** Why a decision cannot be taken now; null where it can. Nothing is recorded of a refused one. */
export function refusal(context: RunContext, decision: Decision): Cause | null {
  const state = context.recorder.state();
  if (state.phase !== 'open') return aCause('run-not-open');
  if (isCleaningUp(state) && decision.do !== 'abort') return notNow(decision, 'clean-up');
  if (isAfterCleanUp(state) && decision.do !== 'abort' && decision.do !== 'clean-up')
    return notNow(decision, 'clean-up');
  if (WANT_REASON.includes(decision.do) && (decision.reason ?? '').trim() === '')
    return aCause('reason-missing', { decision: decision.do });
  if (decision.step === null) return runRefusal(context, decision);
  if (context.book.runbook.milestones.some((one) => one.id === decision.step))
    return ['skip', 'check-again', 'abort'].includes(decision.do)
      ? null
      : notNow(decision, 'milestone');
  const step = context.book.steps.get(decision.step);
  if (step === undefined) return aCause('step-unknown', { step: decision.step });
  return stepRefusal(context, step, decision);
}

function runRefusal(context: RunContext, decision: Decision): Cause | null {
  if (decision.do === 'abort') return null;
  if (decision.do === 'clean-up') return cleanUpRefusal(context, decision);
  if (decision.do === 'go') {
    const known = context.book.runbook.sections.some((one) => one.id === decision.value);
    return known || decision.value === '*'
      ? null
      : aCause('section-unknown', { section: shown(decision) });
  }
  if (decision.do === 'correct') return valueRefusals(context, decision);
  if (decision.do === 'lease') return leaseRefusal(context, decision);
  if (decision.do !== 'answer' || !isObject(decision.value)) return notNow(decision, 'run');
  return runAnswerRefusal(decision.value);
}

/** What was not looked at is not taken over: the holder that it names must still be the one. */
function leaseRefusal({ recorder }: RunContext, decision: Decision): Cause | null {
  const choice = leaseChoice(decision.value);
  if (choice === undefined) return notNow(decision, 'run');
  return choice.holder === besideUs(recorder.state())?.identity
    ? null
    : aCause('lease-not-theirs', { holder: choice.holder });
}

/** Any time in a drill, and then nothing else of it begins; what it created is left only once it is through. */
function cleanUpRefusal(context: RunContext, decision: Decision): Cause | null {
  const state = context.recorder.state();
  if (!drillsOnCluster(state)) return notNow(decision, 'run');
  if (decision.value === 'remove') return null;
  if (isObject(decision.value))
    return rowOf(context, decision.value) === undefined ? aCause('clean-up-unknown') : null;
  if (decision.value !== 'keep' || !awaitsCleanUp(context.book, state))
    return notNow(decision, 'run');
  return (decision.reason ?? '').trim() === ''
    ? aCause('reason-missing', { decision: decision.do })
    : null;
}

function runAnswerRefusal(value: JsonObject): Cause | null {
  for (const [name, said] of Object.entries(value)) {
    if (name === 'run.lostCluster' && typeof said === 'string' && said !== '') continue;
    if (name === 'run.outageStarted' && typeof said === 'string' && !Number.isNaN(Date.parse(said)))
      continue;
    if (name === 'run.outageStarted' && typeof said === 'number') continue;
    return aCause('answer-wrong', {
      name,
      value: JSON.stringify(said),
      expected: expectedOf(name),
    });
  }
  return null;
}

function expectedOf(name: string): string {
  return name === 'run.outageStarted' ? '2026-01-31T02:10:00Z' : 'none | context';
}

function stepRefusal(context: RunContext, step: BookStep, decision: Decision): Cause | null {
  const derived = deriveSteps(context.book, context.recorder.state()).get(step.id);
  if (derived === undefined) return aCause('step-unknown', { step: step.id });
  const yours = derived.is === 'your-turn';
  // It rests: first it is said what is to become of it.
  if (
    IN_TURN.includes(decision.do) &&
    isUndone(recordOf(context.recorder.state(), step.id), derived)
  )
    return notNow(decision, 'undone');
  switch (decision.do) {
    case 'choose':
      if (!yours || step.kind !== 'choice') return notNow(decision, derived.is);
      return step.choice?.includes(shown(decision)) === true
        ? null
        : aCause('choice-unknown', {
            found: shown(decision),
            expected: (step.choice ?? []).join(' | '),
          });
    case 'answer':
      // What a step was settled by is corrected, with a reason.
      return isSatisfied(derived) && derived.is !== 'not-needed'
        ? notNow(decision, derived.is)
        : answerRefusal(step, decision);
    case 'tick':
      return yours || derived.is === 'waiting-on' ? null : notNow(decision, derived.is);
    case 'done':
    case 'attest':
      return doneRefusal(context, step, decision, derived.is);
    case 'confirm': {
      // Before its values are there nobody knows which object it is.
      if (!yours && derived.is !== 'ready') return notNow(decision, derived.is);
      const object = objectAtRisk(context, step);
      return decision.value === object
        ? null
        : aCause('confirm-wrong', { expected: object, found: shown(decision) });
    }
    case 'pin':
      return yours && step.kind === 'pin' && isObject(decision.value)
        ? null
        : notNow(decision, derived.is);
    case 'correct':
      return valueRefusals(context, decision);
    case 'go':
      return notNow(decision, derived.is);
    case 'assist':
      return assistRefusal(context, step, decision, derived);
    case 'undo':
      return undoRefusal(context, step, decision, derived);
    case 'take-over':
      return takeOverRefusal(context, step, decision);
    default:
      return decisionsFor(step, derived, context.recorder.state()).includes(decision.do)
        ? null
        : notNow(decision, derived.is);
  }
}

function answerRefusal(step: BookStep, decision: Decision): Cause | null {
  if (!isObject(decision.value)) return notNow(decision, 'answer');
  for (const [name, value] of Object.entries(decision.value)) {
    const ask = step.manual?.ask.find((one) => one.id === name);
    if (ask === undefined) return aCause('ask-unknown', { name, step: step.id });
    const checked = checkValue(ask.type, value);
    if (!checked.ok) return aCause(checked.code, { ...checked.params, name });
    const text = typeof checked.value === 'string' ? checked.value : JSON.stringify(checked.value);
    if (ask.oneOf !== undefined && !ask.oneOf.includes(text))
      return aCause('answer-wrong', {
        name,
        value: JSON.stringify(value),
        expected: ask.oneOf.join(' | '),
      });
  }
  return null;
}

function doneRefusal(
  context: RunContext,
  step: BookStep,
  decision: Decision,
  is: string,
): Cause | null {
  const fits = (decision.do === 'attest') === (step.attest !== undefined);
  if (!fits || (is !== 'your-turn' && is !== 'waiting-on')) return notNow(decision, is);
  if (decision.do === 'attest' && is === 'waiting-on') return notNow(decision, is);
  const state = context.recorder.state();
  if (step.risk !== undefined && state.steps[step.id]?.confirmed !== true)
    return aCause('confirm-first', { object: objectAtRisk(context, step) });
  const open = openAsksOf(step, state);
  return open.length === 0
    ? null
    : aCause('ask-open', { names: open.map((ask) => ask.id).join(', ') });
}

function valueRefusals(context: RunContext, decision: Decision): Cause | null {
  if (!isObject(decision.value)) return notNow(decision, 'value');
  const state = context.recorder.state();
  const asks = asksOf(context.book.runbook);
  for (const [name, value] of Object.entries(decision.value)) {
    if (name === 'run.outageStarted') {
      const wrong = runAnswerRefusal({ [name]: value });
      if (wrong !== null) return wrong;
      continue;
    }
    const ask = asks.find((one) => one.id === name);
    const known =
      ask !== undefined || state.values[name] !== undefined || context.book.finders.has(name);
    if (!known) return aCause('value-not-known', { name });
    const checked = checkCorrection(ask, state.values[name]?.value, value);
    if (!checked.ok) return aCause(checked.code, { ...checked.params, name });
  }
  return null;
}
