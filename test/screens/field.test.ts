import { expect, test } from 'vitest';
import { editField, insert, typed, type Typed } from '../../screens/field.ts';
import { pasted } from '../../screens/key-press.ts';

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

test('a word is taken back as a whole', () => {
  expect(afterKeys(typed('done tomorrow with netops'), 'ctrl-w')).toEqual(
    typed('done tomorrow with '),
  );
});

test.each(['up', 'down', 'enter', 'esc', 'tab', 'pageup'])('%s is no key for writing', (name) => {
  expect(editField(typed('x'), { name, text: '' })).toBeUndefined();
});

test('a paste comes in as one row without control characters', () => {
  expect(insert(typed('ip '), pasted(' 192.0.2.7\r\n\u001B[31mred\u0007 '))).toEqual(
    typed('ip 192.0.2.7 [31mred'),
  );
});
