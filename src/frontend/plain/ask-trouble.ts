import { readsOfProof } from '../../core/book.ts';
import { lostBySkipping } from '../../core/select.ts';
import type { DecisionKind } from '../../model/event.ts';
import { durationMs } from '../../model/field-value.ts';
import type { Need } from '../../model/run.ts';
import type { StepId } from '../../model/runbook.ts';
import { visibleLine } from '../../text/visible.ts';
import { aboutStep } from './about-step.ts';
import { askTakeOver, askUndo } from './ask-machine.ts';
import { decideWith } from './ask-step.ts';
import { askReason, choose, LeftOff, type Choice, type Desk } from './desk.ts';
import { planLines } from './plan-lines.ts';
import { quoted } from './quoted.ts';
import { canShowCluster, showCluster } from './show-cluster.ts';
import { canShowDoor, showDoor } from './show-door.ts';
import { foundLine, shownNamed } from '../../text/event-line.ts';
import type { Item } from '../items.ts';

type Trouble = Extract<Need, { decisions: readonly DecisionKind[] }>;

/** What went wrong, what is known of it, and the decisions that make sense now. */
export async function askTrouble(desk: Desk, need: Trouble): Promise<void> {
  desk.say(
    desk.voice.t('ask.trouble', {
      name: desk.voice.name(need.step),
      state: desk.voice.t(`trouble.${need.is}`),
    }),
    ...causeLines(desk, need.step),
    ...desk.handle
      .live(need.step)
      .output.slice(-10)
      .map((line) => `  | ${visibleLine(line)}`),
  );
  await decideOneOf(desk, need.step, need.decisions);
}

/** Somebody else was waited for. */
export async function askWaiting(
  desk: Desk,
  { step, whom }: Extract<Item, { is: 'waiting' }>,
): Promise<void> {
  const { t, name } = desk.voice;
  desk.say(t('ask.waiting', { name: name(step), whom }));
  const isBack = await choose(desk, t('ask.what'), [
    { words: t('ask.isBack'), value: true },
    { words: t('ask.later'), value: false },
  ]);
  if (!isBack) throw new LeftOff();
  await desk.decide({ do: 'waiting-on', step });
}

/** Nothing that is still to come will unblock it. */
export async function askBlocked(
  desk: Desk,
  { step, by }: Extract<Item, { is: 'blocked' }>,
): Promise<void> {
  desk.say(
    desk.voice.t('ask.blocked', { name: desk.voice.name(step) }),
    ...by.map((one) => `  ${blockedBy(desk, one)}`),
  );
  const byNeeds = by.some((one) => one.step !== undefined);
  const kinds: readonly DecisionKind[] = ['correct', 'skip', 'override', 'abort'];
  await decideOneOf(desk, step, byNeeds ? ['start-anyway', ...kinds] : kinds);
}

export function blockedBy(
  { voice }: Pick<Desk, 'voice'>,
  by: Extract<Item, { is: 'blocked' }>['by'][number],
): string {
  if (by.step !== undefined) return voice.t('blocked.step', { name: voice.name(by.step) });
  if (by.value !== undefined) return voice.t('blocked.value', { value: by.value });
  return voice.t('blocked.target');
}

async function decideOneOf(
  desk: Desk,
  step: StepId,
  kinds: readonly DecisionKind[],
): Promise<void> {
  const { t } = desk.voice;
  const cluster: readonly Choice<'cluster'>[] = canShowCluster(desk, step)
    ? [{ words: t('ask.cluster'), value: 'cluster' }]
    : [];
  const door: readonly Choice<'door'>[] = canShowDoor(desk, step)
    ? [{ words: t('ask.door'), value: 'door' }]
    : [];
  const choices: readonly Choice<DecisionKind | 'cluster' | 'door' | 'later'>[] = [
    ...kinds.map((kind) => ({ words: desk.voice.decision(kind), value: kind })),
    ...cluster,
    ...door,
    { words: t('ask.later'), value: 'later' },
  ];
  const kind = await choose(desk, t('ask.what'), choices);
  switch (kind) {
    case 'cluster':
      await showCluster(desk);
      return decideOneOf(desk, step, kinds);
    case 'door':
      showDoor(desk);
      return decideOneOf(desk, step, kinds);
    case 'later':
      throw new LeftOff();
    case 'skip': {
      const lost = lostBySkipping(desk.handle.book, step).map(desk.voice.name);
      if (lost.length > 0) desk.say(desk.voice.t('ask.skipLoses', { steps: lost.join(', ') }));
      return decideWith(desk, step, kind);
    }
    case 'override':
    case 'abort':
      return decideWith(desk, step, kind);
    case 'more-time': {
      const check = (text: string) =>
        durationMs(text.trim()) === undefined ? t('ask.noDuration') : undefined;
      const text = await desk.ask({ words: t('ask.moreTime'), check });
      await desk.decide({ do: kind, step, value: durationMs(text) ?? 0 });
      return;
    }
    case 'correct':
      return correctValue(desk, step);
    case 'by-hand':
      return byHand(desk, step);
    case 'undo':
      return askUndo(desk, step);
    case 'take-over':
      return askTakeOver(desk, step);
    case 'do-again':
    case 'start-anyway':
      return askOnceMore(desk, step, kind);
    default:
      await desk.decide({ do: kind, step });
  }
}

