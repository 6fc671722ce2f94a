import type { StepId } from '../../src/model/runbook.ts';
import type { StepState } from '../../src/model/state.ts';
import { CLUSTER } from '../cluster/open.ts';
import { doorChoice } from '../door/open.ts';
import { span, wrapLines } from '../line.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { evidenceRows, eventRows, isOfStep } from '../parts/history.ts';
import { planLines } from '../parts/plan.ts';
import { progressText } from '../parts/progress.ts';
import { causeRows, proofRows } from '../parts/proofs.ts';
import { provedRows } from '../parts/proved.ts';
import {
  BLANK_ROW,
  GUTTER,
  labelledLines,
  labelledRows,
  paragraph,
  section,
  textChoice,
  textRow,
  titleRows,
} from '../parts/rows.ts';
import { stateTitle } from '../parts/state-word.ts';
import { refOf } from '../parts/step-note.ts';
import { labelColumn, type Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';
import { countedOf, needOf, outputOf, stateOf, stepOf } from '../view.ts';
import { chooseRows } from './choose.ts';
import { decisionKeys, decisionRows } from './decisions.ts';
import { CONFIRM, confirmRows, offerRows, rightRows, undoneRows } from './machine.ts';
import { pinRows } from './pin.ts';
import { wayBackRows } from './records.ts';
import { turnRows, turnStart } from './turn.ts';
import type { BookStep } from '../../src/model/book.ts';

/** Something can be counted then. */
const WORKING: readonly StepState['is'][] = ['acting', 'proving', 'late'];
const TAIL = 6;
const EVENTS = 12;

/** One step: why, what it will do or what to click, what proves it, what can be decided, output, history. */
export function stepPage(scene: Scene, spot: Spot, id: StepId): Page {
  const { view, words } = scene;
  const step = stepOf(view, id);
  if (step === undefined) return pageOf({ rows: [textRow(words.t('step.gone'))] });
  const state = stateOf(view, id);
  const title = stateTitle(view, id, words);
  const confirming = confirmRows(scene, step);
  const asking = turn(scene, spot, step, state);
  const decisions = decisionRows(scene, step, state);
  const trouble = isTrouble(state) || needOf(view, id)?.is === 'undone';
  return pageOf({
    head: [
      ...titleRows(
        scene,
        `${step.ref}  ${words.show(step.title, view.scope)}`,
        title.text,
        title.tone,
      ),
      BLANK_ROW,
    ],
    rows: [
      ...labelledRows(scene, words.t('step.why'), words.show(step.why, view.scope)),
      ...whyNot(scene, state),
      ...section(undoneRows(scene, step)),
      ...willRows(scene, step, state),
      ...section(confirming),
      ...(trouble ? [] : section(asking)),
      ...section(offerRows(scene, step)),
      ...section(rightRows(scene, step, state)),
      ...section(proofs(scene, step)),
      ...section(provedRows(scene, step.id)),
      ...section(decisions),
      ...(trouble ? section(asking) : []),
      ...section(wayBackRows(scene, step, state)),
      ...section(outputRows(scene, id)),
      ...section(historyRows(scene, id)),
    ],
    start: trouble ? null : confirming.length > 0 ? CONFIRM : startOf(scene, step, asking),
    keys: {
      ...decisionKeys(scene, step, state),
      ...(view.live(id).output.length === 0
        ? {}
        : { log: { do: 'open', place: { at: 'log', step: id } } }),
    },
  });
}

/** What is asked of the operator here, if anything. */
function turn(scene: Scene, spot: Spot, step: BookStep, state: StepState): readonly Row[] {
  const need = needOf(scene.view, step.id);
  if (need?.is === 'choose') return chooseRows(scene, step, need.options);
  if (need?.is === 'pin') return pinRows(scene, spot, step);
  const isTurn = state.is === 'your-turn' || state.is === 'waiting-on';
  const open = isTurn && need?.is !== 'undone';
  if (step.kind === 'manual' || (open && step.kind === 'action'))
    return turnRows(scene, spot, step, open);
  return [];
}

/** What went wrong, and what can be done about it, then stand before what was asked; reading comes first. */
function isTrouble({ is }: StepState): boolean {
  return is === 'failed' || is === 'late' || is === 'in-doubt' || is === 'stale';
}

function startOf(scene: Scene, step: BookStep, asking: readonly Row[]): string | null {
  const wanted = turnStart(scene, step);
  const rows = asking.flatMap((row) => row.row ?? []);
  return rows.find((row) => row === wanted) ?? rows[0] ?? null;
}

/** Why nothing happens here: what it waits for, each to be opened; or that it is not needed. */
function whyNot(scene: Scene, state: StepState): readonly Row[] {
  const { words } = scene;
  if (state.is === 'not-needed' || state.is === 'rehearsed')
    return section(paragraph(scene, words.t(`step.${state.is}`), 'dim'));
  if (state.is === 'in-doubt')
    return section(paragraph(scene, words.t(`doubt.${longDoubt(state)}`), 'warn'));
  if (state.is === 'stale')
    return section(paragraph(scene, words.t(`stale.long-${state.why}`), 'warn'));
  if (state.is === 'attested' || state.is === 'skipped' || state.is === 'overridden')
    return section(labelledRows(scene, words.t(`state.${state.is}`), state.reason));
  if (state.is !== 'blocked') return [];
  return section(
    state.by.flatMap((one): readonly Row[] => {
      if (one.step !== undefined) return needed(scene, one.step);
      return one.value === undefined
        ? indented(scene, words.t('blocked.target'))
        : missing(scene, one.value.replace(/^values\./, ''));
    }),
  );
}

function longDoubt({ answer, undo }: Extract<StepState, { is: 'in-doubt' }>): string {
  return undo === true && answer !== undefined ? 'long-undo' : `long-${answer ?? 'asking'}`;
}

function indented(scene: Scene, text: string): readonly Row[] {
  return wrapLines(text, scene.width - GUTTER, 'dim').map((line) => ({
    line: [span(' '.repeat(GUTTER)), ...line],
  }));
}

/** A value that nothing has found yet: opens the step that asks for it. */
function missing(scene: Scene, name: string): readonly Row[] {
  const { view, words } = scene;
  const text = words.t('blocked.value', { name });
  const asks = (one: BookStep) =>
    one.manual?.ask.some(({ id }) => id === name || id.startsWith(`${name}.`)) === true;
  const step = [...view.book.steps.values()].find(asks);
  return step === undefined
    ? indented(scene, text)
    : textChoice(scene, `missing ${name}`, text, {
        do: 'open',
        place: { at: 'step', step: step.id },
      });
}

function needed(scene: Scene, id: string): readonly Row[] {
  const { view, words } = scene;
  const step = stepOf(view, id);
  const title = step === undefined ? '' : words.show(step.title, view.scope);
  const state = step === undefined ? '' : stateTitle(view, id, words).text;
  const text = words.t('blocked.step', { ref: refOf(view, id, words), title, state });
  return textChoice(scene, `needs ${id}`, text, {
    do: 'open',
    place: step === undefined ? { at: 'milestone', milestone: id } : { at: 'step', step: id },
  });
}

function willRows(scene: Scene, step: BookStep, state: StepState): readonly Row[] {
  const { words, view } = scene;
  const { failure } = view.state.steps[step.id] ?? { failure: null };
  const failed =
    failure === null || (state.is !== 'failed' && state.is !== 'in-doubt')
      ? []
      : section([
          textRow(span(`${words.glyphs.failed} `, 'bad'), span(words.t('step.failure'), 'strong')),
          ...causeRows(scene, failure, 'bad'),
        ]);
  const open = state.is === 'ready' || state.is === 'blocked' || state.is === 'acting';
  if (step.kind !== 'action' || !open) return failed;
  const width = scene.width - labelColumn(scene);
  const risk =
    step.risk === undefined
      ? []
      : labelledLines(
          scene,
          words.t('step.risk'),
          wrapLines(words.t(`risk.${step.risk}`), width, 'warn'),
        );
  return [
    ...failed,
    ...section([
      ...labelledLines(scene, words.t('step.will'), planLines(scene, step, width)),
      ...risk,
    ]),
  ];
}

function proofs(scene: Scene, step: BookStep): readonly Row[] {
  if (step.proofs.length === 0) return [];
  const { view, words } = scene;
  const seen = view.state.steps[step.id]?.seen ?? [];
  const { is } = stateOf(view, step.id);
  const counted = countedOf(view, step.id);
  const isAtWork = WORKING.includes(is);
  const readsCluster = step.proofs.some(
    (proof) => proof.is === 'probe' && proof.probe.startsWith('kubernetes/'),
  );
  return [
    textRow(span(words.t('step.proof'), 'dim')),
    ...(isAtWork && counted !== undefined
      ? [textRow('  ', span(progressText(counted, view.now, words)))]
      : []),
    ...proofRows(scene, step.proofs, seen),
    ...(readsCluster && view.hasCluster && (isAtWork || is === 'failed' || is === 'stale')
      ? textChoice(scene, 'cluster', `p ${words.t('cluster.look')}`, CLUSTER)
      : []),
    ...doorChoice(scene, step.id),
  ];
}

function outputRows(scene: Scene, id: StepId): readonly Row[] {
  const { view, words } = scene;
  const output = outputOf(view, id);
  if (output.length === 0) return [];
  return [
    textRow(span(words.t('step.output'), 'dim')),
    ...output.slice(-TAIL).map((text) => textRow(span(text, 'plain'))),
  ];
}

function historyRows(scene: Scene, id: StepId): readonly Row[] {
  const { view, words } = scene;
  const events = view.events.filter((event) => isOfStep(event, id)).slice(-EVENTS);
  if (events.length === 0) return [];
  return [
    textRow(span(words.t('step.history'), 'dim')),
    ...eventRows(scene, events, false),
    ...evidenceRows(scene, id),
  ];
}
