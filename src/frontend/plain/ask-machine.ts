import { conflictOf } from '../../core/ledger.ts';
import type { StepId } from '../../model/runbook.ts';
import { inLang } from '../../text/in-lang.ts';
import { objectName } from '../../text/object-name.ts';
import { visibleLine } from '../../text/visible.ts';
import { aboutStep } from './about-step.ts';
import { askReason, askTypedName, choose, LeftOff, type Choice, type Desk } from './desk.ts';
import { planLines } from './plan-lines.ts';
import { quoted } from './quoted.ts';

/** Whether the machine can do a checklist: what it would do, or why it can't. */
export function offerLines(desk: Desk, step: StepId): readonly string[] {
  const { t } = desk.voice;
  const offer = desk.handle.assist(step);
  switch (offer?.is) {
    case undefined:
      return [];
    case 'asking':
      return [t('machine.asking')];
    case 'hindered':
      return [t('machine.hindered', { says: desk.voice.said(offer.cause) })];
    case 'offered':
      return [
        t('machine.offered'),
        ...planLines(desk, offer.plan),
        ...commandLines(offer.plan.byHand),
      ];
  }
}

/** What can be chosen because of that. */
export function offerChoices(desk: Desk, step: StepId): readonly Choice<'assist' | 'ask-assist'>[] {
  const offer = desk.handle.assist(step);
  if (offer === undefined) return [];
  return offer.is === 'offered'
    ? [{ words: desk.voice.decision('assist'), value: 'assist' }]
    : [{ words: desk.voice.t('machine.askAgain'), value: 'ask-assist' }];
}

/** Each call is shown once more before it is made. */
export async function askAssist(desk: Desk, step: StepId): Promise<void> {
  const { t } = desk.voice;
  desk.say(...offerLines(desk, step));
  const isSure = await choose(desk, t('machine.sure'), [
    { words: t('ask.later'), value: false },
    { words: desk.voice.decision('assist'), value: true },
  ]);
  if (!isSure) throw new LeftOff();
  await desk.decide({ do: 'assist', step });
}

/** Exactly what is removed, then its name. */
export async function askUndo(desk: Desk, step: StepId): Promise<void> {
  const { t } = desk.voice;
  const plan = desk.handle.undo(step);
  if (plan === undefined) {
    await desk.decide({ do: 'undo', step });
    return;
  }
  const hands = plan.byHand.map(({ what, text }) => {
    const said = inLang(desk.texts.lang, text);
    return `    ${visibleLine(`${objectName(what)}: ${said}`)}`;
  });
  desk.say(
    ...aboutStep(desk, step),
    ...(plan.will.length === 0 ? [] : [t('machine.undoWill')]),
    ...plan.will.map((cause) => `    ${desk.voice.says(cause)}`),
    ...commandLines(plan.commands),
    ...(hands.length === 0 ? [] : [t('machine.undoHands'), ...hands]),
  );
  await askTypedName(desk, t('machine.undoType', { name: plan.object }), plan.object);
  await desk.decide({ do: 'undo', step, value: plan.object });
}

/** Whose fields they are, then why they are taken over. */
export async function askTakeOver(desk: Desk, step: StepId): Promise<void> {
  const conflict = conflictOf(desk.handle.state().steps[step]?.failure ?? null);
  if (conflict === undefined) throw new LeftOff();
  const { kind, name, managers, fields } = conflict;
  const object = `${kind} ${name}`;
  desk.say(visibleLine(desk.voice.t('machine.takeOver', { object, managers, fields })));
  const reason = await askReason(desk);
  await desk.decide({ do: 'take-over', step, value: conflict, reason });
}

/** Which of the steps that left something is to be undone. */
export async function askWhichToUndo(desk: Desk): Promise<void> {
  const steps = undoable(desk);
  const step = await choose(
    desk,
    desk.voice.t('machine.undoWhich'),
    steps.map((id) => ({ words: desk.voice.name(id), value: id })),
  );
  await askUndo(desk, step);
}

export function undoable({ handle }: Pick<Desk, 'handle'>): readonly StepId[] {
  return [...handle.book.steps.keys()].filter((id) => handle.undo(id) !== undefined);
}

export function rightLines(desk: Desk, step: StepId): readonly string[] {
  return (desk.handle.rights(step)?.missing ?? []).map(
    (cause) => `    ${desk.voice.t('machine.rights', { says: desk.voice.said(cause) })}`,
  );
}

function commandLines(commands: readonly (readonly string[])[]): readonly string[] {
  return commands.map((argv) => `    $ ${visibleLine(argv.map(quoted).join(' '))}`);
}
