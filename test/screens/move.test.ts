import { expect, test } from 'vitest';
import { move, scrollPage } from '../../screens/move.ts';
import { pageOf, type Page, type Row } from '../../screens/page.ts';
import type { Pane } from '../../screens/stage.ts';
import { spotAt, type Spot } from '../../screens/ui.ts';
import { viewportOf } from '../../screens/viewport.ts';

const HEIGHT = 5;
const text = (name: string): Row => ({ line: [{ text: name, tone: 'plain' }] });
const choice = (name: string): Row => ({ ...text(name), row: name });

function pane(page: Page, spot: Spot): Pane {
  return { page, spot, port: viewportOf(page, spot, HEIGHT), width: 80, active: true };
}

/** Where the cursor stands and which row is at the top, after each key. */
function walked(page: Page, keys: readonly (1 | -1)[]): readonly string[] {
  let spot = spotAt({ at: 'help' });
  return keys.map((by) => {
    spot = move(pane(page, spot), by);
    const { focus, top } = viewportOf(page, spot, HEIGHT);
    return `${focus ?? '-'} ${top}`;
  });
}

test('in a list the cursor goes from row to row and takes the list along', () => {
  const rows = Array.from({ length: 8 }, (_, index) => choice(`r${index}`));

  expect(walked(pageOf({ rows, start: 'r3' }), [1, 1, 1, -1])).toEqual([
    'r4 0',
    'r5 1',
    'r6 2',
    'r5 2',
  ]);
});

test('a long text is scrolled before the choice below it is reached', () => {
  const rows = [...Array.from({ length: 8 }, (_, index) => text(`t${index}`)), choice('yes')];

  expect(walked(pageOf({ rows }), [1, 1, 1, 1])).toEqual(['- 1', '- 2', '- 3', 'yes 4']);
});

test('the names of the columns come back with the first row below them', () => {
  const rows = [text('columns'), ...Array.from({ length: 8 }, (_, index) => choice(`r${index}`))];

  expect(walked(pageOf({ rows, start: 'r3' }), [1, 1, -1, -1, -1, -1, -1])).toEqual([
    'r4 1',
    'r5 2',
    'r4 2',
    'r3 2',
    'r2 2',
    'r1 2',
    'r0 0',
  ]);
});

test('what stands below the last choice is scrolled to, and back again', () => {
  const rows = [choice('yes'), ...Array.from({ length: 8 }, (_, index) => text(`t${index}`))];

  expect(walked(pageOf({ rows, start: 'yes' }), [1, 1, -1, -1])).toEqual([
    'yes 1',
    'yes 2',
    'yes 1',
    'yes 0',
  ]);
});

test('a foot is reached from the rows above it', () => {
  const page = pageOf({ rows: [choice('a')], foot: [choice('not-now'), choice('go')], start: 'a' });

  expect(walked(page, [1, 1, 1, -1])).toEqual(['not-now 0', 'go 0', 'go 0', 'not-now 0']);
});

test('a screen down takes the cursor of a list along', () => {
  const rows = Array.from({ length: 12 }, (_, index) => choice(`r${index}`));
  const page = pageOf({ rows, start: 'r0' });

  const spot = scrollPage(pane(page, spotAt({ at: 'help' })), 1);

  expect(spot).toMatchObject({ focus: 'r8', scroll: 4 });
});

test('a log follows until it is scrolled up, and again from its end', () => {
  const rows = Array.from({ length: 12 }, (_, index) => text(`t${index}`));
  const page = pageOf({ rows, tail: { total: 12 } });
  const spot = spotAt({ at: 'log', step: 'x' });
  expect(spot.scroll).toBe('end');

  const up = move(pane(page, spot), -1);
  const down = move(pane(page, up), 1);

  expect(up.scroll).toBe(6);
  expect(down.scroll).toBe('end');
});
