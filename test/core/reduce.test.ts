import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { reduce, replay } from '../../src/core/reduce.ts';
import { EMPTY_RUN } from '../../src/core/initial.ts';
import { stepState } from '../../src/core/select.ts';
import { TRANSITIONS } from '../../src/core/transitions.ts';
import type { Fact, FactWithTime, ProofSeen } from '../../src/model/event.ts';
import type { RunState, StepState } from '../../src/model/state.ts';
import { found, aCause } from '../../src/model/verdict.ts';
import { aBook, aMilestone, aProof, aStep, anExpr } from '../support/a-runbook.ts';
import { eventsOf, OPERATOR, RUN_STARTED } from '../support/events.ts';

const STEPS = ['a', 'b', 'c'] as const;
const book = aBook(
  [
    aStep('a', { proofs: [aProof('fake/ready', { address: 'ingress.external' })] }),
    aStep('b', { kind: 'manual', needs: ['a'] }),
    aStep('c', {
      needs: ['a'],
      action: { uses: 'fake/act', with: anExpr({}, ['values.ingress.external']) },
    }),
  ],
  { milestones: [aMilestone('up', { needs: ['c'] })] },
);

const seen: ProofSeen = {
  proof: 0,
  found: found('pass', null),
  evidence: [],
  at: 0,
  durationMs: 1,
};
const bad: ProofSeen = { ...seen, found: found('fail', aCause('broken')) };

const step = fc.constantFrom(...STEPS);
const decisions = [
  'done',
  'attest',
  'waiting-on',
  'check-again',
  'do-again',
  'more-time',
  'by-hand',
  'skip',
  'override',
  'start-anyway',
  'confirm',
  'tick',
  'assist',
  'undo',
  'take-over',
] as const;

const aFact: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({ type: fc.constant('step-adopted' as const), step, seen: fc.constant([seen]) }),
  fc.record({
    type: fc.constant('step-started' as const),
    step,
    attempt: fc.integer({ min: 1, max: 3 }),
    key: fc.constant('k'),
  }),
  fc.record({
    type: fc.constant('step-started' as const),
    step,
    attempt: fc.constant(4),
    key: fc.constant('k'),
    undo: fc.constant(true as const),
  }),
  fc.record({
    type: fc.constant('step-undone' as const),
    step,
    undone: fc.constant([]),
    changed: fc.boolean(),
    evidence: fc.constant([]),
    left: fc.integer({ min: 0, max: 1 }),
  }),
  fc.record({
    type: fc.constant('action-applied' as const),
    step,
    changed: fc.boolean(),
    created: fc.constant([]),
    evidence: fc.constant([]),
    until: fc.integer({ min: 0, max: 99_999 }),
  }),
  fc.record({
    type: fc.constant('action-failed' as const),
    step,
    cause: fc.constant(aCause('broken')),
    evidence: fc.constant([]),
  }),
  fc.record({
    type: fc.constant('action-in-doubt' as const),
    step,
    attempt: fc.constant(1),
    cause: fc.constant(null),
  }),
  fc.record({
    type: fc.constant('verdict-changed' as const),
    step,
    seen: fc.constantFrom(seen, bad),
    answer: fc.constantFrom('done' as const, 'partly' as const),
  }),
  fc.record({ type: fc.constant('step-passed' as const), step, seen: fc.constant([seen]) }),
  fc.record({ type: fc.constant('step-late' as const), step }),
  fc.record({ type: fc.constant('step-failed' as const), step, seen: fc.constant([bad]) }),
  fc.record({ type: fc.constant('step-rehearsed' as const), step }),
  fc.record({
    type: fc.constant('value-found' as const),
    step: fc.constant('a'),
    name: fc.constant('ingress.external'),
    value: fc.constantFrom('192.0.2.1', '192.0.2.2'),
    source: fc.constant('probe'),
  }),
  fc.record({
    type: fc.constant('operator-decided' as const),
    decision: fc.record({ do: fc.constantFrom(...decisions), step, reason: fc.constant('why') }),
    until: fc.integer({ min: 0, max: 99_999 }),
  }),
  fc.record({ type: fc.constant('go-given' as const), section: fc.constant('main') }),
  fc.constant<Fact>({
    type: 'milestone-held',
    milestone: 'up',
    since: 5,
    seen: [seen],
  }),
  fc.constant<Fact>({
    type: 'run-resumed',
    tool: { version: '0', build: '', node: '' },
    torn: false,
  }),
  fc.constant<Fact>({ type: 'run-finished', why: 'done', exitCode: 0 }),
);

