import { expect, test, vi } from 'vitest';
import { autopilot } from '../../src/frontend/decider.ts';
import type { Fact } from '../../src/model/event.ts';
import type { LeaseChoice } from '../../src/model/lease.ts';
import { ACTORS, anAnswers, aRun } from '../support/a-run.ts';
import { aStep } from '../support/a-runbook.ts';
import { RUN_STARTED } from '../support/events.ts';
import { aHolder } from '../support/fake-lease.ts';

const OTHER: Fact = { type: 'lease-changed', lease: { is: 'other', holder: aHolder() } };

async function piloted(lease?: LeaseChoice) {
  const { handle } = await aRun([aStep('hands', { kind: 'manual' })], {
    facts: [RUN_STARTED, OTHER],
  });
  const target = { kubeconfig: null, context: 'new', uid: null };
  const pilot = autopilot({
    handle,
    answers: anAnswers({ target: { ...target, ...(lease === undefined ? {} : { lease }) } }),
    auto: true,
    actors: ACTORS,
  });
  await vi.waitFor(() => expect(handle.state().lost).toBeNull());
  return { handle, pilot };
}

test.each(['take-over', 'without'] as const)('answers say beforehand: %s', async (choose) => {
  const { handle, pilot } = await piloted(choose);
  await vi.waitFor(() => expect(handle.state().lease).toMatchObject([{ decided: choose }]));

  expect(handle.state().decisions.at(-1)).toMatchObject({
    do: 'lease',
    value: { choose, holder: aHolder().identity },
    by: ACTORS.answers,
  });
  pilot.stop();
  await handle.stop('interrupted');
});

test('where they say nothing it is left to a person, and nothing is held up by it', async () => {
  const { handle, pilot } = await piloted();

  expect(pilot.open()).toMatchObject([{ is: 'lease' }, { is: 'checklist' }]);
  pilot.stop();
  await handle.stop('interrupted');
});
