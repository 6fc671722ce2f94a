import { expect, test, vi } from 'vitest';
import type { Proof } from '../../src/model/runbook.ts';
import { WizardError } from '../../src/model/error.ts';
import { anAction, anExpr, aStep, aText } from '../support/a-runbook.ts';
import type { Decision } from '../../src/model/event.ts';
import { aRun, aWorld, decided, is, types } from '../support/a-world.ts';

const KNOWN: Proof = { is: 'assert', assert: anExpr(true), says: aText('It is told') };

const GO: readonly Decision[] = [{ do: 'go', step: null, value: 'main' }];

test('an action whose proof only compares values was adopted, and never done', async () => {
  const world = aWorld();
  const { handle, ports } = await aRun([aStep('a', { proofs: [KNOWN] })], world);
  await decided(handle, GO);

  expect(await handle.ended).toBe(0);
  expect(world.acted).toEqual(['a']);
  expect(types(ports)).not.toContain('step-adopted');
});

test('after a lost end such an action was taken for done: nobody can tell', async () => {
  const world = aWorld();
  const lost = anAction(async () => {
    throw new WizardError('not-proven', 'command-lost', {});
  });
  const catalogue = { ...world.catalogue, actions: { 'fake/act': lost } };
  const { handle } = await aRun([aStep('a', { proofs: [KNOWN] })], { catalogue });
  await decided(handle, GO);

  await vi.waitFor(() => expect(is(handle, 'a')).toBe('in-doubt'));
  await vi.waitFor(() =>
    expect(handle.steps().get('a')).toMatchObject({ is: 'in-doubt', answer: 'cannot-tell' }),
  );
  await handle.stop('interrupted');
});
