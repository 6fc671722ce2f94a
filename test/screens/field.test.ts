import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowOf } from '../../screens/field-window.ts';
import { editField, insert, typed, type Typed } from '../../screens/field.ts';
import { graphemesOf, widthOf } from '../../screens/width.ts';

function afterKeys(start: Typed, ...names: readonly string[]): Typed | undefined {
  let field: Typed | undefined = start;
  for (const name of names)
    field = field && editField(field, { name, text: name.length === 1 ? name : '' });
  return field;
}

test.each([
  [['a', 'b'], '弹性ab', 4],
  [['left', 'x'], '弹x性', 2],
  [['backspace'], '弹', 1],
  [['home', 'delete'], '性', 0],
  [['ctrl-a', 'x', 'ctrl-e', 'y'], 'x弹性y', 4],
  [['ctrl-u'], '', 0],
  [['left', 'ctrl-k'], '弹', 1],
  [['left', 'left', 'left', 'backspace'], '弹性', 0],
] as const)('after %j the field holds %s', (keys, text, at) => {
  expect(afterKeys(typed('弹性'), ...keys)).toEqual({ text, at });
});

const SENTENCE = 'done tomorrow　with netops';

test.each([
  [['ctrl-w'], 'done tomorrow　with '],
  [['alt-backspace', 'alt-backspace'], 'done tomorrow　'],
  [['ctrl-left', 'alt-left', 'ctrl-k'], 'done tomorrow　'],
  [['home', 'ctrl-right', 'ctrl-k'], 'done'],
  [['home', 'alt-right', 'alt-f', 'ctrl-k'], 'done tomorrow'],
  [['home', 'alt-d'], ' tomorrow　with netops'],
  [['alt-b', 'alt-b', 'ctrl-u'], 'with netops'],
] as const)(
  'by words, an ideographic space between two of them too: %j leaves %s',
  (keys, text) => {
    expect(afterKeys(typed(SENTENCE), ...keys)?.text).toBe(text);
  },
);

test('a secret has no words: nothing shows where one ends', () => {
  const left = editField(typed('correct horse'), { name: 'ctrl-left', text: '' }, true);
  const right = editField({ text: 'correct horse', at: 0 }, { name: 'ctrl-right', text: '' }, true);

  expect([left?.at, right?.at]).toEqual([0, 13]);
});

test.each(['up', 'down', 'enter', 'esc', 'tab', 'pageup', 'ctrl-g'])(
  '%s is no key for writing',
  (name) => {
    expect(editField(typed('x'), { name, text: '' })).toBeUndefined();
  },
);

const KEY_NAMES = [
  'left',
  'right',
  'home',
  'end',
  'backspace',
  'delete',
  'ctrl-left',
  'ctrl-right',
  'ctrl-w',
  'ctrl-u',
  'ctrl-k',
  'alt-b',
  'alt-f',
  'alt-d',
  'alt-backspace',
];
const aLetter = fc.oneof(
  fc.constantFrom('a', ' ', '　', '弹', '。', '\u0301', '👨‍👩‍👧', '🇨', '🇳', 'ﾞ'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
);
const aKey = fc.oneof(
  fc.constantFrom(...KEY_NAMES).map((name) => ({ name, text: '' })),
  aLetter.map((text) => ({ name: text, text })),
);

test('whatever is pressed, the cursor stands between two signs of the text', () => {
  fc.assert(
    fc.property(fc.array(aKey, { maxLength: 60 }), (keys) => {
      let field = typed('');
      for (const key of keys) {
        field = editField(field, key) ?? field;
        expect(field.at).toBeGreaterThanOrEqual(0);
        expect(field.at).toBeLessThanOrEqual(graphemesOf(field.text).length);
      }
    }),
    { numRuns: 500 },
  );
});

test('what is put in and taken back by Backspace leaves the text as it was', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 20 }),
      fc.nat(20),
      fc.string({ maxLength: 5 }),
      (text, at, added) => {
        const start = { text, at: Math.min(at, graphemesOf(text).length) };
        let field = insert(start, added);
        for (let count = 0; count < added.length; count += 1)
          field = editField(field, { name: 'backspace', text: '' }) ?? field;
        expect(field).toEqual(start);
      },
    ),
  );
});

test('of a text of any width the part with the cursor is in view, and never more than there is room for', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', '弹', ' ', 'é', '。', 'x'), { maxLength: 80 }),
      fc.nat(80),
      fc.integer({ min: 4, max: 60 }),
      (graphemes, wanted, room) => {
        const at = Math.min(wanted, graphemes.length);
        const { before, text, after, x } = windowOf(graphemes, at, room);
        const marks = (before ? 1 : 0) + (after ? 1 : 0);
        expect(widthOf(text) + marks).toBeLessThanOrEqual(room);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThan(room);
        // The sign at the cursor is drawn right there, and all of it; at the end there is room for the cursor.
        const seen = graphemesOf(text);
        const starts = seen.map(
          (_, index) => (before ? 1 : 0) + widthOf(seen.slice(0, index).join('')),
        );
        const there = seen[starts.indexOf(x)];
        expect(there).toBe(graphemes[at]);
        expect(x + widthOf(there ?? ' ')).toBeLessThanOrEqual(room);
        expect(before || after || text === graphemes.join('')).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
