import { expect, test } from 'vitest';
import { replay } from '../../src/core/reduce.ts';
import { autopilot } from '../../src/frontend/decider.ts';
import type { Fact } from '../../src/model/event.ts';
import type { Report } from '../../src/model/report.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { texts } from '../../src/text/index.ts';
import { ACTORS, anAnswers, aRun, aWorld } from '../support/a-run.ts';
import { aBook, aMilestone, aProof, aStep } from '../support/a-runbook.ts';
import { eventsOf, RUN_STARTED } from '../support/events.ts';
import { aHolder } from '../support/fake-lease.ts';

const NO_LISTS = { failed: [], late: [], 'in-doubt': [] } as const;
const CHAIN = { head: 'f'.repeat(64), lines: 12, intact: true };

async function reported(): Promise<Report> {
  const world = aWorld(['']);
  const steps = [
    aStep('made', { ref: '1.1' }),
    aStep('never', { ref: '1.2', timeoutMs: 20, needs: ['made'] }),
  ];
  const { handle, ports } = await aRun(steps, {
    world: { ...world, ...aWorld([''], ['never']) },
    milestones: [aMilestone('restored', { needs: ['made'], proofs: [aProof()] })],
  });
  autopilot({
    handle,
    answers: anAnswers({
      go: 'all',
      steps: {
        never: { on: { ...NO_LISTS, late: [{ do: 'skip', reason: 'the vendor sleeps' }] } },
      },
    }),
    auto: false,
    actors: ACTORS,
  });
  await handle.ended;
  return buildReport({
    book: handle.book,
    state: handle.state(),
    chain: CHAIN,
    catalogue: ports.catalogue,
    texts: texts('en'),
  });
}

test('a report has every key of its shape, with what the journal says', async () => {
  const report = await reported();

  expect(report).toMatchObject({
    apiVersion: 'dr-wizard/v1',
    kind: 'Report',
    run: 'a'.repeat(12),
    mode: 'incident',
    proven: false,
    exitCode: 1,
    runbook: { id: 'test', sha256: '0' },
    target: null,
    lost: null,
    outageStartedAt: '1970-01-01T00:16:00.000Z',
    rtoMs: null,
    chain: CHAIN,
    ledger: [],
    milestones: [
      { id: 'restored', rtaMs: expect.any(Number), heldSince: expect.stringMatching(/Z$/) },
    ],
  });
  expect(Object.keys(report)).toEqual([
    'apiVersion',
    'kind',
    'run',
    'mode',
    'proven',
    'exitCode',
    'tool',
    'runbook',
    'site',
    'target',
    'lost',
    'startedAt',
    'finishedAt',
    'outageStartedAt',
    'rtoMs',
    'milestones',
    'counts',
    'steps',
    'values',
    'decisions',
    'debt',
    'ledger',
    'chain',
  ]);
});

test('each step has its state, times, who, and what proved it', async () => {
  const { steps, counts } = await reported();

  expect(counts).toMatchObject({ passed: 1, skipped: 1, blocked: 0 });
  expect(steps[0]).toMatchObject({
    id: 'made',
    ref: '1.1',
    section: 'main',
    state: { is: 'passed', how: 'acted' },
    attempts: 1,
    startedAt: expect.stringMatching(/^1970-01-01T00:16:4\d/),
    finishedAt: expect.stringMatching(/Z$/),
    checks: [
      {
        step: 'made',
        ref: '1.1',
        probe: 'fake/ready',
        group: 'apps',
        verdict: 'pass',
        cause: null,
        message: 'As expected.',
      },
    ],
  });
  expect(steps[1]).toMatchObject({
    state: { is: 'skipped', reason: 'the vendor sleeps' },
    by: expect.arrayContaining([ACTORS.answers]),
    checks: [{ verdict: 'wait', message: 'not-yet', cause: { code: 'not-yet' } }],
  });
});

test('a skip is owed, and stands among the decisions with its reason and its file', async () => {
  const { debt, decisions } = await reported();

  expect(debt).toMatchObject([{ step: 'never', cause: { code: 'debt-skipped' } }]);
  expect(decisions.at(-1)).toEqual({
    do: 'skip',
    step: 'never',
    reason: 'the vendor sleeps',
    at: expect.stringMatching(/Z$/),
    by: ACTORS.answers,
  });
});

test('who else was at work on the cluster stands in it, with what was decided and when', () => {
  const book = aBook([aStep('pin', { kind: 'pin' })]);
  const holder = aHolder();
  const value = { choose: 'without', holder: holder.identity };
  const facts: readonly Fact[] = [
    RUN_STARTED,
    { type: 'lease-changed', lease: { is: 'other', holder } },
    { type: 'operator-decided', decision: { do: 'lease', step: null, value } },
  ];
  const state = replay(book, eventsOf(facts));
  const source = { book, chain: CHAIN, catalogue: { probes: {} }, texts: texts('en') };
  const report = buildReport({ ...source, state });

  expect(report.lease).toEqual([
    { is: 'other', holder, decided: 'without', at: '1970-01-01T00:00:02.000Z' },
  ]);
  expect(report.debt).toMatchObject([{ step: 'pin', cause: { code: 'lease-shared' } }]);
  expect(buildReport({ ...source, state: replay(book, eventsOf([RUN_STARTED])) }).lease).toBe(
    undefined,
  );
});
