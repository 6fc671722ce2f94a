import { expect, test } from 'vitest';
import { createOutputRing } from '../../src/execute/output-ring.ts';

test('lines come in pieces and are put together', () => {
  const ring = createOutputRing();
  for (const piece of ['on', 'e\ntw', 'o\n\nth', 'ree']) ring.add(piece);

  expect(ring.lines()).toEqual(['one', 'two', '', 'three']);
  expect(ring.total()).toBe(3);
});

test('only the last lines are kept, all are counted', () => {
  const ring = createOutputRing();
  for (let line = 0; line < 12_345; line += 1) ring.add(`line ${line}\n`);

  expect(ring.lines()).toHaveLength(5001);
  expect(ring.lines()[0]).toBe('line 7345');
  expect(ring.total()).toBe(12_345);
});

test('what was handed out stays as it was, and is the same list until more comes', () => {
  const ring = createOutputRing();
  ring.add('one\n');
  const before = ring.lines();

  expect(ring.lines()).toBe(before);
  ring.add('two\n');
  expect(before).toEqual(['one', '']);
  expect(ring.lines()).toEqual(['one', 'two', '']);
});

test('a line of ten megabytes is cut, and says by how much', () => {
  const ring = createOutputRing();
  const piece = 'x'.repeat(65_536);
  for (let index = 0; index < 160; index += 1) ring.add(piece);
  expect(ring.lines()).toEqual([`${'x'.repeat(8192)} …+${160 * 65_536 - 8192}`]);
  ring.add('\nnext');

  expect(ring.lines().map((line) => line.length)).toEqual([8192 + 11, 4]);
  expect(ring.lines()[1]).toBe('next');
});

test('many long lines take no more than two million characters', () => {
  const ring = createOutputRing();
  for (let line = 0; line < 4000; line += 1) ring.add(`${'y'.repeat(5000)}\n`);

  const kept = ring.lines().reduce((sum, line) => sum + line.length, 0);
  expect(kept).toBeLessThanOrEqual(2_000_000);
  expect(kept).toBeGreaterThan(1_900_000);
  expect(ring.total()).toBe(4000);
});

test('each line has the time at which it began to come', () => {
  const ring = createOutputRing();
  ring.add('one\ntw', 1000);
  const before = ring.times();
  ring.add('o\nthree\n', 2000);

  expect(ring.lines()).toEqual(['one', 'two', 'three', '']);
  expect(ring.times()).toEqual([1000, 1000, 2000, 2000]);
  expect(before).toEqual([1000, 1000]);
});

test('of lines that are no longer kept the times go as well', () => {
  const ring = createOutputRing();
  for (let line = 0; line < 12_345; line += 1) ring.add(`line ${line}\n`, line);

  expect(ring.times()).toHaveLength(ring.lines().length);
  expect(ring.times()[0]).toBe(7345);
});
