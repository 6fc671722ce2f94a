import { expect, test } from 'vitest';
import { leftBy } from '../../src/core/ledger.ts';
import { needsOf } from '../../src/core/needs.ts';
import { isDone } from '../../src/core/plan.ts';
import { replay } from '../../src/core/reduce.ts';
import type { LedgerEntry } from '../../src/model/catalogue.ts';
import type { Fact } from '../../src/model/event.ts';
import { aCause } from '../../src/model/verdict.ts';
import { aBook, aMilestone, aStep } from '../support/a-runbook.ts';
import { eventsOf, RUN_STARTED } from '../support/events.ts';

const book = aBook(
  [
    aStep('a'),
    aStep('b', { needs: ['up'] }),
    aStep('word', { kind: 'manual', proofs: [], attest: {}, needs: ['b'] }),
  ],
  { milestones: [aMilestone('up', { needs: ['a'] })] },
);
const entry = (name: string, uid?: string): LedgerEntry => ({
  what: { kind: 'ConfigMap', name, ...(uid === undefined ? {} : { uid }) },
  undo: { uses: 'kubernetes/remove', with: { name } },
});
const after = (...facts: readonly Fact[]) => replay(book, eventsOf([RUN_STARTED, ...facts]));
const started = (step: string, attempt = 1): Fact => ({
  type: 'step-started',
  step,
  attempt,
  key: 'k',
});
const applied = (step: string, ...created: readonly LedgerEntry[]): Fact => ({
  type: 'action-applied',
  step,
  changed: true,
  created,
  evidence: [],
  until: 9000,
});
const failed: Fact = {
  type: 'action-failed',
  step: 'a',
  cause: aCause('api-forbidden'),
  evidence: [],
};
const UNDOING: Fact = { type: 'step-started', step: 'a', attempt: 2, key: 'k', undo: true };
const again: Fact = { type: 'operator-decided', decision: { do: 'do-again', step: 'a' } };
const names = (state: ReturnType<typeof after>) => leftBy(state, 'a').map(({ what }) => what.name);

test.each([
  ['with a UID', entry('x', '1')],
  ['without one', entry('x')],
])('what an interrupted action tells twice stands once in the ledger, %s', (_, one) => {
  const state = after(started('a'), applied('a', one), started('b'), applied('b', one));

  expect(state.ledger).toEqual([{ ...one, step: 'a' }]);
});

test('one that was made anew after it was undone is another row', () => {
  const undone: readonly Fact[] = [
    { type: 'operator-decided', decision: { do: 'undo', step: 'a', value: 'x' } },
    UNDOING,
    {
      type: 'step-undone',
      step: 'a',
      undone: [entry('x').what],
      changed: true,
      evidence: [],
      left: 0,
    },
  ];
  const state = after(
    started('a'),
    applied('a', entry('x')),
    ...undone,
    again,
    started('a', 3),
    applied('a', entry('x')),
  );

  expect(state.ledger.map(({ undoneAt }) => undoneAt === undefined)).toEqual([false, true]);
});

test('what was made before the action failed, or the wizard died, is left to be undone', () => {
  const made: Fact = { type: 'thing-created', step: 'a', entry: entry('x', '1') };
  const tool = { version: '0', build: '', node: '' };

  expect(names(after(started('a'), made, failed))).toEqual(['x']);
  expect(names(after(started('a'), made, { type: 'run-resumed', tool, torn: false }))).toEqual([
    'x',
  ]);
});

test('how the action itself says that it is undone stands in place of what was told on the way', () => {
  const better: LedgerEntry = { ...entry('x', '1'), undo: { byHand: { en: 'Ask.' } } };
  const made: Fact = { type: 'thing-created', step: 'a', entry: entry('x', '1') };

  expect(after(started('a'), made, applied('a', better)).ledger).toEqual([
    { ...better, step: 'a' },
  ]);
});

const ALL: readonly Fact[] = [
  { type: 'value-found', step: null, name: 'run.outageStarted', value: 1, source: 'operator' },
  { type: 'lost-cluster-recorded', lost: null, context: null },
  started('a'),
  applied('a', entry('x', '1')),
  { type: 'step-passed', step: 'a', seen: [] },
  { type: 'milestone-held', milestone: 'up', since: 5, seen: [] },
  started('b'),
  applied('b'),
  { type: 'step-passed', step: 'b', seen: [] },
  { type: 'operator-decided', decision: { do: 'attest', step: 'word', reason: 'seen' } },
];
const WANTED: Fact = { type: 'operator-decided', decision: { do: 'undo', step: 'a', value: 'x' } };

test('a run does not end over an undo that still waits for the cluster', () => {
  expect(isDone(book, after(...ALL))).toBe(true);
  expect(isDone(book, after(...ALL, WANTED))).toBe(false);
});

test('no milestone is held, and no word stands, that rested on what was undone', () => {
  const state = after(...ALL, WANTED, UNDOING, {
    type: 'step-undone',
    step: 'a',
    undone: [entry('x', '1').what],
    changed: true,
    evidence: [],
    left: 0,
  });

  expect(state.milestones['up']).toMatchObject({ heldSince: null, rtaMs: null });
  expect(state.steps['b']?.state).toEqual({ is: 'stale', why: 'regressed' });
  expect(state.steps['word']?.state).toEqual({ is: 'stale', why: 'regressed' });
});

test('after a kill nothing is asked about a step whose undo was decided', () => {
  const context = {
    lookedFirst: () => true,
    atRisk: () => 'x',
    secrets: [],
    troubled: [],
  };
  const asked = (...facts: readonly Fact[]) =>
    needsOf(book, after(...ALL.slice(0, 2), started('a'), failed, ...facts), context).map(
      ({ step }) => step,
    );

  expect(asked()).toContain('a');
  expect(asked(WANTED)).not.toContain('a');
});
