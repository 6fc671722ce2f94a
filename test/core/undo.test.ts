import { expect, test } from 'vitest';
import { conflictOf, dependantsOf, isUndoable, leftBy, markUndone } from '../../src/core/ledger.ts';
import { decisionsFor } from '../../src/core/needs.ts';
import { replay } from '../../src/core/reduce.ts';
import type { LedgerEntry } from '../../src/model/catalogue.ts';
import type { Fact } from '../../src/model/event.ts';
import { aCause } from '../../src/model/verdict.ts';
import { aBook, aMilestone, anExpr, aStep } from '../support/a-runbook.ts';
import { eventsOf, RUN_STARTED } from '../support/events.ts';

const book = aBook(
  [
    aStep('a'),
    aStep('b', { needs: ['a'] }),
    aStep('c', { needs: ['up'] }),
    aStep('d', { needs: ['c'], undo: { uses: 'fake/act', with: anExpr({}) } }),
    aStep('e'),
  ],
  { milestones: [aMilestone('up', { needs: ['b'] })] },
);

const entry = (name: string, uid: string): LedgerEntry => ({
  what: { kind: 'ConfigMap', name, uid },
  undo: { uses: 'kubernetes/remove', with: {} },
});
const applied = (step: string, ...created: readonly LedgerEntry[]): readonly Fact[] => [
  { type: 'step-started', step, attempt: 1, key: 'k' },
  { type: 'action-applied', step, changed: true, created, evidence: [], until: 9000 },
  { type: 'step-passed', step, seen: [] },
];
const after = (...facts: readonly Fact[]) => replay(book, eventsOf([RUN_STARTED, ...facts]));
const UNDO: readonly Fact[] = [
  { type: 'operator-decided', decision: { do: 'undo', step: 'a', value: 'a' } },
  { type: 'step-started', step: 'a', attempt: 2, key: 'k', undo: true },
];

test('the ledger knows which step left what, newest first', () => {
  const state = after(...applied('a', entry('x', '1'), entry('y', '2')), ...applied('b'));

  expect(leftBy(state, 'a').map(({ what }) => what.name)).toEqual(['y', 'x']);
  expect(leftBy(state, 'b')).toEqual([]);
});

test.each([
  ['a', 'what it left', true],
  ['b', 'nothing', false],
  ['d', 'what its runbook says', true],
  ['e', 'nothing yet', false],
])('step %s has %s to be undone', (id, _, expected) => {
  const state = after(
    ...applied('a', entry('x', '1')),
    ...applied('b'),
    ...applied('c'),
    ...applied('d'),
  );
  const step = book.steps.get(id) ?? aBook([aStep(id)]).steps.get(id);

  expect(step === undefined ? undefined : isUndoable(state, step)).toBe(expected);
});

test('of two of one name the newest is marked', () => {
  const rows = [
    { ...entry('x', '1'), step: 'a' },
    { ...entry('x', '1'), step: 'a' },
    { ...entry('x', '1'), step: 'b' },
  ];

  const marked = markUndone(rows, 'a', [{ kind: 'ConfigMap', name: 'x', uid: '1' }], 7);

  expect(marked.map(({ undoneAt }) => undoneAt)).toEqual([undefined, 7, undefined]);
});

test('what rests on a step is found through steps and milestones', () => {
  expect(dependantsOf(book, 'a')).toEqual(['b', 'c', 'd']);
  expect(dependantsOf(book, 'd')).toEqual([]);
});

test('with the last thing gone the step rests, what it did is marked, and what passed on it is stale', () => {
  const state = after(
    ...applied('a', entry('x', '1'), entry('y', '2')),
    ...applied('b'),
    ...applied('e'),
    ...UNDO,
    {
      type: 'step-undone',
      step: 'a',
      undone: [entry('y', '2').what],
      changed: true,
      evidence: [],
      left: 1,
    },
  );
  expect(state.steps['a']?.state).toEqual({ is: 'acting', attempt: 2, key: 'k', undo: true });

  const last = { undone: [entry('x', '1').what], changed: true, evidence: [], left: 0 } as const;
  const end = replay(book, eventsOf([{ type: 'step-undone', step: 'a', ...last }]), state);

  expect(end.steps['a']).toMatchObject({ state: { is: 'ready' }, undo: 'done', attempts: 2 });
  expect(end.ledger.every(({ undoneAt }) => undoneAt !== undefined)).toBe(true);
  expect([end.steps['b']?.state, end.steps['e']?.state.is]).toEqual([
    { is: 'stale', why: 'regressed' },
    'passed',
  ]);
});

test('a run that dies while it undoes is in doubt about the undo', () => {
  const tool = { version: '0', build: '', node: '' };
  const state = after(...applied('a', entry('x', '1')), ...UNDO, {
    type: 'run-resumed',
    tool,
    torn: false,
  });

  expect(state.steps['a']).toMatchObject({
    state: { is: 'in-doubt', attempt: 2, undo: true },
    undo: null,
  });
});

test('what can be decided goes by what was left, by whose fields they are, and by who does it', () => {
  const left = after(...applied('a', entry('x', '1')));
  const failed = (code: string, params = {}) =>
    after(
      { type: 'step-started', step: 'a', attempt: 1, key: 'k' },
      { type: 'action-failed', step: 'a', cause: aCause(code, params), evidence: [] },
    );
  const a = book.steps.get('a');
  if (a === undefined) throw new Error('no step a');
  const of = (state: typeof left) =>
    decisionsFor(a, state.steps['a']?.state ?? { is: 'ready' }, state);

  expect(of(left)).toEqual(['undo']);
  expect(of(failed('api-conflict', { managers: 'helm', conflict: 'c' }))).toContain('take-over');
  expect(of(failed('api-conflict', { managers: 'helm' }))).not.toContain('take-over');
  expect(of(failed('api-forbidden'))).not.toContain('take-over');
});

test('a conflict that was recorded without its digest is not known well enough to be taken over', () => {
  const params = { kind: 'Secret', name: 'prod/x', managers: 'helm', fields: '.data' };

  expect(conflictOf(aCause('api-conflict', params))).toBeUndefined();
  expect(conflictOf(aCause('api-conflict', { ...params, conflict: 'c' }))).toEqual({
    ...params,
    conflict: 'c',
  });
});
