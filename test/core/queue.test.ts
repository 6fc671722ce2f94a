import { expect, test } from 'vitest';
import { awaitedOf, heldUpBy, nextForPerson, queueOf } from '../../src/core/queue.ts';
import type { Need } from '../../src/model/run.ts';
import { aBook, aMilestone, aStep } from '../support/a-runbook.ts';
import { aRecord, aState, MINUTE, NOW } from '../support/fake-run.ts';

const BOOK = aBook(
  [
    aStep('keys', { expectMs: MINUTE }),
    aStep('cluster', { kind: 'manual', needs: ['keys'], expectMs: 10 * MINUTE }),
    aStep('deploy', { section: 'deploy', needs: ['cluster'], expectMs: 20 * MINUTE }),
    aStep('dns', { kind: 'manual', needs: ['deploy'], expectMs: MINUTE }),
    aStep('list', { kind: 'manual' }),
    aStep('after', { needs: ['restored', 'list'] }),
  ],
  { milestones: [aMilestone('restored', { needs: ['dns'] })] },
);
const passed = (minutes: number) =>
  aRecord({ state: { is: 'passed', how: 'acted' }, finishedAt: NOW - minutes * MINUTE });
const turn = (step: string): Need => ({ is: 'checklist', step, ask: [] });

test('what holds up most stands first, with since when', () => {
  const state = aState({ steps: { keys: passed(4) } });

  const queue = queueOf(BOOK, state, [turn('cluster'), turn('list')], ['cluster', 'deploy']);

  expect(queue).toEqual([
    { need: turn('cluster'), since: NOW - 4 * MINUTE, holdsUp: 3, onChain: true },
    { need: turn('list'), since: state.startedAt, holdsUp: 1, onChain: false },
  ]);
});

test('the order stays where another chain becomes the longest: no row moves under the cursor', () => {
  const ids = (chain: readonly string[]) =>
    queueOf(BOOK, aState(), [turn('list'), turn('keys')], chain).map(({ need }) => need.step);

  expect(ids(['list'])).toEqual(ids([]));
});

test('a go waits since the first step of its section could begin', () => {
  const state = aState({ steps: { keys: passed(9), cluster: passed(3) } });
  const go: Need = { is: 'go', step: null, section: 'deploy' };

  expect(queueOf(BOOK, state, [go], [])).toEqual([
    { need: go, since: NOW - 3 * MINUTE, holdsUp: 2, onChain: false },
  ]);
});

test('what failed waits since it failed, what is late since its time was up', () => {
  const [since, until] = [NOW - 9 * MINUTE, NOW - 2 * MINUTE];
  const at = (is: 'failed' | 'late') =>
    queueOf(
      BOOK,
      aState({ steps: { keys: aRecord({ state: { is, since, until, found: [] } }) } }),
      [{ is, step: 'keys', decisions: [] }],
      [],
    )[0]?.since;

  expect([at('failed'), at('late')]).toEqual([since, until]);
});

test('whoever is waited for is named, with since when', () => {
  const waits = aRecord({ state: { is: 'waiting-on', whom: 'netops', since: NOW - MINUTE } });

  expect(awaitedOf(BOOK, aState({ steps: { list: waits } }), [])).toEqual([
    { step: 'list', whom: 'netops', since: NOW - MINUTE, holdsUp: 1, onChain: false },
  ]);
});

test('what rests on a milestone waits for what the milestone needs', () => {
  expect([...heldUpBy(BOOK, aState(), ['dns'])]).toEqual(['after']);
});

test('the next to need a person is the one that can begin soonest', () => {
  const begun = { keys: passed(1), cluster: passed(1), list: passed(1) };
  const working = aRecord({
    state: { is: 'acting', attempt: 1, key: '' },
    startedAt: NOW - 5 * MINUTE,
  });
  const state = aState({ goes: ['main', 'deploy'], steps: { ...begun, deploy: working } });

  expect(nextForPerson(BOOK, state, { now: NOW, past: null })).toEqual({
    step: 'dns',
    inMs: 15 * MINUTE,
  });
});
