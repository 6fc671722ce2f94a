import { drillsOnCluster } from '../../core/drills-on-cluster.ts';
import { isProductionUntold } from '../../core/production.ts';
import { isLostCluster } from '../../core/select.ts';
import { aboutHolder } from '../../model/lease-holder.ts';
import { checkValue } from '../../model/field-value.ts';
import type { Json } from '../../model/json.ts';
import type { TargetSummary } from '../../model/ports.ts';
import type { Need } from '../../model/run.ts';
import type { AskDef, StepId } from '../../model/runbook.ts';
import { shownValue } from '../../text/in-lang.ts';
import { visibleLine } from '../../text/visible.ts';
import { aboutStep } from './about-step.ts';
import { askAssist, offerChoices, offerLines } from './ask-machine.ts';
import { recordLines } from './record-lines.ts';
import { askReason, askTypedName, choose, LeftOff, type Choice, type Desk } from './desk.ts';
import { planLines } from './plan-lines.ts';
import { canShowCluster, showCluster } from './show-cluster.ts';
import { canShowDoor, showDoor } from './show-door.ts';

type NeedOf<Is extends Need['is']> = Extract<Need, { is: Is }>;

export async function askChoice(desk: Desk, { step, options }: NeedOf<'choose'>): Promise<void> {
  desk.say(...aboutStep(desk, step));
  const value = await choose(
    desk,
    desk.voice.t('ask.which'),
    options.map((option) => ({ words: option, value: option })),
  );
  await desk.decide({ do: 'choose', step, value });
}

/** The cluster is shown first; only its typed name pins it. */
export async function askPin(desk: Desk, { step }: NeedOf<'pin'>): Promise<void> {
  const { t } = desk.voice;
  desk.say(...aboutStep(desk, step));
  const { proposed } = desk.handle.state();
  const isProposed = ({ name }: { readonly name: string }) => Number(name === proposed);
  // What --context names stands first; it is never taken without being chosen and typed.
  const contexts = (await desk.handle.contexts()).toSorted((a, b) => isProposed(b) - isProposed(a));
  const context = await choose(
    desk,
    t('ask.pinWhich'),
    contexts.map(({ name, server }) => ({ words: visibleLine(`${name} ${server}`), value: name })),
  );
  const summary = await desk.handle.inspectTarget(context);
  desk.say(...targetLines(desk, summary), ...holderLines(desk, summary));
  const isLost = isLostCluster(desk.handle.state(), summary);
  if (isLost) desk.say(t('ask.pinLost'));
  if (drillsOnCluster(desk.handle.state()) && isProductionUntold(desk.handle.book))
    desk.say(t('ask.pinUntold'));
  await askTypedName(desk, t('ask.pinType', { name: context }), context);
  const value = { context, uid: summary.uid, ...(isLost ? { repair: context } : {}) };
  await desk.decide({ do: 'pin', step, value });
}

/** Who else is at work on it, before anything is typed; not this run itself, which may have been there before. */
function holderLines({ handle, voice }: Desk, { holder }: TargetSummary): readonly string[] {
  if (holder == null || holder.run === handle.state().run) return [];
  return [voice.said(aboutHolder(holder, voice.date))];
}

function targetLines({ voice: { t, date } }: Desk, target: TargetSummary): readonly string[] {
  const { context, server, uid, version, createdAt, nodes, nodesReady, workloads } = target;
  const isCounted = nodes !== null && nodesReady !== null;
  return [
    `  ${t('target.context', { context })}`,
    `  ${t('target.server', { server })}`,
    `  ${t('target.uid', { uid })}`,
    `  ${t('target.version', { version: version || t('target.noVersion') })}`,
    `  ${t('target.created', { at: date(Date.parse(createdAt)) })}`,
    `  ${isCounted ? t('target.nodes', { ready: nodesReady, nodes }) : t('target.nodesUnknown')}`,
    `  ${workloads === null ? t('target.workloadsUnknown') : t('target.workloads', { workloads })}`,
    ...(target.practice ? [`  ${t('target.practice')}`] : []),
  ];
}

