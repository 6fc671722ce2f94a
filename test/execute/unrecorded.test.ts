import { expect, test, vi } from 'vitest';
import { WizardError } from '../../src/model/error.ts';
import { anAction, aStep } from '../support/a-runbook.ts';
import { aRun, aWorld, decided, is, types } from '../support/a-world.ts';

const FULL = new WizardError('not-proven', 'disk-full', { path: 'evidence' });

test('what an action did is never called a failure because the disk had no room for its evidence', async () => {
  const world = aWorld();
  const { handle, ports } = await aRun([aStep('a'), aStep('b')], world);
  let closed = 0;
  Object.assign(ports.journal, {
    evidence: () => Promise.reject(FULL),
    close: async () => void (closed += 1),
  });

  await decided(handle, [{ do: 'go', step: null, value: 'main' }]);

  await expect(handle.ended).rejects.toBe(FULL);
  expect(types(ports)).not.toContain('action-failed');
  expect(types(ports)).not.toContain('action-applied');
  expect(closed).toBe(1);
});

test('once something could not be recorded nothing more is started', async () => {
  const world = aWorld();
  const { handle, ports } = await aRun([aStep('a'), aStep('b', { needs: ['a'] })], world);
  Object.assign(ports.journal, { evidence: () => Promise.reject(FULL) });
  await decided(handle, [{ do: 'go', step: null, value: 'main' }]);
  await expect(handle.ended).rejects.toBe(FULL);
  const before = types(ports).length;

  await decided(handle, [{ do: 'override', step: 'a', reason: 'seen by hand' }]);

  expect(types(ports).length - before).toBe(1);
  expect(world.acted).toEqual(['a']);
});

test('what an action had done before it failed half-way is kept as evidence', async () => {
  const half = anAction(async (_input, { attempt }) => {
    attempt.output('created ConfigMap prod/app\n');
    throw new WizardError('not-proven', 'apply-conflict', {});
  });
  const catalogue = { ...aWorld().catalogue, actions: { 'fake/act': half } };
  const { handle, ports } = await aRun([aStep('a')], { catalogue });
  await decided(handle, [{ do: 'go', step: null, value: 'main' }]);

  await vi.waitFor(() => expect(is(handle, 'a')).toBe('failed'));
  expect(ports.journal.evidenceTexts).toContain('created ConfigMap prod/app\n');
});
