import { expect, test } from 'vitest';
import { stepNote } from '../../../screens/parts/step-note.ts';
import { createStore } from '../../../screens/store.ts';
import { wordsOf } from '../../../screens/words.ts';
import type { Lang } from '../../../src/text/index.ts';
import { aCause, found } from '../../../src/model/verdict.ts';
import { demoRun } from '../../support/demo-run.ts';
import { stillTicker } from '../../support/demo-session.ts';
import { aRecord, NOW, type Live } from '../../support/fake-run.ts';

const STEP = 'deploy-script';

function note(state: Parameters<typeof aRecord>[0], live: Live = {}, lang: Lang = 'en'): string {
  const run = demoRun({ steps: { [STEP]: aRecord(state) } }, { live: { [STEP]: live } });
  const store = createStore(
    run.handle,
    stillTicker(),
    () => false,
    () => undefined,
  );
  const { text } = stepNote(store.view(), STEP, wordsOf(lang, false, 'UTC'));
  store.close();
  return text;
}

const ACTING = {
  state: { is: 'acting', attempt: 1, key: 'k' },
  startedAt: NOW - 42_000,
} as const;
const DOWN = found('wait', aCause('api-timeout', { server: 'https://10.0.0.1:6443' }));
const PROVING = {
  state: { is: 'proving', since: NOW - 42_000, until: NOW + 558_000, found: [DOWN] },
} as const;

test('what is waited for says since when, and what it is', () => {
  expect(note(PROVING)).toMatch(/^waiting 42s: .*10\.0\.0\.1:6443/);
  expect(note(PROVING, {}, 'zh-CN')).toMatch(/^已等 42秒：.*10\.0\.0\.1:6443/);
});

test('an action that counts nothing shows what it wrote last', () => {
  const output = ['Receiving objects:  12%', 'registry: \u001B[32mcreating\u001B[0m', '', ''];

  expect(note(ACTING)).toMatch(/ 42s$/);
  expect(note(ACTING, { output })).toMatch(/ 42s {2}registry: creating$/);
});

test('a very long last line is not measured whole', () => {
  expect(note(ACTING, { output: ['x'.repeat(8192)] }).length).toBeLessThan(300);
});

test('what is counted and does not move says for how long', () => {
  const progress = { done: 312, of: 500, unit: 'pods', perMinute: 0 };

  expect(note(PROVING, { progress, saidAt: NOW, movedAt: NOW - 40_000 })).toBe(
    'Ready 312/500  no progress for 40s',
  );
});
