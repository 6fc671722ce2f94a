import { expect, test, vi } from 'vitest';
import { WizardError } from '../../src/model/error.ts';
import { aStep, aText, computed } from '../support/a-runbook.ts';
import { aRun, aWorld, is } from '../support/a-world.ts';

test('an assertion that cannot be evaluated is unknown, and the run goes on', async () => {
  const assert = computed([], () => {
    throw new WizardError('faulty-file', 'expression-failed', {});
  });
  const proofs = [{ is: 'assert', assert, says: aText('It fits.') }] as const;
  const { handle } = await aRun([aStep('a', { kind: 'check', proofs })], aWorld());

  await vi.waitFor(() => expect(is(handle, 'a')).toBe('late'));
  expect(handle.state().steps['a']?.seen).toMatchObject([
    { found: { verdict: 'unknown', cause: { code: 'expression-failed' } } },
  ]);
  await handle.stop('interrupted');
});
