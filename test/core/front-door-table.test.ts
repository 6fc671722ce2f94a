import { expect, test } from 'vitest';
import { doorTable, isRight, tellingCell } from '../../src/core/front-door-table.ts';
import type { DoorCell, DoorColumn } from '../../src/model/front-door.ts';
import { aCell } from '../support/demo-door.ts';
import { MINUTE, NOW } from '../support/fake-run.ts';

const AUTHORITY: DoorColumn = { is: 'authority' };
const TLS: DoorColumn = { is: 'tls' };
const HTTP: DoorColumn = { is: 'http' };
const google: DoorColumn = { is: 'resolver', server: '8.8.8.8' };
const quad9: DoorColumn = { is: 'resolver', server: '9.9.9.9' };

function row(name: string, ...cells: readonly DoorCell[]) {
  return { name, cells };
}

test('columns come in the order in which an answer is given, resolvers in that of the site', () => {
  const { columns, rows } = doorTable([
    row('a', aCell(HTTP, 'pass', ''), aCell(quad9, 'pass', '')),
    row('b', aCell(google, 'pass', ''), aCell(TLS, 'pass', ''), aCell(AUTHORITY, 'pass', '')),
  ]);

  expect(columns).toEqual([AUTHORITY, quad9, google, TLS, HTTP]);
  expect(rows.map(({ cells }) => cells.map(({ column }) => column.is))).toEqual([
    ['resolver', 'http'],
    ['authority', 'resolver', 'tls'],
  ]);
});

test('a name stands there once, in whatever form it was said', () => {
  const { rows } = doorTable([
    { ...row('Pay.Example.com.', aCell(AUTHORITY, 'pass', '')), expected: '192.0.2.1' },
    row('pay.example.com', aCell(TLS, 'fail', 'name')),
  ]);

  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    name: 'pay.example.com',
    expected: '192.0.2.1',
    verdict: 'fail',
  });
});

test('of two proofs the later one counts, in whatever order they are given', () => {
  const before = aCell(TLS, 'fail', 'before', { at: NOW - 10 * MINUTE });
  const now = aCell(TLS, 'pass', 'now', { at: NOW });

  const words = [
    [before, now],
    [now, before],
  ].map((cells) => doorTable(cells.map((cell) => row('a', cell))).rows[0]?.cells[0]?.word);

  expect(words).toEqual(['now', 'now']);
});

test('what fails by one proof is not hidden by another that is looked at as often', () => {
  const fails = aCell(TLS, 'fail', 'name', { at: NOW - MINUTE });
  const passes = aCell(TLS, 'pass', 'days', { at: NOW });

  const verdicts = [
    [fails, passes],
    [passes, fails],
  ].map((cells) => doorTable(cells.map((cell) => row('a', cell))).rows[0]?.verdict);

  expect(verdicts).toEqual(['fail', 'fail']);
});

test('what only informs leaves the verdict alone, and an old answer of it is not right', () => {
  const ok = aCell(AUTHORITY, 'pass', 'new');
  const { rows } = doorTable([
    row('old', ok, aCell(google, 'wait', 'old', { aside: true })),
    row('blind', ok, aCell(google, 'unknown', 'timeout', { aside: true })),
    row('required', ok, aCell(google, 'wait', 'old')),
    row('nothing', aCell(google, 'pass', 'new', { aside: true })),
  ]);

  expect(rows.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
    'old pass',
    'blind pass',
    'required wait',
    'nothing unknown',
  ]);
  expect(rows.map(isRight)).toEqual([false, true, false, false]);
  expect(rows.map((one) => tellingCell(one)?.word)).toEqual(['old', 'new', 'old', 'new']);
});

test('the last old answer of all is what is counted down to', () => {
  const ends = [3, 9, 5].map((n) =>
    row(`n${n}`, aCell(google, 'wait', 'old', { until: NOW + n * MINUTE, aside: true })),
  );

  expect(doorTable(ends).until).toBe(NOW + 9 * MINUTE);
  expect(doorTable([row('a', aCell(TLS, 'pass', ''))]).until).toBeNull();
  expect(doorTable([])).toEqual({ columns: [], rows: [], until: null });
});
