import { expect, test } from 'vitest';
import { debriefOf } from '../../src/core/debrief.ts';
import { replay } from '../../src/core/reduce.ts';
import type { Fact } from '../../src/model/event.ts';
import type { ScenarioTold } from '../../src/model/fault.ts';
import { aCause, found, type Cause, type Verdict } from '../../src/model/verdict.ts';
import { aBook, aMilestone, aStep } from '../support/a-runbook.ts';
import { eventsOf, OPERATOR, RUN_STARTED } from '../support/events.ts';

const book = aBook([aStep('a'), aStep('b')], { milestones: [aMilestone('up', { needs: ['a'] })] });
const SCENARIO: ScenarioTold = { id: 'one', title: { en: 'One' }, notice: {}, faults: 2 };
const STARTED: Fact =
  RUN_STARTED.type === 'run-started'
    ? { ...RUN_STARTED, options: { ...RUN_STARTED.options, practice: true, scenario: SCENARIO } }
    : RUN_STARTED;

const injected = (causes: readonly string[], index = 0): Fact => ({
  type: 'fault-injected',
  index,
  fault: 'git-gone',
  title: { en: 'Gone' },
  notice: { en: 'Look' },
  causes,
});
const ENDED: Fact = { type: 'fault-ended', index: 0, fault: 'git-gone' };
const started = (step: string, attempt = 1): Fact => ({
  type: 'step-started',
  step,
  attempt,
  key: 'k',
});
const applied = (step: string): Fact => ({
  type: 'action-applied',
  step,
  changed: true,
  created: [],
  evidence: [],
  until: 90_000,
});
const proof = (verdict: Verdict, cause: Cause | null, at: number, durationMs = 100) => ({
  proof: 0,
  found: cause === null ? found('pass', null) : found(verdict, cause),
  evidence: [],
  at,
  durationMs,
});
const seen = (step: string, code: string, at: number, durationMs = 100): Fact => ({
  type: 'verdict-changed',
  step,
  seen: proof('wait', aCause(code), at, durationMs),
});
const passed = (step: string): Fact => ({ type: 'step-passed', step, seen: [] });

/** Each fact comes a second after the one before, `run-started` at 1 s. */
function debrief(...facts: Parameters<typeof eventsOf>[0]) {
  return debriefOf(replay(book, eventsOf([STARTED, ...facts])));
}

test('a fault is debriefed by where it was first seen, what was decided then, and when the step was through', () => {
  const told = debrief(
    started('a'),
    applied('a'),
    injected(['git-gone']), // 4 s
    seen('a', 'something-else', 4500),
    seen('a', 'git-gone', 6000), // 6 s
    [{ type: 'step-late', step: 'a' }, OPERATOR],
    [
      { type: 'operator-decided', decision: { do: 'more-time', step: 'a' }, until: 90_000 },
      OPERATOR,
    ],
    [
      {
        type: 'operator-decided',
        decision: { do: 'tick', step: 'a', value: { item: 0, done: true } },
      },
      OPERATOR,
    ],
    ENDED, // 10 s
    passed('a'), // 11 s
  );

  expect(told).toMatchObject({ scenario: SCENARIO, notInjected: 1 });
  expect(told?.rows).toMatchObject([
    {
      was: 'seen',
      injectedAt: 4000,
      endedAt: 10_000,
      seen: { at: 6000, step: 'a', proof: 0, cause: { code: 'git-gone' } },
      toSeeMs: 2000,
      did: { at: 8000, do: 'more-time', by: OPERATOR },
      over: { at: 11_000, is: 'passed' },
      tookMs: 7000,
    },
  ]);
});

test('what an action said counts as seen, and a skip as how it was overcome', () => {
  const told = debrief(
    injected(['git-gone']),
    started('a'),
    { type: 'action-failed', step: 'a', cause: aCause('git-gone'), evidence: [] },
    [{ type: 'operator-decided', decision: { do: 'skip', step: 'a', reason: 'gone' } }, OPERATOR],
  );

  expect(told?.rows).toMatchObject([
    {
      seen: { at: 4000, step: 'a', proof: null },
      did: { do: 'skip' },
      over: { at: 5000, is: 'skipped' },
      tookMs: 3000,
      endedAt: null,
    },
  ]);
});

test('a fault that was over before anything showed it is missed, also where the same cause comes later', () => {
  const told = debrief(
    started('a'),
    applied('a'),
    seen('a', 'git-gone', 4000),
    injected(['git-gone']), // 5 s
    ENDED, // 6 s
    seen('a', 'git-gone', 7000),
    seen('a', 'git-gone', 8000, 2500), // a look that began while it was there
  );

  expect(told?.rows).toMatchObject([{ was: 'seen', seen: { at: 8000 }, over: null }]);
  expect(
    debrief(started('a'), applied('a'), injected(['git-gone']), ENDED, seen('a', 'git-gone', 7000)),
  ).toMatchObject({ rows: [{ was: 'missed', seen: null, toSeeMs: null, tookMs: null }] });
});

test('a milestone that is lost shows a fault, and one that holds again is how it was overcome', () => {
  const causes = ['git-gone'];
  const told = debrief(
    started('a'),
    applied('a'),
    passed('a'),
    injected(causes), // 5 s
    { type: 'milestone-lost', milestone: 'up', seen: [proof('fail', aCause('git-gone'), 5500)] },
    { type: 'milestone-held', milestone: 'up', since: 7000, seen: [] },
  );

  expect(told?.rows).toMatchObject([
    { seen: { step: 'up', at: 5500 }, over: { at: 7000, is: 'passed' } },
  ]);
});

test('a run in which nothing was to go wrong has no debrief', () => {
  expect(debriefOf(replay(book, eventsOf([RUN_STARTED])))).toBeNull();
  expect(debrief()).toEqual({ scenario: SCENARIO, rows: [], notInjected: 2 });
});
