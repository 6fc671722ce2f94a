import type { Key } from 'ink';
import { expect, test } from 'vitest';
import { keyPresses } from '../../screens/key-press.ts';

const NONE: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

test('one chunk can hold many keys, Enter among them', () => {
  expect(keyPresses('yes\r', NONE).map((key) => key.name)).toEqual(['y', 'e', 's', 'enter']);
});

test('a character of an input method is one key', () => {
  expect(keyPresses('弹性', NONE)).toEqual([
    { name: '弹', text: '弹' },
    { name: '性', text: '性' },
  ]);
});

test.each([
  [{ upArrow: true }, '', 'up'],
  [{ return: true }, '\r', 'enter'],
  [{ escape: true }, '', 'esc'],
  [{ tab: true, shift: true }, '', 'backtab'],
  [{ ctrl: true }, 'c', 'ctrl-c'],
] as const)('%j %j is %s, and writes nothing', (flags, input, name) => {
  expect(keyPresses(input, { ...NONE, ...flags })).toEqual([{ name, text: '' }]);
});

test.each([
  [{ meta: true }, '?', ['esc', '?']],
  [{ meta: true, return: true }, '\r', ['esc', 'enter']],
  [{ meta: true, escape: true }, '', ['esc']],
] as const)('Esc and the key after it in one chunk (%j) are two keys', (flags, input, names) => {
  expect(keyPresses(input, { ...NONE, ...flags }).map((key) => key.name)).toEqual(names);
});

test('Ctrl-U and what is typed after it in one chunk empty the field first', () => {
  expect(keyPresses('\u001523', NONE).map((key) => key.name)).toEqual(['ctrl-u', '2', '3']);
});

test('control characters that mean nothing are dropped', () => {
  expect(keyPresses('a\u0000\u001Cb', NONE).map((key) => key.text)).toEqual(['a', 'b']);
});

test.each([
  [{ ctrl: true, leftArrow: true }, '', 'ctrl-left'],
  [{ ctrl: true, rightArrow: true }, '', 'ctrl-right'],
  [{ ctrl: true }, '_', 'ctrl-_'],
] as const)('%j is one key for a field', (flags, input, name) => {
  expect(keyPresses(input, { ...NONE, ...flags })).toEqual([{ name, text: '' }]);
});

test.each([
  [{ leftArrow: true }, '', 'left'],
  [{ backspace: true }, '', 'backspace'],
  [{}, 'b', 'b'],
] as const)('Alt with %j %j is one key for a field, two keys elsewhere', (flags, input, name) => {
  const [key, ...more] = keyPresses(input, { ...NONE, ...flags, meta: true });

  expect(more).toEqual([]);
  expect(key).toMatchObject({ name: `alt-${name}`, text: '' });
  expect(key?.apart?.map((one) => one.name)).toEqual(['esc', name]);
});

test('Ctrl-_ within a chunk is a key too', () => {
  expect(keyPresses('a\u001F', NONE).map((key) => key.name)).toEqual(['a', 'ctrl-_']);
});
