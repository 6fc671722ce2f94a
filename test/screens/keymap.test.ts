import { expect, test } from 'vitest';
import { keyIdsOf, KEYMAP } from '../../screens/keymap.ts';
import { wordsOf } from '../../screens/words.ts';

test('no id stands twice', () => {
  const ids = KEYMAP.map((one) => one.id);

  expect(new Set(ids).size).toBe(ids.length);
});

test('a key names all that it may stand for, in the order of the table', () => {
  expect(keyIdsOf('enter')).toEqual(['open']);
  expect(keyIdsOf('up')).toEqual(['move']);
  expect(keyIdsOf('F5')).toEqual([]);
});

test.each(['en', 'zh-CN'] as const)('every key has a word and an explanation (%s)', (lang) => {
  const words = wordsOf(lang, false, null);

  const missing = KEYMAP.flatMap((one) => [`key.${one.id}`, `help.key.${one.id}`]).filter(
    (key) => words.t(key) === `screen.${key}`,
  );

  expect(missing).toEqual([]);
});
