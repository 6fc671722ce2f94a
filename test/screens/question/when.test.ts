import { expect, test } from 'vitest';
import { readWhen } from '../../../screens/question/when.ts';

const NOW = Date.parse('2026-11-23T02:13:44Z');

test.each([
  ['01:32', 'UTC', '2026-11-23T01:32:00Z'],
  ['23:50', 'UTC', '2026-11-22T23:50:00Z'],
  ['09:32', 'Asia/Shanghai', '2026-11-23T01:32:00Z'],
  ['10:30', 'Asia/Shanghai', '2026-11-22T02:30:00Z'],
  ['21:00', 'America/New_York', '2026-11-23T02:00:00Z'],
  ['2026-11-22 22:15', 'UTC', '2026-11-22T22:15:00Z'],
  ['2026-11-01 01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
  ['2026-11-23T01:32:10Z', 'Asia/Shanghai', '2026-11-23T01:32:10Z'],
  ['2026-11-23T09:32:00+08:00', null, '2026-11-23T01:32:00Z'],
  ['40m', 'UTC', '2026-11-23T01:33:44Z'],
  ['1h30m', 'UTC', '2026-11-23T00:43:44Z'],
  ['０１：３２', 'UTC', '2026-11-23T01:32:00Z'],
])('%s in %s is %s', (text, zone, wanted) => {
  expect(readWhen(text, NOW, zone)).toBe(Date.parse(wanted));
});

test.each(['', 'yesterday', '25:00', '2026-02-30 10:00', '2027-01-01 00:00', '40', '12:60'])(
  '%s is no time in the past',
  (text) => {
    expect(readWhen(text, NOW, 'UTC')).toBeUndefined();
  },
);
