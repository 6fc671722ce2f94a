import { expect, test } from 'vitest';
import {
  besideUs,
  leaseMove,
  leaseNow,
  mayTakeFrom,
  undecidedHolder,
  type LeaseSight,
} from '../../src/core/lease.ts';
import { replay } from '../../src/core/reduce.ts';
import { debtOf } from '../../src/core/select.ts';
import type { Fact } from '../../src/model/event.ts';
import type { LeaseHolder, LeaseSeen } from '../../src/model/lease.ts';
import { aCause } from '../../src/model/verdict.ts';
import { aBook, aStep } from '../support/a-runbook.ts';
import { eventsOf, OPERATOR, RUN_STARTED } from '../support/events.ts';
import { aHolder } from '../support/fake-lease.ts';

const OWN = 'here_a';
const EVE = aHolder();
const seenOf = (holder: LeaseHolder | null): LeaseSeen => ({
  holder,
  durationMs: 40_000,
  object: { apiVersion: 'v1', kind: 'Lease', metadata: { name: 'dr-wizard' } },
});

test.each<[string, Partial<LeaseSight>, string]>([
  ['there is none', { seen: null }, 'free'],
  ['there is none any more', { seen: null, held: true }, 'gone'],
  ['nobody holds it', { seen: seenOf(null) }, 'free'],
  ['it is its own', { seen: seenOf(aHolder({ identity: OWN })) }, 'own'],
  ['it is its own, and old', { seen: seenOf(aHolder({ identity: OWN })), unchangedMs: 1e9 }, 'own'],
  ['somebody has it', { seen: seenOf(EVE) }, 'stand-by'],
  ['somebody was silent for a while', { unchangedMs: 39_999 }, 'stand-by'],
  ['somebody was silent for too long', { unchangedMs: 40_000 }, 'expired'],
  ['it was decided', { grantedFrom: EVE.identity }, 'taken-over'],
  ['it was decided about another', { grantedFrom: 'bob' }, 'stand-by'],
  ['the same run is at work elsewhere', { seen: seenOf(aHolder({ run: 'a' })) }, 'stand-by'],
])('where %s', (_, sight, expected) => {
  const move = leaseMove({
    seen: seenOf(EVE),
    own: OWN,
    unchangedMs: 0,
    held: false,
    grantedFrom: null,
    ...sight,
  });

  expect(move.do === 'claim' ? move.how : move.do).toBe(expected);
});

const BOOK = aBook([aStep('pin', { kind: 'pin' })]);
const OTHER: Fact = { type: 'lease-changed', lease: { is: 'other', holder: EVE } };
const HELD: Fact = { type: 'lease-changed', lease: { is: 'held', how: 'free', from: null } };
const decided = (choose: string, holder = EVE.identity) =>
  [
    { type: 'operator-decided', decision: { do: 'lease', step: null, value: { choose, holder } } },
    OPERATOR,
  ] as const;
const stateOf = (...facts: Parameters<typeof eventsOf>[0]) =>
  replay(BOOK, eventsOf([RUN_STARTED, ...facts]));

test('a decision counts for the holder that it names, and for this time only', () => {
  expect(undecidedHolder(stateOf(OTHER))).toEqual(EVE);
  expect(mayTakeFrom(stateOf(OTHER, decided('take-over')))).toBe(EVE.identity);
  expect(undecidedHolder(stateOf(OTHER, decided('without')))).toBeNull();
  expect(besideUs(stateOf(OTHER, decided('without')))).toEqual(EVE);
  expect(undecidedHolder(stateOf(OTHER, decided('take-over', 'bob')))).toEqual(EVE);

  const again = stateOf(OTHER, decided('take-over'), HELD, OTHER);
  expect(mayTakeFrom(again)).toBeNull();
  expect(undecidedHolder(again)).toEqual(EVE);
});

test('a journal without a Lease has none', () => {
  expect(leaseNow(stateOf())).toBeUndefined();
  expect(debtOf(BOOK, stateOf())).toEqual([]);
});

test('a run owes that somebody else was there, and that nobody was told of it', () => {
  const denied = aCause('lease-forbidden', { verbs: 'get' });
  const codes = (...facts: Parameters<typeof eventsOf>[0]) =>
    debtOf(BOOK, stateOf(...facts)).map(({ step, cause }) => [step, cause.code]);

  expect(codes(OTHER)).toEqual([['pin', 'lease-shared']]);
  expect(codes({ type: 'lease-changed', lease: { is: 'missed', cause: denied } })).toEqual([
    ['pin', 'lease-forbidden'],
  ]);
  expect(
    codes({ type: 'lease-changed', lease: { is: 'missed', cause: aCause('api-timeout') } }),
  ).toEqual([['pin', 'lease-missed']]);
  expect(codes(OTHER, HELD)).toEqual([]);
});