/** The checklist with its exact values, then the values it brings, then the word that it is done. */
export async function askHandWork(desk: Desk, need: NeedOf<'checklist' | 'attest'>): Promise<void> {
  const { t } = desk.voice;
  const { step } = need;
  desk.say(...aboutStep(desk, step), ...checklistLines(desk, step), ...offerLines(desk, step));
  const does = need.is === 'attest' ? 'attest' : 'done';
  const choices: readonly Choice<
    | 'assist'
    | 'ask-assist'
    | 'done'
    | 'later'
    | 'cluster'
    | 'door'
    | 'waiting-on'
    | 'skip'
    | 'override'
    | 'abort'
  >[] = [
    ...offerChoices(desk, step),
    { words: desk.voice.decision(does), value: 'done' },
    { words: t('ask.later'), value: 'later' },
    ...(canShowCluster(desk, step) ? [{ words: t('ask.cluster'), value: 'cluster' as const }] : []),
    ...(canShowDoor(desk, step) ? [{ words: t('ask.door'), value: 'door' as const }] : []),
    { words: desk.voice.decision('waiting-on'), value: 'waiting-on' },
    { words: desk.voice.decision('skip'), value: 'skip' },
    { words: desk.voice.decision('override'), value: 'override' },
    { words: desk.voice.decision('abort'), value: 'abort' },
  ];
  const chosen = await choose(desk, t('ask.what'), choices);
  if (chosen === 'later') throw new LeftOff();
  if (chosen === 'assist') return askAssist(desk, step);
  if (chosen === 'ask-assist') {
    desk.handle.askAssist(step);
    throw new LeftOff();
  }
  if (chosen === 'cluster') {
    await showCluster(desk);
    return askHandWork(desk, need);
  }
  if (chosen === 'door') {
    showDoor(desk);
    return askHandWork(desk, need);
  }
  if (chosen !== 'done') return decideWith(desk, step, chosen);
  if (need.ask.length > 0 && !(await askValues(desk, step, need.ask))) return;
  // As on the screens it may stay empty: that it is one's word is said by choosing it.
  const word = does === 'attest' ? await desk.ask({ words: t('ask.word'), sentence: true }) : '';
  await desk.decide({ do: does, step, ...(word.trim() === '' ? {} : { reason: word }) });
}

async function askValues(desk: Desk, step: StepId, asks: readonly AskDef[]): Promise<boolean> {
  const { t, show } = desk.voice;
  const told: { [name: string]: Json } = {};
  for (const ask of asks) {
    const known = desk.handle.state().values[ask.id]?.value;
    const optional = ask.optional ? ` ${t('ask.optional')}` : '';
    const kept = known === undefined ? '' : ` ${t('ask.known', { value: shownValue(known) })}`;
    const oneOf = ask.oneOf === undefined ? '' : ` (${ask.oneOf.join(' | ')})`;
    const mayBeEmpty = ask.optional || known !== undefined;
    const check = (text: string) => {
      if (text.trim() === '') return mayBeEmpty ? undefined : t('ask.empty');
      const checked = checkValue(ask.type, text);
      if (!checked.ok) {
        return desk.voice.said({ ...checked, count: 1, healsByItself: false });
      }
      return ask.oneOf === undefined || ask.oneOf.includes(shownValue(checked.value))
        ? undefined
        : t('ask.noOption', { options: ask.oneOf.join(', ') });
    };
    const words = `${visibleLine(show(ask.title))}${oneOf}${kept}${optional}:`;
    const text = await desk.ask({ words, check });
    const checked = checkValue(ask.type, text);
    if (text !== '' && checked.ok) told[ask.id] = checked.value;
  }
  if (Object.keys(told).length === 0) return true;
  return desk.decide({ do: 'answer', step, value: told });
}

export async function askConfirm(desk: Desk, { step, object }: NeedOf<'confirm'>): Promise<void> {
  const { t } = desk.voice;
  const risk = desk.handle.book.steps.get(step)?.risk ?? 'destructive';
  desk.say(
    ...aboutStep(desk, step),
    t('ask.riskOf', { risk: t(`risk.${risk}`) }),
    ...planLines(desk, desk.handle.plan(step)),
  );
  await askTypedName(desk, t('ask.confirmType', { name: object }), object);
  await desk.decide({ do: 'confirm', step, value: object });
}

/** A decision that wants a reason, or somebody's name. */
export async function decideWith(
  desk: Desk,
  step: StepId,
  kind: 'waiting-on' | 'skip' | 'override' | 'abort',
): Promise<void> {
  if (kind === 'waiting-on') {
    const whom = await askReason(desk, desk.voice.t('ask.whom'));
    await desk.decide({ do: kind, step, value: whom });
    return;
  }
  if (kind === 'abort') return askAbort(desk);
  await desk.decide({ do: kind, step, reason: await askReason(desk) });
}

/** It cannot be taken back: a reason, and the site's name typed. */
export async function askAbort(desk: Desk): Promise<void> {
  const name = desk.handle.book.runbook.site.id;
  desk.say(desk.texts.t('screen.abort.about'));
  const reason = await askReason(desk);
  await askTypedName(desk, desk.voice.t('ask.abortType', { name }), name);
  await desk.decide({ do: 'abort', step: null, reason });
}

export function checklistLines(desk: Desk, id: StepId): readonly string[] {
  const { voice, handle } = desk;
  const step = handle.book.steps.get(id);
  const open = step?.manual?.open?.show(handle.scope());
  const items = step?.manual?.checklist ?? [];
  return [
    ...(open === undefined ? [] : [voice.t('ask.open', { url: open })]),
    ...items.map((item, index) => `  ${index + 1}. ${voice.show(item)}`),
    ...recordLines(desk, id),
    ...(step?.attest === undefined
      ? []
      : [voice.t('ask.attest', { words: voice.show(step.attest) })]),
  ];
}
