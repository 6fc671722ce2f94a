import { isSatisfied } from '../../core/derive.ts';
import { forecastOf } from '../../core/forecast.ts';
import { provedOf } from '../../core/proved.ts';
import { rtoMsOf } from '../../core/rto.ts';
import type { Past, Proved } from '../../model/past.ts';
import type { RunHandle } from '../../model/run.ts';
import { duration } from '../../text/duration.ts';
import type { Texts } from '../../text/index.ts';
import type { Voice } from '../../text/voice.ts';

type Told = Pick<RunHandle, 'book' | 'state' | 'steps'>;

/** Said once past runs are read: how well what is to come was proved before. */
export function pastLines(handle: Told, past: Past, texts: Texts): readonly string[] {
  const { startedAt } = handle.state();
  const open = [...handle.steps()].filter(([, state]) => !isSatisfied(state));
  const counts: { [is in Proved['is']]: number } = { fresh: 0, old: 0, never: 0 };
  for (const [id] of open) counts[provedOf(past, id, startedAt).is] += 1;
  return open.length === 0 ? [] : [texts.t('proved.toCome', { n: open.length, ...counts })];
}

/** When service will be back, as far as anybody knows. */
export function forecastLines(
  handle: Told & Pick<RunHandle, 'live'>,
  past: Past | null,
  { voice, texts, now }: { readonly voice: Voice; readonly texts: Texts; readonly now: number },
): readonly string[] {
  const { book } = handle;
  const state = handle.state();
  const goal = book.runbook.milestones.at(-1);
  const forecast = forecastOf(book, state, {
    now,
    past,
    leftOf(step) {
      const { progress, saidAt = now } = handle.live(step);
      return progress?.leftMs === undefined ? undefined : progress.leftMs - (now - saidAt);
    },
  });
  if (forecast === null || goal === undefined) return [];
  const rtoMs = rtoMsOf(book, state);
  const after = now - (state.outageStartedAt ?? state.startedAt) + forecast.leftMs;
  return [
    texts.t(forecast.isLeast ? 'proved.forecastLeast' : 'proved.forecast', {
      name: voice.name(goal.id),
      after: duration(after, voice.lang),
      left: duration(forecast.leftMs, voice.lang),
      rto: rtoMs === null ? voice.t('end.noRto') : duration(rtoMs, voice.lang),
    }),
  ];
}
