import { expect } from 'vitest';
import type { Catalogue } from '../../src/model/catalogue.ts';
import { aFollower } from './a-follower.ts';
import { anAction, aProof, aStep } from './a-runbook.ts';
import { aRun, decided, is } from './a-world.ts';
import { handClock, settled } from './hand-clock.ts';

/** A run that proves one step by a probe that can be followed: its action was just applied. */
export async function proving(
  follower = aFollower(),
  more: { probes?: Catalogue['probes']; proofs?: readonly ReturnType<typeof aProof>[] } = {},
) {
  const clock = handClock();
  const probes = { 'fake/live': follower.probe, ...more.probes };
  const catalogue: Catalogue = { probes, actions: { 'fake/act': anAction() } };
  const step = aStep('a', { proofs: more.proofs ?? [aProof('fake/live')] });
  const { handle, ports } = await aRun([step], { catalogue }, { clock });
  await decided(handle, [{ do: 'go', step: null, value: 'main' }]);
  await settled();
  expect(is(handle, 'a')).toBe('proving');
  return { handle, ports, clock, follower };
}
