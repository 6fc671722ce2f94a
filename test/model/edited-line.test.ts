import { expect, test } from 'vitest';
import { editedLine, MOST_TYPED } from '../../src/model/edited-line.ts';

test('the lines of an editor become one, without what stands around them', () => {
  expect(editedLine('  half done\n\n  by hand \r\n\n')).toEqual({
    text: 'half done by hand',
    breaks: 1,
    fits: true,
  });
});

test('an editor brings no more than can be typed', () => {
  expect(editedLine('x'.repeat(MOST_TYPED)).fits).toBe(true);
  expect(editedLine('x'.repeat(MOST_TYPED + 1)).fits).toBe(false);
});
