import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { FIELD_TYPES } from '../../src/model/catalogue.ts';
import { language as en } from '../../src/text/en/language.ts';
import { language as zh } from '../../src/text/zh/language.ts';

type Said = { readonly says: string; readonly remedy: string };
const ENGLISH: { readonly [code: string]: Said } = en;
const CHINESE: { readonly [code: string]: Said } = zh;

const SOURCES = path.join(import.meta.dirname, '..', '..', 'src');

/** Every code that stands in the source, however it gets into a finding. */
function codesInSource(): readonly string[] {
  const folder = path.join(SOURCES, 'language');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const texts = [
    ...files.map((name) => path.join(folder, name)),
    path.join(SOURCES, 'commands', 'lint.ts'),
  ];
  const words = texts.flatMap(
    (file) => readFileSync(file, 'utf8').match(/'[a-z]+(?:-[a-z]+)*'/g) ?? [],
  );
  const types = FIELD_TYPES.map((type) => `value-not-${type}`);
  return [...new Set([...words.map((word) => word.slice(1, -1)), ...types])];
}

test('every sentence is for a code that is used', () => {
  expect(Object.keys(ENGLISH).filter((code) => !codesInSource().includes(code))).toEqual([]);
});

test('both languages say the same codes with the same values, and what to do', () => {
  const values = ({ says, remedy }: Said) =>
    new Set(`${says} ${remedy}`.match(/\{\{\w+\}\}/g)?.toSorted());

  expect(Object.keys(CHINESE)).toEqual(Object.keys(ENGLISH));
  for (const [code, said] of Object.entries(ENGLISH)) {
    const other = CHINESE[code];
    expect(other === undefined ? undefined : [code, values(other)]).toEqual([code, values(said)]);
    expect([code, said.remedy]).toEqual([code, expect.stringMatching(/^[A-Z]/)]);
    expect([code, other?.remedy]).toEqual([code, expect.stringMatching(/\S/)]);
  }
});
