import { expect, test, vi } from 'vitest';
import { WizardError } from '../../../src/model/error.ts';
import { aWorld } from '../../support/a-run.ts';
import { anAction, aStep } from '../../support/a-runbook.ts';
import { decisions, DONE, handled } from '../../support/handled-run.ts';

test('a step that the hands know nothing about stays open, and why is said', async () => {
  const { handle, pilot } = await handled([aStep('hand', { kind: 'manual' })], () => ({
    ok: false,
    why: 'no such page',
  }));

  await vi.waitFor(() => expect(pilot.isBusy()).toBe(false));

  expect(pilot.open()).toMatchObject([{ is: 'checklist', step: 'hand' }]);
  expect(pilot.refusals()).toMatchObject([
    {
      cause: { code: 'hands-not-able', params: { step: 'hand', why: 'no such page' } },
      exitCode: 1,
    },
  ]);
  expect(handle.steps().get('hand')).toMatchObject({ is: 'your-turn' });
});

test('what the range cannot do yet is tried again until it can', async () => {
  const world = aWorld();
  let tries = 0;

  const { handle, pilot } = await handled(
    [aStep('hand', { kind: 'manual' })],
    ({ step }) => {
      tries += 1;
      if (tries < 3) return { ok: false, why: 'not running yet' };
      world.done.add(step);
      return DONE;
    },
    { world },
  );

  expect(await handle.ended).toBe(0);
  expect(tries).toBe(3);
  expect(pilot.refusals()).toEqual([]);
});

test('a step that does not come right is looked at and done again, and left to a person in the end', async () => {
  const { handle, pilot } = await handled([aStep('never', { timeoutMs: 1 })], () => DONE, {
    world: aWorld([], ['never']),
  });

  await vi.waitFor(
    () => {
      expect(pilot.isBusy()).toBe(false);
      expect(handle.isWorking()).toBe(false);
    },
    { timeout: 20_000 },
  );

  expect(pilot.open()).toMatchObject([{ is: 'late', step: 'never' }]);
  const made = decisions(handle).filter((one) => one.endsWith('never'));
  expect(made).toHaveLength(20);
  expect(made.slice(0, 2)).toEqual(['hands check-again never', 'hands do-again never']);
});

test('what an action has failed at is done again each time: it does not come true by looking', async () => {
  const world = aWorld();
  const known = world.catalogue.actions['fake/act'];
  let tries = 0;
  const failing = anAction(async (...given) => {
    tries += 1;
    if (tries < 4 || known === undefined) throw new WizardError('not-proven', 'git-unreachable');
    return known.act(...given);
  });
  const catalogue = { ...world.catalogue, actions: { 'fake/act': failing } };

  const { handle } = await handled([aStep('fetched')], () => DONE, {
    world: { ...world, catalogue },
  });

  expect(await handle.ended).toBe(0);
  expect(decisions(handle).filter((one) => one.endsWith('fetched'))).toEqual(
    Array.from({ length: 3 }, () => 'hands do-again fetched'),
  );
});
