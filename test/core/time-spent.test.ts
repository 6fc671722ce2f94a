import { expect, test } from 'vitest';
import { timeSpent } from '../../src/core/time-spent.ts';
import type { RunState } from '../../src/model/state.ts';
import { aBook, aStep } from '../support/a-runbook.ts';
import { aRecord, aState, MINUTE, NOW, OPERATOR } from '../support/fake-run.ts';

const BOOK = aBook([
  aStep('look', { kind: 'check' }),
  aStep('order', { kind: 'manual', needs: ['look'] }),
  aStep('deploy', { needs: ['order'] }),
]);
const START = NOW - 30 * MINUTE;
const at = (minutes: number) => START + minutes * MINUTE;

const done = (from: number, to: number) =>
  aRecord({ state: { is: 'passed', how: 'acted' }, startedAt: at(from), finishedAt: at(to) });

function spent(steps: RunState['steps'], more: Partial<RunState> = {}) {
  const { totalMs, machineMs, peopleMs, waitingMs, restMs } = timeSpent(
    BOOK,
    aState({ steps, ...more }),
    NOW,
  );
  return [totalMs, machineMs, peopleMs, waitingMs, restMs].map((ms) => ms / MINUTE);
}

test('each minute is the machine’s, the operators’ or somebody else’s, and none is counted twice', () => {
  const steps = { look: done(0, 5), order: done(12, 15), deploy: done(16, 30) };

  expect(spent(steps)).toEqual([30, 19, 11, 0, 0]);
});

test('what somebody else is waited for is no time of the operators, nor of the machine', () => {
  const steps = {
    look: done(0, 5),
    order: aRecord({
      state: { is: 'waiting-on', whom: 'netops', since: at(10) },
      startedAt: at(10),
    }),
  };
  const decisions = [
    { do: 'waiting-on', step: 'order', value: 'netops', at: at(10), by: OPERATOR },
  ] as const;

  expect(spent(steps, { decisions })).toEqual([30, 5, 5, 20, 0]);
});

test('what failed waits for people from then on', () => {
  const failed = aRecord({
    state: { is: 'failed', since: at(18), until: at(20), found: [] },
    startedAt: at(16),
  });
  const steps = { look: done(0, 5), order: done(5, 16), deploy: failed };

  expect(spent(steps)).toEqual([30, 9, 21, 0, 0]);
});

test('a run in which nothing was recorded yet has spent its time on nobody', () => {
  const book = aBook([aStep('deploy', { needs: ['nothing'] })]);

  expect(timeSpent(book, aState(), NOW)).toMatchObject({
    totalMs: 30 * MINUTE,
    restMs: 30 * MINUTE,
  });
});
