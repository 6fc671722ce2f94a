import type { Progress } from '../../src/model/verdict.ts';
import { grouped } from '../../src/text/grouped.ts';
import { UNITS } from '../../src/text/units.ts';
import { duration } from '../duration.ts';
import type { Words } from '../words.ts';

/** `Ready 312/500  +40/min  about 5m`: what can be counted, counted. */
export function progressText(progress: Progress, words: Words): string {
  const { done, of, unit, perMinute = 0 } = progress;
  const count = of === null ? grouped(done) : `${grouped(done)}/${grouped(of)}`;
  const counted = UNITS.includes(unit)
    ? words.t(`progress.unit.${unit}`, { n: count })
    : `${unit} ${count}`.trim();
  return [
    counted,
    ...(Math.round(perMinute) === 0
      ? []
      : [words.t('progress.perMinute', { n: grouped(Math.round(perMinute)) })]),
    ...(progress.leftMs === undefined
      ? []
      : [words.t('progress.left', { time: duration(progress.leftMs, words.lang) })]),
  ].join('  ');
}
