import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { glyphsOf } from '../screens/theme.ts';
import { isObject } from '../src/model/json.ts';
import { en } from '../src/text/en/index.ts';
import { inAscii } from '../src/text/in-ascii.ts';
import { zh } from '../src/text/zh/index.ts';

/** One cell in every terminal, and in the fonts that they come with. */
const SAFE = /^[\u0020-\u007e\n✔✖✓✗❯☑⚠⏱░]$/u;
/** Two cells where a terminal is set to wide ones: only what `--ascii` has something else for. */
const AMBIGUOUS = /^[…·→←↑↓—–“”‘’×‹›─⏎⟨⟩│▏▌]$/u;
const CHINESE = /^[\p{Script=Han}\u3000-\u303f\uff01-\uff60·—…“”‘’《》]$/u;

function glyphsIn(text: string, ...allowed: readonly RegExp[]): readonly string[] {
  return [...new Set(Array.from(text))].filter((one) => !allowed.some((set) => set.test(one)));
}

function textsOf(tree: unknown): readonly string[] {
  if (typeof tree === 'string') return [tree];
  return isObject(tree) ? Object.values(tree).flatMap(textsOf) : [];
}

const GOLDEN = globSync('test/{screens,frontend,text}/golden/*.txt').map(
  (file) => [file, readFileSync(file, 'utf8')] as const,
);

test('the texts have no glyph that a usual terminal lacks or measures otherwise', () => {
  // The other language goes by its own name.
  expect(glyphsIn(textsOf(en).join(''), SAFE, AMBIGUOUS, /^[切换到中文]$/u)).toEqual([]);
  expect(glyphsIn(textsOf(zh).join(''), SAFE, AMBIGUOUS, CHINESE)).toEqual([]);
});

test('nor have the screens, in either language', () => {
  const all = GOLDEN.flatMap(([file, text]) =>
    glyphsIn(text, SAFE, AMBIGUOUS, CHINESE).map((glyph) => `${file}: ${glyph}`),
  );

  expect(GOLDEN.length).toBeGreaterThan(50);
  expect(all).toEqual([]);
});

test('marks and key names are of those, and of ASCII where that is asked for', () => {
  const marks = (ascii: boolean) => textsOf(glyphsOf(ascii)).join('');

  expect(glyphsIn(marks(false), SAFE, AMBIGUOUS)).toEqual([]);
  expect(marks(true)).toMatch(/^[\u0020-\u007e]+$/);
});

test('with --ascii nothing is left but ASCII, and Chinese letters with their full-width signs', () => {
  const LETTERS = /^[\u0020-\u007e\n\p{Script=Han}\u3000-\u303f\uff01-\uff60]$/u;
  const all = [...textsOf(en), ...textsOf(zh), ...GOLDEN.map(([, text]) => text)].map(inAscii);

  expect(glyphsIn(all.join(''), LETTERS)).toEqual([]);
});

test('a replaced glyph takes as many cells as the one before: a table stays one', () => {
  for (const glyph of '…·→←↑↓—–“”‘’×‹›─▌✓✗❯⏎') expect(inAscii(glyph)).toHaveLength(1);
});
