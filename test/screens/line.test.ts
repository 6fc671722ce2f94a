import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { between, clipLine, fitLine, lineOf, lineWidth, span, textOf } from '../../screens/line.ts';

test('what stands at the right keeps its room, the left gives way', () => {
  const line = between(lineOf('Deploy the services by script'), lineOf('312/500'), 20, '…');

  expect(textOf(line)).toBe('Deploy the … 312/500');
});

test('a clipped line keeps the tones of its pieces', () => {
  const line = clipLine(lineOf(span('✗ ', 'bad'), 'a long title'), 8, '…');

  expect(line).toEqual([
    { text: '✗ ', tone: 'bad' },
    { text: 'a lon', tone: 'plain' },
    { text: '…', tone: 'plain' },
  ]);
});

test('a line break or a tab in foreign text never tears a row', () => {
  expect(textOf(lineOf('exit 1:\n\tno such file\r\n'))).toBe('exit 1: no such file ');
});

const lines = fc.array(
  fc.array(fc.constantFrom('集群', 'abc', ' ', 'é', '，')).map((parts) => span(parts.join(''))),
);

test('a fitted line is exactly as wide as asked for', () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 40 }), (line, width) => {
      expect(lineWidth(fitLine(line, width, '…'))).toBe(width);
    }),
  );
});

test('two ends never take more than their room', () => {
  fc.assert(
    fc.property(lines, lines, fc.integer({ min: 1, max: 40 }), (left, right, width) => {
      expect(lineWidth(between(left, right, width, '…'))).toBeLessThanOrEqual(width);
    }),
  );
});
