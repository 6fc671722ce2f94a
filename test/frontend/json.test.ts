import { expect, test } from 'vitest';
import { autopilot } from '../../src/frontend/decider.ts';
import { runJson } from '../../src/frontend/json.ts';
import type { Answers } from '../../src/model/answers.ts';
import { texts } from '../../src/text/index.ts';
import { ACTORS, anAnswers, aRun } from '../support/a-run.ts';
import { anAction, aProbe, aStep, passing } from '../support/a-runbook.ts';

async function streamed(answers: Answers | null) {
  let isDone = false;
  const act = anAction(async (_input, { attempt }) => {
    isDone = true;
    attempt.progress({ done: 3, of: 5, unit: 'pods' });
    attempt.output('3 of 5\n');
    return { changed: true, created: [], evidence: [] };
  });
  const probe = aProbe(async () =>
    isDone
      ? passing()
      : {
          verdict: 'wait',
          cause: null,
          others: [],
          notes: [],
          object: null,
          finds: {},
          evidence: [],
        },
  );
  const { handle, ports } = await aRun([aStep('a')], {
    catalogue: { probes: { 'fake/ready': probe }, actions: { 'fake/act': act } },
  });
  const lines: string[] = [];
  let noted = '';
  const exitCode = await runJson({
    handle,
    autopilot: autopilot({ handle, answers, auto: false, actors: ACTORS }),
    clock: ports.clock,
    write: (text) => lines.push(text),
    onInterrupt: () => () => {},
    note: { texts: texts('en'), write: (text) => (noted += text) },
  });
  return { exitCode, lines, noted, ports };
}

test('every event of the journal is one line, and progress stands between them', async () => {
  const { exitCode, lines, ports } = await streamed(anAnswers({ go: 'all' }));

  expect(exitCode).toBe(0);
  expect(lines.every((line) => line.endsWith('\n') && !line.slice(0, -1).includes('\n'))).toBe(
    true,
  );
  const all = lines.map((line): unknown => JSON.parse(line));
  expect(all.filter((one) => JSON.stringify(one).includes('"Event"'))).toEqual(
    ports.journal.events.map((event) => ({ apiVersion: 'dr-wizard/v1', kind: 'Event', ...event })),
  );
  expect(all).toContainEqual({
    apiVersion: 'dr-wizard/v1',
    kind: 'Progress',
    at: expect.any(Number),
    run: 'a'.repeat(12),
    mode: 'incident',
    step: 'a',
    progress: { done: 3, of: 5, unit: 'pods' },
  });
});

test('without answers it stops with 1, and says beside the JSON what needs a person', async () => {
  const { exitCode, lines, noted } = await streamed(null);

  expect(exitCode).toBe(1);
  expect(lines).not.toHaveLength(0);
  expect(noted).toContain('the start of the outage (outageStarted)');
});
