import { expect, test } from 'vitest';
import { stillWaitingLines } from '../../src/frontend/plain/still-waiting.ts';
import type { Progress } from '../../src/model/verdict.ts';
import { texts, type Lang } from '../../src/text/index.ts';
import { voiceOf } from '../../src/text/voice.ts';
import { demoRun } from '../support/demo-run.ts';
import { NOW } from '../support/fake-run.ts';

function lineOf(lang: Lang, progress: Progress, movedAt = NOW): string {
  const { handle } = demoRun();
  const at = {
    steps: () => new Map([['deploy-script', { is: 'acting', attempt: 1, key: '' } as const]]),
    live: () => ({ progress, saidAt: NOW, movedAt, output: [], total: 0 }),
  };
  const voice = voiceOf(handle.book, () => handle.scope(), texts(lang));
  return stillWaitingLines(at, voice, NOW).join('\n');
}

const MB = 1_000_000;

test('bytes are told as bytes in lines too, with their speed', () => {
  const progress = { done: 41 * MB, of: 90 * MB, unit: 'bytes', perMinute: 372 * MB };

  expect(lineOf('en', progress)).toMatch(/: at work 41 MB of 90 MB, 6\.2 MB\/s$/);
  expect(lineOf('zh-CN', progress)).toMatch(/41 MB.*90 MB，每秒 6\.2 MB/);
});

test('what no longer moves is said to stand still, and for how long', () => {
  const progress = { done: 312, of: 500, unit: 'pods', perMinute: 40 };

  expect(lineOf('en', progress, NOW - 40_000)).toMatch(/Ready 312\/500, no progress for 40s$/);
});
