import { recordName, shownMode } from '../../core/ground.ts';
import { rtoMsOf } from '../../core/rto.ts';
import { countStates, debtOf } from '../../core/select.ts';
import type { RunHandle } from '../../model/run.ts';
import type { StepState } from '../../model/state.ts';
import { duration } from '../../text/duration.ts';
import type { Texts } from '../../text/index.ts';
import type { Voice } from '../../text/voice.ts';
import { endOfDrillLines } from './clean-up-lines.ts';
import { debriefLines } from './debrief-lines.ts';

/** What there was at the end: what is proven, what rests on a word, what is owed, how long it took. */
export function summaryLines(
  handle: Pick<RunHandle, 'book' | 'state' | 'cleanUp'>,
  voice: Voice,
  texts: Texts,
): readonly string[] {
  const { t } = voice;
  const state = handle.state();
  const counts = countStates(handle.book, state);
  const states = Object.keys(counts).filter((is): is is StepState['is'] => is in counts);
  const counted = states
    .filter((is) => counts[is] > 0)
    .map((is) => t('end.count', { state: t(`state.${is}`), n: counts[is] }));
  return [
    t('end.title', { run: state.run, mode: t(`mode.${shownMode(state)}`) }),
    `  ${counted.join(voice.lang === 'en' ? ', ' : '，')}`,
    ...handle.book.runbook.milestones.map(({ id }) => `  ${milestoneLine(id, handle, voice)}`),
    ...debtOf(handle.book, state).map(
      ({ step, cause }) =>
        `  ${t('end.debt', { name: voice.name(step), cause: voice.said(cause) })}`,
    ),
    ...endOfDrillLines(handle, voice),
    ...debriefLines(handle, voice, texts),
    t(`end.${state.phase !== 'open' ? 'report' : state.practice ? 'practice' : 'goOn'}`, {
      run: state.run,
      file: `${recordName(state)}.md`,
    }),
  ];
}

export function milestoneLine(
  id: string,
  handle: Pick<RunHandle, 'book' | 'state'>,
  { t, name, date, lang }: Voice,
): string {
  const { heldSince = null, rtaMs = null } = handle.state().milestones[id] ?? {};
  if (heldSince === null) return t('end.notHeld', { name: name(id) });
  const held = t('end.held', { name: name(id), at: date(heldSince) });
  const rtoMs = rtoMsOf(handle.book, handle.state());
  if (rtaMs === null) return held;
  const rto = rtoMs === null ? t('end.noRto') : duration(rtoMs, lang);
  return `${held} ${t('end.rta', { rta: duration(rtaMs, lang), rto })}`;
}