/** What it comes to, before it starts: nothing starts by one number. */
async function askOnceMore(
  desk: Desk,
  step: StepId,
  kind: 'do-again' | 'start-anyway',
): Promise<void> {
  const isAction = desk.handle.book.steps.get(step)?.kind === 'action';
  desk.say(
    desk.texts.t(`screen.form.${kind}.about`),
    ...(isAction ? planLines(desk, desk.handle.plan(step)) : []),
  );
  const isSure = await choose(desk, desk.voice.t('ask.what'), [
    { words: desk.voice.t('ask.later'), value: false },
    { words: desk.voice.decision(kind), value: true },
  ]);
  if (!isSure) throw new LeftOff();
  await desk.decide({ do: kind, step });
}

/** `step` null: of the run as a whole. */
export async function correctValue(desk: Desk, step: StepId | null): Promise<void> {
  const { t } = desk.voice;
  const names = correctable(desk, step);
  const check = (text: string) => (text.trim() === '' ? t('ask.empty') : undefined);
  const name = await choose(
    desk,
    t('ask.correctName'),
    names.map((one) => ({ words: one, value: one })),
  );
  const now = desk.handle.state().values[name];
  if (now !== undefined)
    desk.say(`  ${t('ask.valueNow', { value: shownNamed(name, now.value, desk.voice) })}`);
  const value = await desk.ask({ words: t('ask.correctValue', { name }), check });
  const reason = await askReason(desk);
  const of = step ?? now?.step ?? null;
  await desk.decide({ do: 'correct', step: of, value: { [name]: value }, reason });
}

/** What the step was told or reads comes first, then all else that is known. */
function correctable(desk: Desk, id: StepId | null): readonly string[] {
  const known = Object.values(desk.handle.state().values);
  const step = id === null ? undefined : desk.handle.book.steps.get(id);
  const reads = [...(step?.reads ?? []), ...(step?.proofs.flatMap(readsOfProof) ?? [])];
  const read = reads.flatMap((path) =>
    path.startsWith('values.') ? [path.slice('values.'.length)] : [],
  );
  const told = known.filter((one) => id !== null && one.step === id).map((one) => one.name);
  return [...new Set([...told, ...read, ...known.map((one) => one.name)])];
}

/** The resolved commands to copy; the probe proves them afterwards. */
async function byHand(desk: Desk, step: StepId): Promise<void> {
  const { t } = desk.voice;
  const plan = desk.handle.plan(step);
  desk.say(
    ...aboutStep(desk, step),
    ...(plan?.byHand ?? []).map((argv) => `  ${argv.map(quoted).join(' ')}`),
  );
  const isDone = await choose(desk, t('ask.byHand'), [
    { words: desk.voice.decision('done'), value: true },
    { words: t('ask.later'), value: false },
  ]);
  if (!isDone) throw new LeftOff();
  await desk.decide({ do: 'by-hand', step });
}

function causeLines(desk: Desk, id: StepId): readonly string[] {
  const state = desk.handle.state();
  const record = state.steps[id];
  const seen = record?.seen ?? state.milestones[id]?.seen ?? [];
  const failure = record?.failure ?? null;
  return [
    ...(failure === null ? [] : [`  ${desk.voice.said(failure)}`]),
    ...seen.flatMap(({ found }) => [
      ...(found.verdict === 'pass' ? [] : [`  ${foundLine(found, desk.voice)}`]),
      ...found.others.slice(0, 5).map((cause) => `    ${desk.voice.said(cause)}`),
    ]),
    ...[...(record?.evidence ?? []), ...seen.flatMap(({ evidence }) => evidence)].map(
      ({ file }) => `  ${desk.voice.t('ask.evidence', { file })}`,
    ),
  ];
}
