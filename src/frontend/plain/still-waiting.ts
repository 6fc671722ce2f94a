import type { RunHandle } from '../../model/run.ts';
import type { Progress } from '../../model/verdict.ts';
import { grouped } from '../../text/grouped.ts';
import { UNITS } from '../../text/units.ts';
import { duration } from '../../text/duration.ts';
import type { Voice } from '../../text/voice.ts';

/** What is at work, with numbers where something can be counted. Empty where nothing is. */
export function stillWaitingLines(
  handle: Pick<RunHandle, 'steps' | 'live'>,
  voice: Voice,
  now: number,
): readonly string[] {
  return [...handle.steps()].flatMap(([id, state]) => {
    if (state.is !== 'acting' && state.is !== 'proving' && state.is !== 'late') return [];
    const { progress } = handle.live(id);
    const counted = progress === null ? '' : ` ${progressWords(progress, voice)}`;
    const since =
      state.is === 'acting'
        ? ''
        : ` ${voice.t('wait.since', { time: duration(now - state.since, voice.lang) })}`;
    return [
      voice.t('wait.line', {
        time: voice.time(now),
        name: voice.name(id),
        state: voice.t(`state.${state.is}`),
        rest: `${counted}${since}`,
      }),
    ];
  });
}

export function progressWords(progress: Progress, voice: Voice): string {
  const { perMinute, leftMs } = progress;
  const { t, lang } = voice;
  const parts = [
    countWords(progress, voice),
    ...(perMinute === undefined || Math.round(perMinute) === 0
      ? []
      : [t('wait.rate', { perMinute: Math.round(perMinute) })]),
    ...(leftMs === undefined ? [] : [t('wait.left', { left: duration(leftMs, lang) })]),
  ];
  return parts.join(lang === 'en' ? ', ' : '，');
}

export function countWords({ done, of, unit }: Progress, { t }: Voice): string {
  const count = of === null ? grouped(done) : `${grouped(done)}/${grouped(of)}`;
  return UNITS.includes(unit) ? t(`wait.unit.${unit}`, { n: count }) : `${unit} ${count}`;
}
