import { expect, test } from 'vitest';
import { KEYMAP } from '../../screens/keymap.ts';
import { wordsOf } from '../../screens/words.ts';

test('no key stands twice', () => {
  const keys = KEYMAP.flatMap((one) => [...one.keys]);

  expect(new Set(keys).size).toBe(keys.length);
});

test.each(['en', 'zh-CN'] as const)('every key has a word and an explanation (%s)', (lang) => {
  const words = wordsOf(lang, false, null);

  const missing = KEYMAP.flatMap((one) => [`key.${one.id}`, `help.key.${one.id}`]).filter(
    (key) => words.t(key) === `screen.${key}`,
  );

  expect(missing).toEqual([]);
});
