import type { Progress } from '../../src/model/verdict.ts';
import { duration } from '../duration.ts';
import type { Words } from '../words.ts';

/** `Ready 312/500  +40/min  about 5m`: what can be counted, counted. */
export function progressText(progress: Progress, words: Words): string {
  const count = progress.of === null ? String(progress.done) : `${progress.done}/${progress.of}`;
  return [
    `${progress.unit} ${count}`.trim(),
    ...(progress.perMinute === undefined
      ? []
      : [words.t('progress.perMinute', { n: Math.round(progress.perMinute) })]),
    ...(progress.leftMs === undefined
      ? []
      : [words.t('progress.left', { time: duration(progress.leftMs) })]),
  ].join('  ');
}
