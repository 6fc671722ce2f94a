import { expect, test } from 'vitest';
import { clockOf, forecastOf } from '../../src/core/forecast.ts';
import type { Past } from '../../src/model/past.ts';
import type { RunState } from '../../src/model/state.ts';
import { aBook, aMilestone, aStep } from '../support/a-runbook.ts';
import { aPast, aPastRun, DAY, MINUTE, proved } from '../support/a-past.ts';
import { aRecord, aState, NOW } from '../support/fake-run.ts';

const STEPS = [
  aStep('keys', { expectMs: MINUTE }),
  aStep('cluster', { kind: 'manual', needs: ['keys'], expectMs: 10 * MINUTE }),
  aStep('helm', { needs: ['keys'], expectMs: 2 * MINUTE }),
  aStep('deploy', { needs: ['cluster', 'helm'], expectMs: 20 * MINUTE }),
  aStep('later', { needs: ['restored'], expectMs: 60 * MINUTE }),
];
const BOOK = aBook(STEPS, {
  milestones: [aMilestone('restored', { needs: ['deploy'], holdMs: MINUTE })],
});

const passed = (at = NOW) =>
  aRecord({ state: { is: 'passed', how: 'acted' }, startedAt: at, finishedAt: at });

function forecast(
  steps: RunState['steps'],
  {
    past = null,
    book = BOOK,
    leftOf,
    ...more
  }: Partial<RunState> & {
    readonly past?: Past | null;
    readonly book?: typeof BOOK;
    readonly leftOf?: (step: string) => number | undefined;
  } = {},
) {
  const state = aState({ goes: ['*'], steps, ...more });
  return forecastOf(book, state, { now: NOW, past, ...(leftOf === undefined ? {} : { leftOf }) });
}

test('what is left is the longest chain of needs to the milestone, a person’s steps too', () => {
  expect(forecast({})).toEqual({
    leftMs: 31 * MINUTE,
    isLeast: false,
    chain: ['keys', 'cluster', 'deploy'],
  });
});

test('what is done counts no more, whatever it needed', () => {
  expect(forecast({ keys: passed() })?.leftMs).toBe(30 * MINUTE);
  expect(forecast({ cluster: passed() })).toMatchObject({
    leftMs: 23 * MINUTE,
    chain: ['keys', 'helm', 'deploy'],
  });
});

test.each(['acting', 'proving', 'late'] as const)('a step that is %s counts what remains', (is) => {
  const state =
    is === 'acting'
      ? ({ is, attempt: 1, key: '' } as const)
      : ({ is, since: NOW - MINUTE, until: NOW, found: [] } as const);
  const begun = (ms: number) =>
    forecast({
      keys: passed(),
      cluster: passed(),
      helm: passed(),
      deploy: aRecord({ state, startedAt: NOW - ms }),
    })?.leftMs;

  expect([begun(5 * MINUTE), begun(25 * MINUTE)]).toEqual([15 * MINUTE, 0]);
});

test('a person is at work since it was their turn', () => {
  const turn = forecast({ keys: passed(NOW - 4 * MINUTE), helm: passed() });

  expect(turn).toMatchObject({ leftMs: 26 * MINUTE, chain: ['cluster', 'deploy'] });
});

test('where a step at work can count what is left, that counts', () => {
  const steps = {
    keys: passed(),
    cluster: passed(),
    helm: passed(),
    deploy: aRecord({
      state: { is: 'proving', since: NOW, until: NOW, found: [] },
      startedAt: NOW,
    }),
  };

  expect(forecast(steps, { leftOf: () => 5 * MINUTE })?.leftMs).toBe(5 * MINUTE);
});

test('what has to be done again counts in full', () => {
  const steps = {
    keys: passed(),
    cluster: passed(),
    helm: passed(),
    deploy: aRecord({
      state: { is: 'failed', since: NOW, until: NOW, found: [] },
      startedAt: NOW - 15 * MINUTE,
    }),
  };

  expect(forecast(steps)?.leftMs).toBe(20 * MINUTE);
});

test('medians of this machine go before what the runbook expects', () => {
  const at = NOW - DAY;
  const past = aPast(
    STEPS.map(({ id }) => id),
    [
      aPastRun('aa', 'drill', { cluster: proved(at, MINUTE), helm: proved(at, 40 * MINUTE) }),
      aPastRun('bb', 'drill', { cluster: proved(at, 3 * MINUTE) }),
      aPastRun('cc', 'practice', { deploy: proved(at, 1000) }),
    ],
  );

  expect(forecast({}, { past })).toMatchObject({
    leftMs: 61 * MINUTE,
    chain: ['keys', 'helm', 'deploy'],
  });
  expect(forecast({}, { past, mode: 'drill', practice: true })?.leftMs).toBe(11 * MINUTE + 1000);
});

