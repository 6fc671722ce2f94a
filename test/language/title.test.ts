import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { titleOf } from '../../src/language/title.ts';

test('the title of a file is found without reading the rest', () => {
  expect(titleOf('id: x\ntitle: { en: One, zh: 一 }\nabout: {')).toEqual({ en: 'One', zh: '一' });
  expect(titleOf('title:\n  en: "Two: #2"\n\n  zh: 二\nid: x')).toEqual({
    en: 'Two: #2',
    zh: '二',
  });
  expect(titleOf('id: x\n')).toEqual({});
});

test.each([
  'cluster-recovery/runbook.yaml',
  'standby-switchover/runbook.yaml',
  'sites/example.yaml',
])('%s says its title in both languages', (file) => {
  const title = titleOf(readFileSync(`runbook/${file}`, 'utf8'));

  expect(title).toEqual({ en: expect.any(String), zh: expect.any(String) });
});
