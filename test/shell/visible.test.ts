import { expect, test } from 'vitest';
import { visible, visibleStream } from '../../src/shell/visible.ts';

test.each([
  ['a colour is left out', '\u001b[31mred\u001b[0m', 'red'],
  ['what turns a word round is shown', 'abc\u202edcba', 'abc⟨202E⟩dcba'],
  ['a bell and a backspace are shown', 'a\u0007b\u0008', 'a⟨07⟩b⟨08⟩'],
  ['a title that never ends is shown', '\u001b]0;title', '⟨1B⟩]0;title'],
  ['an emoji of several parts stays one', '👩‍🚒 ok', '👩‍🚒 ok'],
  ['tabs and line ends stay', 'a\tb\nc', 'a\tb\nc'],
  ['a lone surrogate is shown', 'x\ud800y', 'x⟨D800⟩y'],
])('%s', (_, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test.each([
  ['a colour that is cut in two is left out', ['\u001b[3', '1mred\u001b[0m\n'], 'red\n'],
  [
    'a progress that is drawn over itself becomes lines',
    ['10%\r2', '0%\r', '\ndone'],
    '10%\n20%\ndone',
  ],
  ['an unfinished line is shown at once', ['Password'], 'Password'],
])('in pieces: %s', (_, pieces, shown) => {
  const stream = visibleStream();

  const given = pieces.map((piece) => stream.push(piece));

  expect(given.join('') + stream.end()).toBe(shown);
});

test('a line without end does not hold back for ever', () => {
  const stream = visibleStream();

  const given = stream.push(`\u001b${'x'.repeat(10_000)}`);

  expect(given.length).toBeGreaterThan(10_000);
});