/** Keeps the events that the core takes: what it refuses is never written to a journal. */
function taken(facts: readonly Fact[]): readonly FactWithTime[] {
  let state = EMPTY_RUN;
  const kept: FactWithTime[] = [];
  for (const event of eventsOf([RUN_STARTED, ...facts])) {
    try {
      state = reduce(book, state, event);
      kept.push(event);
    } catch {
      continue;
    }
  }
  return kept;
}

const aHistory = fc.array(aFact, { maxLength: 40 }).map(taken);

test('the replay of any prefix followed by the rest equals the replay of the whole', () => {
  fc.assert(
    fc.property(aHistory, fc.nat(), (events, cut) => {
      const at = cut % (events.length + 1);
      const state = replay(book, events.slice(at), replay(book, events.slice(0, at)));

      expect(state).toEqual(replay(book, events));
    }),
    { numRuns: 500 },
  );
});

test('no sequence of events takes a step along a way that is not in the table', () => {
  const ways = new Set(TRANSITIONS.flatMap((row) => row.from.map((from) => `${from} ${row.to}`)));
  fc.assert(
    fc.property(aHistory, (events) => {
      let state: RunState = EMPTY_RUN;
      for (const event of events) {
        const next = reduce(book, state, event);
        for (const id of STEPS) {
          const [from, to] = [recorded(state, id), recorded(next, id)];
          const derived: readonly StepState['is'][] =
            from === 'ready' ? ['ready', 'your-turn', 'blocked'] : [from];
          const isKnown = from === to || derived.some((one) => ways.has(`${one} ${to}`));
          expect(isKnown, `${from} to ${to}`).toBe(true);
        }
        state = next;
      }
    }),
    { numRuns: 500 },
  );
});

test('a finished run stays finished, whatever comes after', () => {
  fc.assert(
    fc.property(aHistory, fc.array(aFact, { maxLength: 10 }), (events, more) => {
      const finished = replay(book, [
        ...events,
        ...eventsOf([{ type: 'run-finished', why: 'done', exitCode: 0 }]),
      ]);

      const after = eventsOf(more).reduce((state, event) => reduce(book, state, event), finished);

      expect(after).toEqual(finished);
    }),
  );
});

test('an action is applied before it is passed', () => {
  const events = eventsOf([
    RUN_STARTED,
    { type: 'step-started', step: 'a', attempt: 1, key: 'k' },
    { type: 'step-passed', step: 'a', seen: [seen] },
  ]);

  expect(() => replay(book, events)).toThrow('a: acting to passed by step-passed');
});

test('what was acting when the wizard died is in doubt after the resume', () => {
  const state = replay(
    book,
    eventsOf([
      RUN_STARTED,
      { type: 'step-started', step: 'a', attempt: 1, key: 'k' },
      { type: 'run-resumed', tool: { version: '0', build: '', node: '' }, torn: false },
    ]),
  );

  expect(stepState(book, state, 'a')).toEqual({ is: 'in-doubt', attempt: 1 });
});

test('a value that changes makes stale what passed by reading it', () => {
  const value = { type: 'value-found', step: 'a', name: 'ingress.external', source: 'p' } as const;
  const state = replay(
    book,
    eventsOf([
      RUN_STARTED,
      { ...value, value: '192.0.2.1' },
      { type: 'step-adopted', step: 'a', seen: [seen] },
      { type: 'step-adopted', step: 'c', seen: [seen] },
      { ...value, value: '192.0.2.1' },
      { ...value, value: '192.0.2.9' },
    ]),
  );

  expect(stepState(book, state, 'c')).toEqual({ is: 'stale', why: 'value-changed' });
  expect(state.values['ingress.external']?.revision).toBe(2);
});

test('a skip taken back is ready again, and the decision stays in the record', () => {
  const state = replay(
    book,
    eventsOf([
      RUN_STARTED,
      [{ type: 'operator-decided', decision: { do: 'skip', step: 'a', reason: 'no' } }, OPERATOR],
      [{ type: 'operator-decided', decision: { do: 'do-again', step: 'a' } }, OPERATOR],
    ]),
  );

  expect(stepState(book, state, 'a')).toEqual({ is: 'ready' });
  expect(state.decisions.map((one) => one.do)).toEqual(['skip', 'do-again']);
});

function recorded(state: RunState, id: string): StepState['is'] {
  return state.steps[id]?.state.is ?? 'ready';
}
