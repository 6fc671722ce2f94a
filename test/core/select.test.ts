import { expect, test } from 'vitest';
import { replay } from '../../src/core/reduce.ts';
import { debtOf } from '../../src/core/select.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { aBook, aStep } from '../support/a-runbook.ts';
import { eventsOf, OPERATOR, RUN_STARTED } from '../support/events.ts';

test('a skip and a warning are owed; what a proof only tells is not', () => {
  const book = aBook([aStep('a'), aStep('b'), aStep('c', { optional: true })]);
  const notes = [
    aCause('node-size', { type: '-' }),
    aCause('certificate-unsorted', { where: '-' }),
    aCause('runtime-note', {}),
  ];
  const seen = { proof: 0, found: found('pass', null, notes), evidence: [], at: 0, durationMs: 1 };
  const skip = (step: string) =>
    [
      { type: 'operator-decided', decision: { do: 'skip', step, reason: 'later' } },
      OPERATOR,
    ] as const;

  const state = replay(
    book,
    eventsOf([
      RUN_STARTED,
      { type: 'step-adopted', step: 'a', seen: [seen] },
      skip('b'),
      skip('c'),
    ]),
  );

  expect(debtOf(book, state).map(({ step, cause }) => [step, cause.code])).toEqual([
    ['a', 'runtime-note'],
    ['b', 'debt-skipped'],
  ]);
});
