import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isObject } from '../src/model/json.ts';
import { en } from '../src/text/en/index.ts';
import { zh } from '../src/text/zh/index.ts';

type Leaves = ReadonlyMap<string, string>;

/** What each key says, all plural forms of it together. */
function leavesOf(tree: unknown, path = '', into = new Map<string, string>()): Leaves {
  if (typeof tree === 'string') {
    const key = path.replace(/_(one|other)$/, '');
    into.set(key, `${into.get(key) ?? ''}${tree}`);
    return into;
  }
  for (const [key, below] of isObject(tree) ? Object.entries(tree) : [])
    leavesOf(below, path === '' ? key : `${path}.${key}`, into);
  return into;
}

const EN = leavesOf(en);
const ZH = leavesOf(zh);
const CODES = Object.keys(en.cause);
const SOURCES = globSync('{src,screens}/**/*.{ts,tsx}')
  .filter((file) => !/src.text.(en|zh)./.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const CODE = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
/** Where a code is written out: an error, a cause, a fault. */
const WRITTEN = new RegExp(
  String.raw`(?:WizardError\(\s*'${CODE}',\s*|aCause\(\s*|\bcode: )'(${CODE})'(?:,\s*\{([^{}]*)\})?`,
  'g',
);

/** A key written out where a text is asked for, whole or with parts that are filled in. */
const ASKED = /\b(?:words|voice|texts)\.t\(\s*(?:'([^']+)'|`([^`]+)`)/g;

test('both languages have the same keys, and each says something', () => {
  expect([...EN.keys()].filter((key) => !ZH.has(key))).toEqual([]);
  expect([...ZH.keys()].filter((key) => !EN.has(key))).toEqual([]);
  expect([...EN, ...ZH].filter(([, text]) => text.trim() === '')).toEqual([]);
});

test('both languages use the same parameters', () => {
  const different = [...EN].filter(
    ([key, text]) => paramsOf(text).join() !== paramsOf(ZH.get(key) ?? '').join(),
  );

  expect(different.map(([key]) => key)).toEqual([]);
});

test('every code has a sentence and a remedy', () => {
  const incomplete = CODES.filter(
    (code) => !EN.has(`cause.${code}.says`) || !EN.has(`cause.${code}.remedy`),
  );

  expect(incomplete).toEqual([]);
});

test('a code stands in one area only', () => {
  const areas = globSync('src/text/en/*.ts').filter((file) => !file.endsWith('index.ts'));
  const codes = areas.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^ {2}'?([a-z0-9-]+)'?: \{\s*says(?:_one)?:/gm)].map(
      (match) => match[1] ?? '',
    ),
  );

  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test('every code that is thrown or returned has a text, and gives all that the text names', () => {
  const wrong = SOURCES.flatMap(({ file, text }) =>
    [...text.matchAll(WRITTEN)].flatMap(([, code = '', given]) => {
      if (!CODES.includes(code)) return [`${file}: ${code} has no text`];
      if (given === undefined || given.includes('...')) return [];
      const names = [...given.matchAll(/(?:^|,)\s*(\w+)\s*(?=[:,]|$)/g)].map((match) => match[1]);
      return paramsOf(`${EN.get(`cause.${code}.says`)}${EN.get(`cause.${code}.remedy`)}`)
        .filter((param) => param !== 'count' && !names.includes(param))
        .map((param) => `${file}: ${code} is not given ${param}`);
    }),
  );

  expect(wrong).toEqual([]);
});

test('no text is left that nothing says', () => {
  const used = usedNames();
  const unused = [...EN.keys()].filter((key) => {
    const code = /^cause\.([^.]+)\./.exec(key)?.[1];
    if (code !== undefined) return !used(code);
    const parts = key.split('.');
    return !parts.some((_, index) => used(parts.slice(index).join('.')));
  });

  expect(unused).toEqual([]);
});

test('every key that is asked for has a text', () => {
  const keys = [...EN.keys()];
  const missing = SOURCES.flatMap(({ file, text }) =>
    [...text.matchAll(ASKED)].flatMap(([, whole, filled = '']) => {
      const pattern = whole ?? filled.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '\0');
      const key = new RegExp(
        `^(?:screen\\.|plain\\.)?${pattern.replaceAll('.', '\\.').replaceAll('\0', '[\\w.-]+')}$`,
      );
      return keys.some((one) => key.test(one)) ? [] : [`${file}: ${whole ?? filled}`];
    }),
  );

  expect(missing).toEqual([]);
});

/** Names written out in the sources, whole or with a part that is filled in. */
function usedNames(): (name: string) => boolean {
  const all = SOURCES.map(({ text }) => text).join('\n');
  const whole = new Set([...all.matchAll(/['"`]([\w.-]+)['"`]/g)].map((match) => match[1] ?? ''));
  const filled = [...all.matchAll(/`([\w.-]*\$\{[^`]*)`/g)]
    .map((match) => (match[1] ?? '').replaceAll(/\$\{[^}]*\}/g, '\0'))
    .filter((pattern) => /^[\w.\0-]+$/.test(pattern) && pattern.replaceAll('\0', '').length > 2)
    .map(
      (pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('\0', '[\\w.-]+')}$`),
    );
  return (name) => whole.has(name) || filled.some((pattern) => pattern.test(name));
}

function paramsOf(text: string): readonly string[] {
  return [
    ...new Set([...text.matchAll(/\{\{(?:- )?(\w+)\}\}/g)].map((match) => match[1] ?? '')),
  ].toSorted();
}
