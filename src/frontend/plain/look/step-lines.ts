import { provedOf } from '../../../core/proved.ts';
import type { ProofSeen, RunEvent } from '../../../model/event.ts';
import type { Proof, StepId } from '../../../model/runbook.ts';
import { duration } from '../../../text/duration.ts';
import { eventLine, foundLine } from '../../../text/event-line.ts';
import { provedText, tookText } from '../../../text/proved-words.ts';
import { visibleLine } from '../../../text/visible.ts';
import { offerLines, rightLines } from '../ask-machine.ts';
import { checklistLines } from '../ask-step.ts';
import { planLines } from '../plan-lines.ts';
import { quoted } from '../quoted.ts';
import { lookText, type LookDesk } from './look-desk.ts';
import { stepLine } from './step-words.ts';

const TAIL = 10;
const EVENTS = 12;
const OTHERS = 5;

/** One step with all that is known of it: state, why, what it will do or what to click, proofs, output, history. */
export function stepLines(desk: LookDesk, id: StepId): readonly string[] {
  const { handle, voice, texts } = desk;
  const step = handle.book.steps.get(id);
  if (step === undefined) return [];
  const record = handle.state().steps[id];
  const why = voice.show(step.why);
  const failure = record?.failure ?? null;
  const isOpen = ['ready', 'blocked', 'acting'].includes(handle.steps().get(id)?.is ?? '');
  const past = desk.past();
  const proved = past === null ? undefined : provedOf(past, id, handle.state().startedAt);
  return [
    stepLine(desk, id),
    ...(why === '' ? [] : [lookText(desk, 'step.why', { why })]),
    ...(failure === null ? [] : [lookText(desk, 'step.failure', { says: voice.said(failure) })]),
    ...(step.kind === 'action' && isOpen ? willLines(desk, id) : []),
    ...checklistLines(desk, id).map(visibleIndented),
    ...offerLines(desk, id),
    ...rightLines(desk, id),
    ...headed(desk, 'proofs', proofLines(desk, step.proofs, record?.seen ?? [])),
    ...(proved === undefined
      ? []
      : [provedText(proved, texts, voice.date), tookText(proved, texts)]
    )
      .filter((line) => line !== '')
      .map(visibleLine),
    ...headed(desk, 'history', historyLines(desk, id)),
    ...(record === undefined || record.attempts < 2
      ? []
      : [lookText(desk, 'step.attempts', { n: record.attempts })]),
    ...(record?.startedAt == null || record.finishedAt === null
      ? []
      : [
          lookText(desk, 'step.taken', {
            time: duration(record.finishedAt - record.startedAt, voice.lang),
          }),
        ]),
    ...outputLines(desk, id, TAIL),
  ];
}

function visibleIndented(line: string): string {
  return `${/^ */.exec(line)?.[0] ?? ''}${visibleLine(line)}`;
}

function willLines(desk: LookDesk, id: StepId): readonly string[] {
  const plan = desk.handle.plan(id);
  const hands = (plan?.byHand ?? []).map(
    (argv) => `  $ ${visibleLine(argv.map(quoted).join(' '))}`,
  );
  return [
    ...headed(
      desk,
      'will',
      planLines(desk, plan).map((line) => line.replace(/^ {2}/, '')),
    ),
    ...headed(desk, 'hands', hands),
  ];
}

export function headed(
  desk: Pick<LookDesk, 'texts'>,
  key: string,
  lines: readonly string[],
): readonly string[] {
  return lines.length === 0 ? [] : [lookText(desk, `heading.${key}`), ...lines];
}

/** What proves it, each as it was last seen. */
export function proofLines(
  desk: Pick<LookDesk, 'voice' | 'texts' | 'now'>,
  proofs: readonly Proof[],
  seen: readonly ProofSeen[],
): readonly string[] {
  const { voice } = desk;
  const latest = new Map(seen.map((one) => [one.proof, one]));
  return proofs.flatMap((proof, index) => {
    const name = visibleLine(proof.is === 'probe' ? proof.probe : voice.show(proof.says));
    const last = latest.get(index);
    if (last === undefined)
      return [`  ${lookText(desk, 'line', { name, words: lookText(desk, 'step.notYet') })}`];
    const { found, at, evidence } = last;
    const words = lookText(desk, 'step.ago', {
      words: ended(foundLine(found, voice)),
      time: duration(desk.now() - at, voice.lang),
    });
    return [
      `  ${visibleLine(lookText(desk, 'line', { name, words }))}`,
      ...found.others.slice(0, OTHERS).map((cause) => `    ${voice.said(cause)}`),
      ...found.notes.map((note) => `    ${voice.t('note')} ${voice.said(note)}`),
      ...evidence.map(({ file }) => `    ${voice.t('ask.evidence', { file })}`),
    ];
  });
}

function ended(words: string): string {
  return /[.!?。！？)）]$/.test(words)
    ? words
    : `${words}${/[\u3000-\u9fff]$/.test(words) ? '。' : '.'}`;
}

/** The end of what a step has written, as it came. */
export function outputLines(desk: LookDesk, id: StepId, most: number): readonly string[] {
  const { output } = desk.handle.live(id);
  const lines = output.at(-1) === '' ? output.slice(0, -1) : output;
  if (lines.length === 0) return [];
  const shown = lines.slice(-most);
  return [
    lookText(desk, 'heading.output', { name: desk.voice.name(id), n: shown.length }),
    ...shown.map((line) => `  | ${visibleLine(line)}`),
  ];
}

function historyLines(desk: LookDesk, id: StepId): readonly string[] {
  return desk
    .events()
    .filter((event) => isOfStep(event, id))
    .slice(-EVENTS)
    .map((event) => `  ${eventLine(event, desk.voice)}`);
}

export function isOfStep(event: RunEvent, step: StepId): boolean {
  if (event.type === 'operator-decided') return event.decision.step === step;
  return 'step' in event && event.step === step;
}
