import { expect, test } from 'vitest';
import type { SelfTestRow } from '../../src/model/self-test.ts';
import { markdownOf } from '../../src/report/mdast.ts';
import { selfTestNodes } from '../../src/report/self-test-nodes.ts';
import { texts } from '../../src/text/index.ts';

const RED: SelfTestRow = {
  step: 'registry-login',
  ref: '2.6.2.1',
  proof: 0,
  probe: 'registry/login',
  verdict: 'red',
  what: { en: 'The password was changed.', zh: '密码被修改。' },
  expected: ['registry-login-refused'],
  seen: 'registry-login-refused',
  redMs: 210,
  greenMs: 1040,
};
const GREEN: SelfTestRow = {
  ...RED,
  verdict: 'stayed-green',
  seen: null,
  redMs: null,
  greenMs: null,
};

test('the table of a self-test tells what was broken, what was said of it and how soon', () => {
  const shown = markdownOf(selfTestNodes([RED, GREEN], texts('en')));

  expect(shown).toContain('Self-test: 1 of 2 as they should be.');
  expect(shown).toMatch(/The password was changed\. .* 0\.2 s .* 1\.0 s .* turned red/);
  expect(shown).toMatch(/registry-login-refused \| - .* STAYED GREEN/);
  expect(markdownOf(selfTestNodes([RED], texts('zh-CN')))).toContain('密码被修改。');
});

test('where nobody tested the probes the report says nothing of it', () => {
  expect(selfTestNodes(undefined, texts('en'))).toEqual([]);
});
