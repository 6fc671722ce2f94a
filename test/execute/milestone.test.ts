import { expect, test, vi } from 'vitest';
import type { Catalogue } from '../../src/model/catalogue.ts';
import { WizardError } from '../../src/model/error.ts';
import { aMilestone, anAction, aProof, aProbe, aStep } from '../support/a-runbook.ts';
import { aRun, aWorld, decided, is, types } from '../support/a-world.ts';

test('a milestone is not held while a step it needs is being done again', async () => {
  const world = aWorld(['a']);
  const fails = anAction(async () => {
    throw new WizardError('not-proven', 'manifest-empty', {});
  });
  const catalogue: Catalogue = {
    probes: { ...world.catalogue.probes, 'fake/service': aProbe() },
    actions: { 'fake/act': fails },
  };
  const holdMs = 300_000;
  const milestone = aMilestone('m', { needs: ['a'], holdMs, proofs: [aProof('fake/service')] });
  const { handle, ports } = await aRun(
    [aStep('a', { required: true })],
    { catalogue },
    { milestones: [milestone] },
  );
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('passed'));
  world.done.delete('a');
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('stale'));

  await decided(handle, [
    { do: 'go', step: null, value: 'main' },
    { do: 'do-again', step: 'a' },
  ]);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('failed'));
  const from = ports.clock.now();
  await vi.waitFor(() => expect(ports.clock.now() - from).toBeGreaterThan(2 * holdMs));

  expect(types(ports)).not.toContain('milestone-held');
  await handle.stop('interrupted');
});

test('a drill goes past a milestone that rests on a rehearsed one, and ends', async () => {
  const steps = [aStep('a'), aStep('b', { kind: 'check', needs: ['second'] })];
  const milestones = [
    aMilestone('first', { needs: ['a'] }),
    aMilestone('second', { needs: ['first'] }),
  ];
  const { handle } = await aRun(steps, aWorld(['b']), { mode: 'drill', milestones });

  expect(await handle.ended).toBe(0);
  expect(is(handle, 'b')).toBe('passed');
});
