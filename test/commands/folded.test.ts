import { expect, test } from 'vitest';
import { folded } from '../../src/commands/folded.ts';

const DRILL = 'dr-wizard drill --context NAME';

test('words are folded at the width of the terminal, and a command stays in one line', () => {
  const text = `A drill happens somewhere.\nOn a practice cluster that is yours: ${DRILL}. Else not.`;

  expect(folded(text, 40, [DRILL])).toBe(
    [
      'A drill happens somewhere.',
      'On a practice cluster that is yours:',
      `${DRILL}. Else`,
      'not.',
    ].join('\n'),
  );
});

test('a command that is wider than the terminal has a line of its own, without a break', () => {
  expect(folded(`To go on: ${DRILL}.`, 20, [DRILL])).toBe(`To go on:\n${DRILL}`);
});

test('no line is wider than 100 columns', () => {
  expect(folded('word '.repeat(40), 300, []).split('\n')[0]).toHaveLength(99);
});

test('Chinese is folded by its columns', () => {
  expect(folded('演练需要一个地方', 10, [])).toBe('演练需要一\n个地方');
});
