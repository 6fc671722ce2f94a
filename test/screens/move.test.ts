import { expect, test } from 'vitest';
import { move, moved } from '../../screens/move.ts';
import { pageOf, type Page, type Row } from '../../screens/page.ts';
import type { Pane } from '../../screens/stage.ts';
import { spotAt, type Spot } from '../../screens/ui.ts';
import { isCursorSeen, viewportOf } from '../../screens/viewport.ts';

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

/** Where the cursor stands, which row is at the top, and whether the cursor is seen, after each key. */
function gone(page: Page, keys: readonly ['page' | 'first' | 'last', 1 | -1][]): readonly string[] {
  let spot = spotAt({ at: 'help' });
  return keys.map(([id, by]) => {
    spot = moved(pane(page, spot), id, by);
    const port = viewportOf(page, spot, HEIGHT);
    return `${port.focus ?? '-'} ${port.top}${isCursorSeen(port) ? '' : ' unseen'}`;
  });
}

test('a screen up or down takes the cursor to the nearest row that is seen', () => {
  const rows = Array.from({ length: 12 }, (_, index) => choice(`r${index}`));

  expect(
    gone(pageOf({ rows, start: 'r0' }), [
      ['page', 1],
      ['page', 1],
      ['page', 1],
      ['page', -1],
      ['page', -1],
    ]),
  ).toEqual(['r4 4', 'r7 7', 'r7 7', 'r7 3', 'r4 0']);
});

test('a screen down in a step never ends on its last choice, and moves though its first choice is near', () => {
  const rows = [
    choice('open'),
    ...Array.from({ length: 6 }, (_, index) => text(`t${index}`)),
    choice('again'),
    choice('skip'),
    choice('override'),
  ];

  expect(
    gone(pageOf({ rows, start: 'open' }), [
      ['page', 1],
      ['page', 1],
      ['page', -1],
    ]),
  ).toEqual(['again 4', 'again 5', 'again 1 unseen']);
});

test('Home and End go to the first and the last row, and to both ends of what is read', () => {
  const list = Array.from({ length: 12 }, (_, index) => choice(`r${index}`));
  const read = Array.from({ length: 12 }, (_, index) => text(`t${index}`));

  expect(
    gone(pageOf({ rows: list, start: 'r3' }), [
      ['last', 1],
      ['first', -1],
    ]),
  ).toEqual(['r11 7', 'r0 0']);
  expect(
    gone(pageOf({ rows: read }), [
      ['last', 1],
      ['first', -1],
    ]),
  ).toEqual(['- 7', '- 0']);
});

test('End leaves the cursor at the answer below the page: it never goes on to what commits', () => {
  const rows = Array.from({ length: 12 }, (_, index) => choice(`r${index}`));
  const page = pageOf({ rows, foot: [choice('not-now'), choice('go')], start: 'not-now' });

  expect(gone(page, [['last', 1]])).toEqual(['not-now 9']);
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
