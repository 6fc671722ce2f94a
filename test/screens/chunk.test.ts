import { expect, test } from 'vitest';
import { piecesOf } from '../../screens/chunk.ts';
import type { KeyPress } from '../../screens/key-press.ts';

const NAMES: { readonly [letter: string]: string } = {
  '\r': 'enter',
  '\t': 'tab',
  '\u0015': 'ctrl-u',
};

function keys(text: string): readonly KeyPress[] {
  return Array.from(text, (one) => {
    const name = NAMES[one];
    return name === undefined ? { name: one, text: one } : { name, text: '' };
  });
}

const key = (name: string, text = '') => ({ is: 'key', key: { name, text } });

test('in a field letters that come together are written together, and Enter at the end is pressed', () => {
  expect(piecesOf(keys('\u0015yes\r'), true)).toEqual([
    key('ctrl-u'),
    { is: 'typed', text: 'yes' },
    key('enter'),
  ]);
});

test('Enter that comes twice in a field is pressed once: the second was pressed unseen', () => {
  expect(piecesOf(keys('yes\r\r'), true)).toEqual([{ is: 'typed', text: 'yes' }, key('enter')]);
});

test('text after a line break was pasted: nothing of it is taken', () => {
  expect(piecesOf(keys('one\rtwo\rthree\r'), true)).toEqual([{ is: 'lines', n: 3 }]);
});

test('a tab within a text is a blank of it, at its end the way on', () => {
  expect(piecesOf(keys('a\tb\t'), true)).toEqual([{ is: 'typed', text: 'a b' }, key('tab')]);
});

test('outside of a field each letter is a key, Enter too', () => {
  expect(piecesOf(keys('/eip\r\r'), false)).toHaveLength(6);
});

test('so much at once is no typing outside of a field, unless one key is held down', () => {
  expect(piecesOf(keys('go\r'.repeat(40)), false)).toEqual([{ is: 'no-typing' }]);
  expect(piecesOf(keys('j'.repeat(200)), false)).toHaveLength(200);
});

test('Alt and a letter are Esc and the letter where no field has the cursor', () => {
  const esc = { name: 'esc', text: '' };
  const alt = { name: 'alt-b', text: '', apart: [esc, { name: 'b', text: 'b' }] };

  expect(piecesOf([alt], false)).toEqual([key('esc'), key('b', 'b')]);
  expect(piecesOf([alt], true)).toEqual([{ is: 'key', key: alt }]);
});
