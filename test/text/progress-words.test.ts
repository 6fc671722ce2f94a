import { expect, test } from 'vitest';
import { progressWords, type Counted } from '../../src/text/progress-words.ts';
import { texts, type Lang } from '../../src/text/index.ts';
import type { Progress } from '../../src/model/verdict.ts';

const NOW = 1_000_000;
const MB = 1_000_000;

function said(
  progress: Progress,
  { lang = 'en', ...more }: Partial<Counted> & { lang?: Lang } = {},
): string {
  const all = texts(lang);
  const t = (key: string, params = {}) => all.t(`screen.${key}`, params);
  return progressWords({ progress, ...more }, NOW, { lang, t }).join('  ');
}

const PODS: Progress = { done: 312, of: 500, unit: 'pods', perMinute: 40, leftMs: 282_000 };
const BYTES: Progress = {
  done: 41 * MB,
  of: 90 * MB,
  unit: 'bytes',
  perMinute: 372 * MB,
  leftMs: 7900,
};

test.each<[string, Progress, Partial<Counted> & { lang?: Lang }, string]>([
  ['pods', PODS, {}, 'Ready 312/500  +40/min  about 5m'],
  ['bytes', BYTES, {}, '41 MB of 90 MB  6.2 MB/s  8s left'],
  ['bytes in Chinese', BYTES, { lang: 'zh-CN' }, '41 MB，共 90 MB  每秒 6.2 MB  还剩 8秒'],
  ['less by now', BYTES, { saidAt: NOW - 3000 }, '41 MB of 90 MB  6.2 MB/s  5s left'],
  ['over by now', BYTES, { saidAt: NOW - 30_000 }, '41 MB of 90 MB  6.2 MB/s'],
  ['no total', { done: 41 * MB, of: null, unit: 'bytes' }, {}, '41 MB'],
  [
    'bytes that stopped',
    BYTES,
    { saidAt: NOW - 40_000, movedAt: NOW - 40_000 },
    '41 MB of 90 MB  no progress for 40s',
  ],
  [
    'pods that stopped',
    { done: 312, of: 500, unit: 'pods', perMinute: 0 },
    { movedAt: NOW - 40_000 },
    'Ready 312/500  no progress for 40s',
  ],
  ['pods in a pause', PODS, { movedAt: NOW - 20_000 }, 'Ready 312/500  +40/min  about 5m'],
  [
    'in Chinese',
    { ...PODS, perMinute: 0 },
    { movedAt: NOW - 192_000, lang: 'zh-CN' },
    '就绪 312/500  3分12秒没有进展',
  ],
  [
    'all there for long',
    { done: 3, of: 3, unit: 'data-stores' },
    { movedAt: 0 },
    'Data stores 3/3',
  ],
  ['a countdown', { done: 2, of: 3, unit: '', leftMs: 42_000 }, { movedAt: 0 }, '2/3  about 45s'],
  ['an unknown unit', { done: 1200, of: null, unit: 'rows' }, {}, 'rows 1,200'],
])('%s', (_name, progress, more, expected) => {
  expect(said(progress, more)).toBe(expected);
});

test.each([
  [9400, '10s'],
  [44_000, '45s'],
  [61_000, '1m 30s'],
  [282_000, '5m'],
  [1_460_000, '25m'],
  [3_700_000, '1h 05m'],
])('what is left of %i ms is told as about %s', (leftMs, expected) => {
  expect(said({ ...PODS, leftMs })).toBe(`Ready 312/500  +40/min  about ${expected}`);
});
