import { closest } from 'fastest-levenshtein';
import { asksOf } from '../core/asks.ts';
import type { Answers } from '../model/answers.ts';
import { checkValue } from '../model/field-value.ts';
import type { Json } from '../model/json.ts';
import type { AskDef, Runbook, StepDef } from '../model/runbook.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import { shownValue } from '../text/in-lang.ts';

/**
 * What is wrong with a file of answers for this runbook: all of it, before anything starts. `more` may be told beside what
 * steps ask for.
 */
export function checkAnswers(
  runbook: Runbook,
  answers: Answers,
  more: readonly AskDef[] = [],
): readonly Cause[] {
  const steps = new Map(runbook.steps.map((step) => [step.id, step]));
  const sections = runbook.sections.map(({ id }) => id);
  const milestones = runbook.milestones.map(({ id }) => id);
  const asks = [...asksOf(runbook), ...more];
  const go = answers.go === 'all' ? [] : answers.go;
  return [
    ...outageFaults(answers.outageStarted),
    ...go.flatMap((id) => unknownName('go', id, sections)),
    ...Object.entries(answers.values).flatMap(([id, value]) => valueFaults(asks, id, value)),
    ...Object.entries(answers.steps).flatMap(([id, own]) => {
      const step = steps.get(id);
      if (step !== undefined) return stepFaults(step, own);
      if (milestones.includes(id)) return [];
      return unknownName('steps', id, [...steps.keys(), ...milestones]);
    }),
  ];
}

function outageFaults(at: string | null): readonly Cause[] {
  if (at === null || !Number.isNaN(Date.parse(at))) return [];
  return [aCause('answers-no-time', { key: 'outageStarted', found: at })];
}

function valueFaults(asks: readonly AskDef[], id: string, value: Json): readonly Cause[] {
  const ask = asks.find((one) => one.id === id);
  if (ask === undefined) {
    return unknownName(
      'values',
      id,
      asks.map((one) => one.id),
    );
  }
  const key = `values.${id}`;
  const found = JSON.stringify(value);
  const checked = checkValue(ask.type, value);
  if (!checked.ok) return [aCause('answers-wrong-type', { key, found, expected: ask.type })];
  return ask.oneOf === undefined || ask.oneOf.includes(shownValue(checked.value))
    ? []
    : [aCause('answers-not-one-of', { key, found, expected: ask.oneOf.join(', ') })];
}

function stepFaults(step: StepDef, own: Answers['steps'][string]): readonly Cause[] {
  const { choose, confirm, done, assist, attest } = own;
  const key = `steps.${step.id}`;
  const options = step.choice ?? [];
  const isOffered = choose === undefined || options.includes(choose);
  const misplaced = [
    choose !== undefined && options.length === 0 && 'choose',
    confirm !== undefined && step.risk === undefined && 'confirm',
    done !== undefined && (step.kind !== 'manual' || step.attest !== undefined) && 'done',
    assist !== undefined && step.manual?.assist === undefined && 'assist',
    attest !== undefined && step.attest === undefined && 'attest',
  ];
  return [
    ...misplaced.flatMap((name) =>
      name === false ? [] : [aCause('answers-no-use', { key: `${key}.${name}`, step: step.id })],
    ),
    ...(isOffered || options.length === 0
      ? []
      : [
          aCause('answers-not-one-of', {
            key: `${key}.choose`,
            found: choose,
            expected: options.join(', '),
          }),
        ]),
  ];
}

function unknownName(key: string, name: string, known: readonly string[]): readonly Cause[] {
  if (known.includes(name)) return [];
  const nearest = known.length === 0 ? '' : closest(name, known);
  return nearest === ''
    ? [aCause('answers-nothing-to-name', { key: `${key}.${name}` })]
    : [aCause('answers-unknown-name', { key: `${key}.${name}`, nearest })];
}
