import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { titleOf } from '../../src/language/title.ts';

test.each([
  'id: x\ntitle: { en: One thing, zh: 一件事 }\nabout: {}',
  'title: { zh: 一件事, en: "Two: #2, \\"quoted\\"" }',
  "title: { en: 'It''s one, en: not', zh: 二 }\nid: x",
  'title:\n  en: Three, in a block\n\n  zh: "三"\nid: x',
  'title: { en: Four }\nsites: { zh: no }',
  'id: x\nabout: { en: No title }',
])('the title is that of the YAML: %j', (text) => {
  const file: { title?: unknown } = parse(text);

  expect(titleOf(text)).toEqual(file.title ?? {});
});

test.each(globSync(['runbook/*/runbook.yaml', 'runbook/sites/*.yaml']))(
  'the title of %s is that of its YAML',
  (name) => {
    const text = readFileSync(name, 'utf8');
    const file: { title?: unknown } = parse(text);

    expect(titleOf(text)).toEqual(file.title);
  },
);
