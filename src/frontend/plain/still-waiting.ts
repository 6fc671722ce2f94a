import type { RunHandle } from '../../model/run.ts';
import { duration } from '../../text/duration.ts';
import { progressWords, type Counted } from '../../text/progress-words.ts';
import type { Voice } from '../../text/voice.ts';

/** What is at work, with numbers where something can be counted. Empty where nothing is. */
export function stillWaitingLines(
  handle: Pick<RunHandle, 'steps' | 'live'>,
  voice: Voice,
  now: number,
): readonly string[] {
  return [...handle.steps()].flatMap(([id, state]) => {
    if (state.is !== 'acting' && state.is !== 'proving' && state.is !== 'late') return [];
    const { progress, ...times } = handle.live(id);
    const counted = progress === null ? '' : ` ${countedWords({ progress, ...times }, now, voice)}`;
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

/** The count, its pace and what is left, in one phrase. */
export function countedWords(counted: Counted, now: number, voice: Voice): string {
  return progressWords(counted, now, voice).join(voice.lang === 'en' ? ', ' : '，');
}
