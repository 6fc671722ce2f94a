import { expect, test } from 'vitest';
import { pastRunOf } from '../../src/core/past-run.ts';
import type { Fact } from '../../src/model/event.ts';
import type { StepId } from '../../src/model/runbook.ts';
import { aBook, aStep } from '../support/a-runbook.ts';
import { SECOND, timed } from '../support/a-past.ts';

const BOOK = aBook([
  aStep('make'),
  aStep('click', { kind: 'manual', needs: ['make'] }),
  aStep('look', { kind: 'check', needs: ['click'] }),
]);
const OLD = { book: BOOK, versions: new Map([...BOOK.steps.keys()].map((id) => [id, `${id} v1`])) };

function begins(step: StepId, attempt = 1): Fact {
  return { type: 'step-started', step, attempt, key: `run/${step}/${attempt}` };
}

function passes(step: StepId): Fact {
  return { type: 'step-passed', step, seen: [] };
}

function learned(facts: readonly (readonly [number, Fact])[]) {
  return pastRunOf(timed(facts), OLD)?.steps;
}

test('what the machine did counts from its start, what a person did from when it was their turn', () => {
  const steps = learned([
    [60, begins('make')],
    [70, passes('make')],
    [400, { type: 'operator-decided', decision: { do: 'done', step: 'click' } }],
    [410, passes('click')],
  ]);

  expect(steps).toEqual({
    make: { at: 70 * SECOND, tookMs: 10 * SECOND, version: 'make v1' },
    click: { at: 410 * SECOND, tookMs: 340 * SECOND, version: 'click v1' },
  });
});

test('a step that failed at first took all its attempts, and one that was proved anew took no longer', () => {
  const steps = learned([
    [10, begins('make')],
    [20, { type: 'step-failed', step: 'make', seen: [] }],
    [50, begins('make', 2)],
    [70, passes('make')],
    [900, passes('make')],
  ]);

  expect(steps?.['make']).toEqual({ at: 70 * SECOND, tookMs: 60 * SECOND, version: 'make v1' });
});

test('what the machine found already done tells nothing of whether it can do it, of a person’s step that it stands', () => {
  const facts: readonly (readonly [number, Fact])[] = [
    [10, { type: 'step-adopted', step: 'make', seen: [] }],
    [11, { type: 'step-adopted', step: 'click', seen: [] }],
    [12, { type: 'step-adopted', step: 'look', seen: [] }],
  ];
  const click = { at: 11 * SECOND, version: 'click v1', adopted: true };
  const look = { at: 12 * SECOND, tookMs: 0, version: 'look v1' };

  expect(learned(facts)).toEqual({ click: { ...click, tookMs: null }, look });
  expect(pastRunOf(timed(facts, { practice: true }), OLD)?.steps).toEqual({
    click: { ...click, tookMs: 0 },
    look,
  });
});

test('what was rehearsed, skipped or overridden was never proved, but what came after waited for it', () => {
  const steps = learned([
    [100, { type: 'operator-decided', decision: { do: 'skip', step: 'make', reason: 'no' } }],
    [130, { type: 'operator-decided', decision: { do: 'attest', step: 'click', reason: 'seen' } }],
    [140, { type: 'step-rehearsed', step: 'look' }],
  ]);

  expect(steps).toEqual({
    click: { at: 130 * SECOND, tookMs: 30 * SECOND, version: 'click v1', attested: true },
  });
});

test('the time in which the wizard was gone is nobody’s', () => {
  const steps = learned([
    [10, begins('make')],
    [3600, { type: 'run-resumed', tool: { version: '0', build: '', node: '24' }, torn: false }],
    [3605, passes('make')],
  ]);

  expect(steps?.['make']?.tookMs).toBe(5 * SECOND);
});

test('where the runbook of then cannot be read any more, only when it was proved is told', () => {
  const past = pastRunOf(timed([[70, passes('make')]]), null);

  expect(past).toEqual({
    run: 'aaaaaaaaaaaa',
    ground: 'drill',
    runbook: 'test',
    steps: { make: { at: 70 * SECOND, tookMs: null, version: null } },
  });
});

test('a run in the practice range is told from a drill on a cluster, and both from an incident', () => {
  const grounds = [timed([], { mode: 'incident' }), timed([]), timed([], { practice: true })].map(
    (events) => pastRunOf(events, OLD)?.ground,
  );

  expect(grounds).toEqual(['incident', 'drill', 'practice']);
  expect(pastRunOf([], OLD)).toBeNull();
});
