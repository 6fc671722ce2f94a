import { FRESH_DAYS, type Ground, type Proved } from '../model/past.ts';
import { duration } from './duration.ts';
import type { Texts } from './index.ts';

const GROUNDS = ['incident', 'drill', 'practice'] as const satisfies readonly Ground[];

/** When a step was proved last, where, and whether that still counts: `fresh: 2026-11-02 10:15, drill 7f3c00aa11bb`. */
export function provedText(
  { is, last, changed }: Proved,
  texts: Pick<Texts, 't' | 'lang'>,
  date: (at: number) => string,
): string {
  if (last === null) return texts.t('proved.never');
  const { at, run, ground, attested, adopted } = last;
  const why =
    is === 'fresh'
      ? ''
      : texts.t(changed ? 'proved.changed' : 'proved.longAgo', { days: FRESH_DAYS });
  return texts.t(`proved.${is}`, {
    at: date(at),
    ground: texts.t(`proved.ground.${ground}`),
    run,
    word: attested ? texts.t('proved.attested') : adopted ? texts.t('proved.adopted') : '',
    why,
  });
}

/** `4m, 9m at worst (drill, 3 runs)`: each kind of run by itself. */
export function tookText({ took }: Proved, texts: Pick<Texts, 't' | 'lang'>): string {
  const each = GROUNDS.flatMap((ground) => {
    const times = took[ground];
    if (times === undefined) return [];
    const { runs: count, medianMs, worstMs } = times;
    const params = {
      count,
      median: duration(medianMs, texts.lang),
      worst: duration(worstMs, texts.lang),
      ground: texts.t(`proved.ground.${ground}`),
    };
    return [texts.t(count === 1 ? 'proved.tookOnce' : 'proved.took', params)];
  });
  return each.join(texts.t('proved.between'));
}
