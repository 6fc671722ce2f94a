import { expect, test } from 'vitest';
import { standingOf } from '../../src/journal/standing.ts';
import type { Decision, Fact } from '../../src/model/event.ts';
import { eventsOf } from '../support/events.ts';

const started = (step: string): Fact => ({ type: 'step-started', step, attempt: 1, key: step });
const failed = (step: string): Fact => ({ type: 'step-failed', step, seen: [] });
const decided = (decision: Decision): Fact => ({ type: 'operator-decided', decision });
const standing = (...facts: readonly Fact[]) =>
  standingOf(eventsOf(facts).map((event) => ({ ...event, prev: '' })));

test('what failed goes before what is waited for, the newest first', () => {
  const waits = decided({ do: 'waiting-on', step: 'list', value: 'netops' });

  expect(standing(waits)).toEqual({ is: 'waiting-on', step: 'list', whom: 'netops' });
  expect(standing(waits, failed('a'), failed('b'), started('c'))).toEqual({
    is: 'failed',
    step: 'b',
  });
});

test('an action at work when the run was left is in doubt, one that was applied is not', () => {
  expect(standing(started('a'))).toEqual({ is: 'in-doubt', step: 'a' });
  expect(
    standing(started('a'), {
      type: 'action-applied',
      step: 'a',
      changed: true,
      created: [],
      evidence: [],
      until: 0,
    }),
  ).toBeNull();
});

test('what was skipped, or is the operator’s turn again, is waited for no more', () => {
  expect(standing(failed('a'), decided({ do: 'skip', step: 'a', reason: 'no' }))).toBeNull();
  expect(
    standing(
      decided({ do: 'waiting-on', step: 'a', value: 'netops' }),
      decided({ do: 'waiting-on', step: 'a' }),
    ),
  ).toBeNull();
});
