import { expect, test } from 'vitest';
import { createLines } from '../../src/cluster/lines.ts';

test.each([1, 2, 3, 7, 100])('parts of %i bytes make the lines that were sent', (size) => {
  const lines = createLines(100);
  const bytes = Buffer.from('one\n\n集群\nlast');
  const read: string[] = [];

  for (let from = 0; from < bytes.length; from += size)
    for (const line of lines.push(bytes.subarray(from, from + size)) ?? []) read.push(String(line));

  expect(read).toEqual(['one', '', '集群']);
  expect(lines.isTorn()).toBe(true);
});

test('a line that has ended is not torn', () => {
  const lines = createLines(100);

  expect(lines.push(Buffer.from('one\n'))?.map(String)).toEqual(['one']);
  expect(lines.isTorn()).toBe(false);
});

test('a line that is too long is not waited for', () => {
  expect(createLines(5).push(Buffer.from('123456'))).toBeUndefined();
  expect(createLines(5).push(Buffer.from('123456\n'))).toBeUndefined();
  expect(createLines(5).push(Buffer.from('12345\n'))).toHaveLength(1);
});