test('where nobody knows how long a step takes the rest is the least, and where nobody knows of any there is none', () => {
  const unsure = aBook(
    [aStep('keys'), aStep('deploy', { needs: ['keys'], expectMs: 20 * MINUTE })],
    { milestones: [aMilestone('restored', { needs: ['deploy'] })] },
  );

  expect(forecast({}, { book: unsure })).toMatchObject({ leftMs: 20 * MINUTE, isLeast: true });
  expect(forecast({ keys: passed() }, { book: unsure })?.isLeast).toBe(false);
  expect(forecast({}, { book: aBook([aStep('keys')]) })).toBeNull();
});

test('a milestone on the way has to hold, the goal itself counts from when it began to', () => {
  const two = aBook(
    [aStep('keys', { expectMs: MINUTE }), aStep('late', { needs: ['half'], expectMs: MINUTE })],
    {
      milestones: [
        aMilestone('half', { needs: ['keys'], holdMs: 5 * MINUTE }),
        aMilestone('restored', { needs: ['late'], holdMs: 5 * MINUTE }),
      ],
    },
  );

  expect(forecast({}, { book: two })?.leftMs).toBe(7 * MINUTE);
});

test('until a branch is chosen the one that the runbook names first counts', () => {
  const book = aBook(
    [
      aStep('how', { kind: 'choice', choice: ['script', 'backup'], proofs: [], expectMs: 0 }),
      aStep('script', {
        needs: ['how'],
        branch: { choice: 'how', name: 'script' },
        expectMs: 5 * MINUTE,
      }),
      aStep('backup', {
        needs: ['how'],
        branch: { choice: 'how', name: 'backup' },
        expectMs: 9 * MINUTE,
      }),
    ],
    { milestones: [aMilestone('restored', { needs: ['how', 'script', 'backup'] })] },
  );

  const chosen = (name: string) =>
    forecast({ how: passed() }, { book, choices: { how: name } })?.leftMs;

  expect(forecast({}, { book })?.leftMs).toBe(5 * MINUTE);
  expect([chosen('script'), chosen('backup')]).toEqual([5 * MINUTE, 9 * MINUTE]);
});

test('what a drill on a cluster only rehearses takes no time, in the practice range it does', () => {
  const drill = { mode: 'drill', practice: false } as const;

  expect(forecast({}, drill)?.leftMs).toBe(0);
  expect(forecast({}, { ...drill, practice: true })?.leftMs).toBe(31 * MINUTE);
});

test('once service is back, and once the run is over, nothing is forecast', () => {
  const held = { heldSince: NOW, rtaMs: 1, skipped: null, seen: [] };

  expect(forecast({}, { milestones: { restored: held } })).toBeNull();
  expect(forecast({}, { phase: 'finished' })).toBeNull();
});

test('a runbook without a milestone is forecast to its end', () => {
  expect(forecast({}, { book: aBook(STEPS.slice(0, 4)) })?.leftMs).toBe(31 * MINUTE);
});

test('the clock says of each leg what it takes and who says so', () => {
  const steps = { keys: passed() };
  const at = NOW - DAY;
  const past = aPast(
    STEPS.map(({ id }) => id),
    [aPastRun('aa', 'drill', { deploy: proved(at, 30 * MINUTE) })],
  );

  const clock = clockOf(BOOK, aState({ goes: ['*'], steps }), { now: NOW, past });

  expect(clock?.legs).toMatchObject([
    { id: 'cluster', startMs: 0, ownMs: 10 * MINUTE, from: { is: 'expected' }, atWork: true },
    {
      id: 'deploy',
      startMs: 10 * MINUTE,
      ownMs: 30 * MINUTE,
      from: { is: 'measured', ground: 'drill', runs: 1 },
    },
  ]);
});

test('what is off the chain may be later by as much as the chain is longer', () => {
  const clock = clockOf(BOOK, aState({ goes: ['*'] }), { now: NOW, past: null });

  expect(Object.fromEntries(clock?.spare ?? [])).toEqual({
    keys: 0,
    cluster: 0,
    helm: 8 * MINUTE,
    deploy: 0,
  });
});
