import { expect, test, vi } from 'vitest';
import { span, type Line } from '../../screens/line.ts';
import { focusable, focusedRow, lateRow, pageOf } from '../../screens/page.ts';

test('what a row looks like is made once, and only when somebody looks', () => {
  const draw = vi.fn<() => Line>(() => [span('Deploy the gateway')]);
  const rows = Array.from({ length: 2000 }, (_, index) =>
    lateRow(`step ${index}`, { do: 'move' }, draw),
  );
  const page = pageOf({ rows });
  // Whether the page begins with a blank row.
  expect(draw).toHaveBeenCalledTimes(1);

  expect(focusable(page)).toHaveLength(2000);
  const found = focusedRow(page, 'step 1999');
  expect(draw).toHaveBeenCalledTimes(1);

  expect([found?.line, found?.line]).toEqual([
    [span('Deploy the gateway')],
    [span('Deploy the gateway')],
  ]);
  expect(draw).toHaveBeenCalledTimes(2);
});

test('the cursor finds what is in the foot too', () => {
  const page = pageOf({
    rows: [{ line: [span('a')], row: 'a' }],
    foot: [{ line: [span('no')] }, { line: [span('yes')], row: 'b' }],
  });

  expect(focusable(page)).toEqual(['a', 'b']);
  expect(focusedRow(page, 'b')?.line).toEqual([span('yes')]);
  expect(focusedRow(page, 'c')).toBeUndefined();
});
