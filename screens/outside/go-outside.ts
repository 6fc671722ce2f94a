import { recordName, shownMode } from '../../src/core/ground.ts';
import { editedLine, MOST_TYPED } from '../../src/model/edited-line.ts';
import { WizardError } from '../../src/model/error.ts';
import type { Actor } from '../../src/model/event.ts';
import type { OutsideDesk } from '../../src/model/outside.ts';
import { aCause } from '../../src/model/verdict.ts';
import type { RunHandle } from '../../src/model/run.ts';
import { fieldText } from '../parts/field-row.ts';
import type { Stage } from '../stage.ts';
import type { Msg } from '../update.ts';
import type { View } from '../view.ts';
import { backText } from './back-text.ts';
import { editableIn } from './keys.ts';
import type { GoOutside, OutsideWays } from './outside.ts';
import { pagerText } from './pager-text.ts';

type GoingOut = {
  readonly ways: OutsideWays;
  readonly handle: RunHandle;
  readonly operator: Actor;
  readonly now: () => View;
};

/** Starts what is asked for on the terminal that the screens have. */
export function goingOutside(
  desk: OutsideDesk,
  { handOver, say, copy }: Omit<OutsideWays, 'desk'>,
  handle: RunHandle,
  operator: Actor,
): GoOutside {
  const ways = { desk, handOver, say, copy };
  return (what, stage, now) => {
    const out = { ways, handle, operator, now };
    switch (what.is) {
      case 'shell':
        return toShell(stage, out);
      case 'editor':
        return toEditor(stage, out);
      case 'pager':
        return toPager(stage, out);
      case 'url':
        return toBrowser(what.url, stage, out);
    }
  };
}

async function toShell({ view, words }: Stage, out: GoingOut): Promise<Msg> {
  const { ways, handle, operator } = out;
  const { state } = view;
  const t = (key: string, params = {}) => words.texts.t(`outside.shell.${key}`, params);
  const mode = words.t(`mode.${shownMode(state)}`);
  const { target } = state;
  const says = [
    target === null
      ? t('nowhere', { mode })
      : t('on', { mode, context: target.context, server: target.server }),
    t('goesOn', { run: state.run }),
    t('values', { file: ways.desk.valuesFile }),
  ];
  const context = target?.context ?? null;
  let exitCode: number | null = null;
  await ways.handOver(async () => {
    await handle.noteOutside({ type: 'shell-opened', context }, operator);
    ways.say(`${says.join('\n')}\n`);
    try {
      exitCode = await ways.desk.shell();
    } finally {
      await handle.noteOutside({ type: 'shell-left', exitCode }, operator);
    }
  });
  return { is: 'noted', says: backText({ at: view.now, seq: state.seq }, out.now(), words) };
}

/** What stands in the field goes to the editor, and comes back as one line. */
async function toEditor(stage: Stage, { ways }: GoingOut): Promise<Msg> {
  const { active, words } = stage;
  const place = editableIn(active.page);
  if (place === undefined) return { is: 'noted', says: '' };
  const before = fieldText(active.spot, place.id, place.before).text;
  const about = { is: 'edited', place: active.spot.place, field: place.id } as const;
  const name = `${place.id}.txt`;
  try {
    const after = await ways.handOver(() => ways.desk.edit(before, name));
    const { text, breaks: n, fits } = editedLine(after);
    if (!fits) {
      const file = await ways.desk.keep(after, name);
      const params = { n: text.length, most: MOST_TYPED, file };
      throw new WizardError('usage', 'outside-too-long', params);
    }
    const says = words.texts.t(n === 0 ? 'outside.edited' : 'outside.editedLines', { n });
    return { ...about, text, says };
  } catch (error) {
    if (!(error instanceof WizardError) || error.params['file'] === undefined) throw error;
    // The name of a file would be cut off in the one line of the news.
    const { says, remedy } = words.said(aCause(error.code, error.params));
    return { ...about, text: null, says: words.sentences(says, remedy) };
  }
}

async function toPager(stage: Stage, out: GoingOut): Promise<Msg> {
  const { ways } = out;
  const { view, active, words } = stage;
  const text = await pagerText(stage, ways.desk);
  const { at } = active.spot.place;
  const kind = at === 'end' ? 'md' : 'txt';
  await ways.handOver(() => ways.desk.page(text, `${recordName(view.state)}-${at}.${kind}`));
  const now = out.now();
  const count = now.state.seq - view.state.seq;
  return count === 0
    ? { is: 'noted', says: '' }
    : { is: 'noted', says: words.texts.t('outside.away', { count }) };
}

async function toBrowser(url: string, { words }: Stage, { ways }: GoingOut): Promise<Msg> {
  const t = (key: string) => words.texts.t(`outside.${key}`, { url });
  if (!/^https?:\/\//i.test(url)) throw new WizardError('usage', 'outside-no-address', { url });
  if (await ways.desk.open(url)) return { is: 'noted', says: t('opened') };
  return { is: 'noted', says: ways.copy(url) ? t('copied') : t('notOpened') };
}
