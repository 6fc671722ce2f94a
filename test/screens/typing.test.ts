import { expect, test } from 'vitest';
import { typed, type Typed } from '../../screens/field.ts';
import type { FieldPlace } from '../../screens/page.ts';
import { graphemesOf } from '../../screens/width.ts';
import { MOST_TYPED } from '../../src/model/edited-line.ts';
import { afterKey, keeping, withText, type TypedBefore } from '../../screens/typing.ts';

const REASON: FieldPlace = { id: 'field', before: '', x: 0, kind: 'reason' };
const SECRET: FieldPlace = { id: 'field', before: '', x: 0, masked: true };
const NAME: FieldPlace = { id: 'field', before: '', x: 0 };

function pressing(
  field: Typed,
  keys: readonly string[],
  place = REASON,
  before: TypedBefore = {},
): Typed {
  return keys.reduce(
    (now, name) =>
      afterKey(now, { name, text: name.length === 1 ? name : '' }, place, before) ?? now,
    field,
  );
}

test('Ctrl-_ takes back a word at a time, and what was cut', () => {
  const all = pressing(typed(''), [...graphemesOf('no time'), 'ctrl-u']);

  const texts = ['ctrl-_', 'ctrl-_', 'ctrl-_', 'ctrl-_'].map(
    (_, count) =>
      pressing(
        all,
        Array.from({ length: count + 1 }, () => 'ctrl-_'),
      ).text,
  );

  expect(texts).toEqual(['no time', 'no', '', '']);
});

test('of a secret nothing is kept: neither to take back nor to bring back', () => {
  const field = pressing(typed(''), [...graphemesOf('hunter2'), 'ctrl-u', 'ctrl-_'], SECRET);

  expect(field).toEqual({ text: '', at: 0 });
  expect(JSON.stringify(field)).not.toContain('hunter2');
  expect(keeping({}, SECRET, 'hunter2')).toEqual({});
});

test('what has to be typed anew is not kept', () => {
  expect(keeping({}, NAME, 'nginx-second')).toEqual({});
});

test('Ctrl-P brings back what was typed in a field of the same kind, Ctrl-N goes back to what stands there', () => {
  const before = ['first', 'second'].reduce(
    (now, text) => keeping(now, REASON, text),
    keeping({}, { ...REASON, kind: 'search' }, 'eip'),
  );
  const texts = (keys: readonly string[]) => pressing(typed('draft'), keys, REASON, before).text;

  expect(texts(['ctrl-p'])).toBe('second');
  expect(texts(['ctrl-p', 'ctrl-p'])).toBe('first');
  expect(texts(['ctrl-p', 'ctrl-p', 'ctrl-p'])).toBe('first');
  expect(texts(['ctrl-p', 'ctrl-p', 'ctrl-n'])).toBe('second');
  expect(texts(['ctrl-p', 'ctrl-n', 'ctrl-n'])).toBe('draft');
});

test('the same text is kept once', () => {
  const twice = keeping(keeping(keeping({}, REASON, 'a'), REASON, 'b'), REASON, ' a ');

  expect(twice).toEqual({ reason: ['a', 'b'] });
});

test('a field takes no more than it can draw', () => {
  const full = typed('x'.repeat(MOST_TYPED));

  expect(pressing(full, ['y'])).toEqual(full);
  expect(withText(full, 'y', REASON)).toBeUndefined();
  expect(withText(typed(''), 'x'.repeat(MOST_TYPED), REASON)?.at).toBe(MOST_TYPED);
});
