import type { BookStep } from '../../model/book.ts';
import { WizardError } from '../../model/error.ts';
import { durationMs } from '../../model/field-value.ts';
import type { Need } from '../../model/run.ts';
import { aCause } from '../../model/verdict.ts';
import { visibleLine } from '../../text/visible.ts';
import { rightLines } from './ask-machine.ts';
import { choose, LeftOff, type Desk } from './desk.ts';
import { objectsLines } from './look/objects-look.ts';
import { planLines } from './plan-lines.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export async function askOutageStart(desk: Desk): Promise<void> {
  const { t, date } = desk.voice;
  const now = desk.now();
  desk.say(t('ask.outage'), t('ask.outageHow'));
  const read = (text: string) => readMoment(text, now);
  const check = (text: string) => {
    const at = read(text);
    if (at === undefined) return t('ask.noMoment');
    return at > now ? t('ask.future', { at: date(at) }) : undefined;
  };
  const at = read(await desk.ask({ words: t('ask.outageWhen'), check }));
  if (at === undefined) throw new LeftOff();
  await desk.decide({ do: 'answer', step: null, value: { 'run.outageStarted': at } });
}

/** `now`, how long ago (`40m`, `1h30m`), a time of this machine's clock (`01:32`), or a whole RFC 3339 time. */
export function readMoment(text: string, now: number): number | undefined {
  const said = text.trim().toLowerCase();
  if (said === 'now' || said === '现在') return now;
  const ago = durationMs(said);
  if (ago !== undefined) return now - ago;
  const clock = /^(\d{1,2}):(\d{2})$/.exec(said);
  if (clock !== null) {
    const [, hours = '', minutes = ''] = clock;
    if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
    const at = new Date(now).setHours(Number(hours), Number(minutes), 0, 0);
    return at > now ? at - DAY_MS : at;
  }
  const at = /^\d{4}-\d{2}-\d{2}/.test(said) ? Date.parse(text.trim()) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

export async function askLostCluster(desk: Desk): Promise<void> {
  const { t } = desk.voice;
  desk.say(t('ask.lost'));
  const contexts = await contextsKnown(desk);
  const value = await choose(desk, t('ask.lostWhich'), [
    ...contexts.map(({ name, server }) => ({
      words: visibleLine(`${name} ${server}`),
      value: name,
    })),
    { words: t('ask.lostNone'), value: 'none' },
  ]);
  await desk.decide({ do: 'answer', step: null, value: { 'run.lostCluster': value } });
}

/** Without a kubeconfig there is still the answer that none of its clusters is the lost one. */
async function contextsKnown(desk: Desk): ReturnType<Desk['handle']['contexts']> {
  try {
    return await desk.handle.contexts();
  } catch (error) {
    if (!(error instanceof WizardError)) throw error;
    desk.say(desk.voice.said(aCause(error.code, error.params)));
    return [];
  }
}

export async function askSecret(
  desk: Desk,
  { name }: Extract<Need, { is: 'secret' }>,
): Promise<void> {
  const { t } = desk.voice;
  const check = (text: string) => (text === '' ? t('ask.empty') : undefined);
  const text = await desk.ask({ words: t('ask.secret', { name }), secret: true, check });
  desk.handle.giveSecret(name, text);
}

/** What the section will change, then one go for all of it. What has a risk asks once more by itself. */
export async function askGo(desk: Desk, need: Extract<Need, { is: 'go' }>): Promise<void> {
  const { section } = need;
  const { t } = desk.voice;
  const { target } = desk.handle.state();
  const steps = actionsOf(desk, section);
  desk.say(
    t('ask.go', { section: desk.voice.section(section) }),
    ...(target === null ? [] : [t('ask.goOn', { context: target.context, server: target.server })]),
    ...steps.flatMap((step) => actionLines(desk, step)),
  );
  const go = await choose<'go' | 'exact' | 'later'>(desk, t('ask.what'), [
    { words: desk.voice.decision('go'), value: 'go' },
    { words: t('ask.exact'), value: 'exact' },
    { words: t('ask.later'), value: 'later' },
  ]);
  if (go === 'later') throw new LeftOff();
  if (go === 'exact') {
    for (const { id } of steps) desk.say(...(await objectsLines(desk, id)));
    return askGo(desk, need);
  }
  await desk.decide({ do: 'go', step: null, value: section });
}

function actionsOf({ handle }: Desk, section: string): readonly BookStep[] {
  return [...handle.book.steps.values()]
    .filter((step) => step.section === section && step.action !== undefined)
    .filter((step) => ['ready', 'blocked'].includes(handle.steps().get(step.id)?.is ?? ''));
}

function actionLines(desk: Desk, step: BookStep): readonly string[] {
  const { t } = desk.voice;
  const risk = step.risk === undefined ? '' : ` ${t('ask.risk', { risk: t(`risk.${step.risk}`) })}`;
  return [
    `  ${desk.voice.name(step.id)}${risk}`,
    ...planLines(desk, desk.handle.plan(step.id)),
    ...rightLines(desk, step.id),
  ];
}
