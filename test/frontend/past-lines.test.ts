import { expect, test } from 'vitest';
import { forecastLines, pastLines } from '../../src/frontend/plain/past-lines.ts';
import { texts } from '../../src/text/index.ts';
import { voiceOf } from '../../src/text/voice.ts';
import { DEMO_PAST } from '../support/demo-past.ts';
import { demoRun } from '../support/demo-run.ts';
import { NOW } from '../support/fake-run.ts';

function said(lang: 'en' | 'zh-CN', more: Parameters<typeof demoRun>[0] = {}): readonly string[] {
  const { handle } = demoRun(more);
  const words = texts(lang);
  const voice = voiceOf(handle.book, () => handle.scope(), words);
  return [
    ...pastLines(handle, DEMO_PAST, words),
    ...forecastLines(handle, DEMO_PAST, { voice, texts: words, now: NOW }),
  ];
}

test('lines tell how well what is to come was proved before, and when service will be back', () => {
  expect(said('en')).toEqual([
    'Of 7 steps to come 5 were proved lately in a run of this machine; 1 longer ago, or before their text was changed; 1 never.',
    'Forecast for Service restored: 59m 07s in all, 18m from now (objective 2h).',
  ]);
  expect(said('zh-CN')).toEqual([
    '后面还有 7 个步骤：5 个近期在本机的运行中证明过，1 个过期（时间较久，或内容已修改），1 个从未执行。',
    '预计到「业务恢复」共需59分07秒，从现在起还要18分钟（目标2小时）。',
  ]);
});

test('once service is back nothing is forecast', () => {
  const held = { heldSince: NOW, rtaMs: 1, skipped: null, seen: [] };

  expect(said('en', { milestones: { restored: held } })).toHaveLength(1);
});
