import { decisionsFor } from '../../src/core/needs.ts';
import type { BookStep } from '../../src/model/book.ts';
import type { DecisionKind } from '../../src/model/event.ts';
import type { StepState } from '../../src/model/state.ts';
import type { Act } from '../act.ts';
import { KEYMAP, type KeyId } from '../keymap.ts';
import { lineOf, span } from '../line.ts';
import type { Page, Row } from '../page.ts';
import { choiceRows, textRow } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import { needOf } from '../view.ts';

/** Decisions that have rows of their own elsewhere on the step's page. */
const ELSEWHERE: readonly DecisionKind[] = ['done', 'attest'];

/** What can be decided about a step now, as its state allows. */
export function openDecisions(
  scene: Scene,
  step: BookStep,
  state: StepState,
): readonly DecisionKind[] {
  const need = needOf(scene.view, step.id);
  const kinds =
    need !== undefined && 'decisions' in need
      ? need.decisions
      : decisionsFor(step, state, scene.view.state);
  const isOffered = scene.view.assist(step.id)?.is === 'offered' && need?.is !== 'confirm';
  return kinds.filter((kind) => !ELSEWHERE.includes(kind) && (kind !== 'assist' || isOffered));
}

export function decisionRows(scene: Scene, step: BookStep, state: StepState): readonly Row[] {
  const { words } = scene;
  const kinds = openDecisions(scene, step, state);
  if (scene.view.state.phase !== 'open' || kinds.length === 0) return [];
  return [
    textRow(span(words.t('step.whatNow'), 'dim')),
    ...kinds.flatMap((kind) =>
      choiceRows(
        `decide ${kind}`,
        [
          lineOf(
            span(`${letterOf(kind)} `, 'key'),
            words.t(
              kind === 'waiting-on' && state.is === 'waiting-on'
                ? 'decide.taken-back'
                : `decide.${kind}`,
            ),
          ),
        ],
        { enter: decisionAct(step.id, kind, state) },
      ),
    ),
  ];
}

export function decisionKeys(scene: Scene, step: BookStep, state: StepState): Page['keys'] {
  if (scene.view.state.phase !== 'open') return {};
  const entries = openDecisions(scene, step, state).flatMap((kind) => {
    const id = KEYMAP.find((one) => one.id === kind)?.id;
    return id === undefined ? [] : [[id, decisionAct(step.id, kind, state)] as const];
  });
  const keys: { [id in KeyId]?: Act } = Object.fromEntries(entries);
  return keys;
}

/** Looking again changes nothing and is done at once; all else opens a page where it can still be left. */
export function decisionAct(step: string, kind: DecisionKind, state: StepState): Act {
  switch (kind) {
    case 'check-again':
    case 'done':
      return { do: 'decide', decision: { do: kind, step }, after: 'stay' };
    case 'waiting-on':
      return state.is === 'waiting-on'
        ? { do: 'decide', decision: { do: kind, step }, after: 'stay' }
        : { do: 'open', place: { at: 'form', what: kind, step } };
    case 'by-hand':
      return { do: 'open', place: { at: 'by-hand', step } };
    case 'correct':
      return { do: 'open', place: { at: 'values', step } };
    case 'abort':
      return { do: 'open', place: { at: 'abort' } };
    case 'choose':
    case 'attest':
    case 'confirm':
    case 'do-again':
    case 'more-time':
    case 'start-anyway':
    case 'skip':
    case 'override':
    case 'assist':
    case 'undo':
    case 'take-over':
      return { do: 'open', place: { at: 'form', what: kind, step } };
    case 'lease':
      return { do: 'open', place: { at: 'lease' } };
    case 'go':
    case 'clean-up':
    case 'answer':
    case 'tick':
    case 'pin':
      return { do: 'open', place: { at: 'step', step } };
  }
}

function letterOf(kind: DecisionKind): string {
  return KEYMAP.find((one) => one.id === kind)?.keys[0] ?? ' ';
}
