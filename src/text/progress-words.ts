import type { Params, Progress } from '../model/verdict.ts';
import { bytesText } from './bytes.ts';
import { duration } from './duration.ts';
import { grouped } from './grouped.ts';
import type { Lang } from './index.ts';
import { UNITS } from './units.ts';

/** What is counted of something at work, since when it has been so, and when that was said. */
export type Counted = {
  readonly progress: Progress;
  readonly saidAt?: number;
  readonly movedAt?: number;
};

type Words = {
  readonly lang: Lang;
  /** By key below `screen.` or `plain.`: both have the same. */
  readonly t: (key: string, params?: Params) => string;
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Bytes come all the time or not at all; what starts somewhere else comes in bursts. */
const BYTES_STAND_MS = 5 * SECOND;
const STAND_MS = 30 * SECOND;

/** `Ready 312/500`, `+40/min`, `about 5m`; `41 MB of 90 MB`, `6.2 MB/s`, `8s left`; or for how long nothing has moved. */
export function progressWords(counted: Counted, now: number, words: Words): readonly string[] {
  return [countWords(counted.progress, words), ...pace(counted, now, words)];
}

export function countWords({ done, of, unit }: Progress, { t }: Words): string {
  if (unit === 'bytes')
    return of === null
      ? t('progress.bytes', { done: bytesText(done) })
      : t('progress.bytesOf', { done: bytesText(done), of: bytesText(of) });
  const n = of === null ? grouped(done) : `${grouped(done)}/${grouped(of)}`;
  return UNITS.includes(unit) ? t(`progress.unit.${unit}`, { n }) : `${unit} ${n}`.trim();
}

function pace({ progress, saidAt, movedAt }: Counted, now: number, words: Words): string[] {
  const { done, of, unit, perMinute, leftMs } = progress;
  const { t, lang } = words;
  const isBytes = unit === 'bytes';
  const isOver = of !== null && done >= of;
  // A countdown is no speed: it stands for something that only has to last.
  const isCountdown = perMinute === undefined && leftMs !== undefined;
  const stoodMs = movedAt === undefined ? 0 : now - movedAt;
  if (!isOver && !isCountdown && stoodMs >= (isBytes ? BYTES_STAND_MS : STAND_MS))
    return [t('progress.still', { time: duration(stoodMs, lang) })];
  const left = leftMs === undefined ? 0 : leftMs - Math.max(0, now - (saidAt ?? now));
  const rate = Math.round(perMinute ?? 0);
  const perSecond = { n: bytesText((perMinute ?? 0) / 60) };
  return [
    ...(rate <= 0 || isOver
      ? []
      : [
          isBytes
            ? t('progress.perSecond', perSecond)
            : t('progress.perMinute', { n: grouped(rate) }),
        ]),
    ...(left <= 0
      ? []
      : [t(isBytes ? 'progress.left' : 'progress.about', { time: duration(coarse(left), lang) })]),
  ];
}

const STEPS = [
  [10 * SECOND, SECOND],
  [MINUTE, 5 * SECOND],
  [5 * MINUTE, 30 * SECOND],
  [60 * MINUTE, MINUTE],
  [Number.POSITIVE_INFINITY, 5 * MINUTE],
] as const;

/** No more exact than it can be known, never too short: what changes with each second is not read. */
function coarse(ms: number): number {
  const step = STEPS.find(([below]) => ms < below)?.[1] ?? SECOND;
  return Math.ceil(ms / step) * step;
}
