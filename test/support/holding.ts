import type { Catalogue, ProbeResult } from '../../src/model/catalogue.ts';
import type { Progress } from '../../src/model/verdict.ts';
import { aFollower, waiting } from './a-follower.ts';
import { aMilestone, aProbe, aProof, aStep, passing } from './a-runbook.ts';
import { aRun, types } from './a-world.ts';
import { handClock, settled } from './hand-clock.ts';

export const HOLD_MS = 60_000;

/** A milestone that needs the required step `a`, is proven by a probe that follows, and holds from now on. */
export async function holding(first: ProbeResult = passing()) {
  const clock = handClock();
  const follower = aFollower({ look: () => first });
  let step: ProbeResult = passing();
  const probes = {
    'fake/live': follower.probe,
    'fake/step': { ...aProbe(async () => step), everyMs: 2000 },
  };
  const catalogue: Catalogue = { probes, actions: {} };
  const milestone = aMilestone('up', {
    needs: ['a'],
    holdMs: HOLD_MS,
    proofs: [aProof('fake/live')],
  });
  const steps = [
    aStep('a', { kind: 'check', required: true, proofs: [aProof('fake/step')] }),
    // Keeps the run open.
    aStep('b', { kind: 'manual', proofs: [aProof('fake/never')] }),
  ];
  const never = { ...aProbe(async () => waiting()), everyMs: 2000 };
  const { handle, ports } = await aRun(
    steps,
    { catalogue: { ...catalogue, probes: { ...probes, 'fake/never': never } } },
    { clock, milestones: [milestone] },
  );
  await settled();
  const news: Progress[] = [];
  handle.news((one) => {
    if (one.step === 'up' && one.progress !== undefined) news.push(one.progress);
  });
  follower.last().say(first);
  await settled();
  return {
    handle,
    clock,
    follower,
    news,
    isHeld: () => types(ports).includes('milestone-held'),
    heldSince: () => handle.state().milestones['up']?.heldSince ?? null,
    regress: (result: ProbeResult) => void (step = result),
    leftMs: () => handle.live('up').progress?.leftMs,
  };
}
