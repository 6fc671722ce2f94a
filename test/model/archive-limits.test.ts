import { expect, test } from 'vitest';
import {
  ageFault,
  dayOf,
  madeAtOf,
  oldestOf,
  wantedFault,
} from '../../src/model/archive-limits.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const DAY = 86_400_000;

test.each([
  [{}, undefined],
  [{ maxAge: '48h' }, NOW - 2 * DAY],
  [{ notBefore: '2026-11-01' }, Date.UTC(2026, 10, 1)],
  [{ notBefore: '2026-11-01T08:00:00+08:00' }, Date.UTC(2026, 10, 1)],
  [{ maxAge: '48h', notBefore: '2026-11-01' }, NOW - 2 * DAY],
])('%j: the oldest that will do', (wanted, oldest) => {
  expect(oldestOf(wanted, NOW)).toBe(oldest);
});

test('the older of two dates counts: what was copied yesterday may be of last year', () => {
  expect(madeAtOf(NOW, { date: '2022-03-21' })).toBe(Date.UTC(2022, 2, 21));
  expect(madeAtOf(Date.UTC(2021, 0, 1), { date: '2022-03-21' })).toBe(Date.UTC(2021, 0, 1));
  expect(madeAtOf(null, {})).toBeNull();
  expect(dayOf(Date.UTC(2022, 2, 21, 23))).toBe('2022-03-21');
});

test.each([
  [NOW - DAY, { maxAge: '48h' }, null],
  [NOW - 3 * DAY, { maxAge: '48h' }, 'archive-too-old'],
  [null, { maxAge: '48h' }, 'archive-age-untold'],
  [null, {}, null],
])('made at %s, wanted %j: %s', (madeAt, wanted, code) => {
  expect(ageFault('x', madeAt, wanted, NOW)?.code ?? null).toBe(code);
});

test.each([
  [{ sha256: 'abc' }, 'archive-sha256-wrong'],
  [{ sha256: 'A'.repeat(64), date: '2022-03-21', notBefore: '2022-03-21T00:00:00Z' }, null],
  [{ date: '2022-13-41' }, 'archive-date-wrong'],
  [{ notBefore: 'yesterday' }, 'archive-date-wrong'],
])('%j is said as %s', (wanted, code) => {
  expect(wantedFault(wanted)?.code ?? null).toBe(code);
});
