import { expect, test } from 'vitest';
import type { Catalogue, ProbeResult } from '../../src/model/catalogue.ts';
import { isObject } from '../../src/model/json.ts';
import { aFollower, waiting } from '../support/a-follower.ts';
import { aProbe, aProof, aStep, aText, computed, passing } from '../support/a-runbook.ts';
import { aRun, decided, is, textOf } from '../support/a-world.ts';
import { handClock, settled } from '../support/hand-clock.ts';

const READ_V = computed(['values.v'], ({ values }) => ({
  v: isObject(values) ? textOf(values['v']) : '',
}));

/** A required step that has passed, beside one that keeps the run open. */
async function passed() {
  const clock = handClock();
  const seen: { now: ProbeResult } = { now: passing() };
  const follower = aFollower({ look: () => seen.now });
  const catalogue: Catalogue = {
    probes: { 'fake/live': follower.probe, 'fake/never': aProbe(async () => waiting()) },
    actions: {},
  };
  const steps = [
    aStep('ask', {
      kind: 'manual',
      manual: { checklist: [], ask: [{ id: 'v', type: 'name', title: {}, optional: false }] },
      proofs: [],
      attest: aText('Told.'),
    }),
    aStep('a', {
      kind: 'check',
      needs: ['ask'],
      required: true,
      proofs: [aProof('fake/live', {}, READ_V)],
    }),
    aStep('b', { kind: 'manual', proofs: [aProof('fake/never')] }),
  ];
  const { handle } = await aRun(steps, { catalogue }, { clock });
  await decided(handle, [
    { do: 'answer', step: 'ask', value: { v: 'one' } },
    { do: 'attest', step: 'ask' },
  ]);
  await settled();
  expect(is(handle, 'a')).toBe('passed');
  return { handle, clock, follower, seen };
}

test('what has passed is looked at every minute, and not followed', async () => {
  const { handle, clock, follower, seen } = await passed();
  expect(follower.open()).toBe(0);
  const looks = follower.looks.count;
  await clock.pass(120_000);
  expect(follower.looks.count).toBe(looks + 2);

  seen.now = waiting();
  await clock.pass(60_000);
  expect(handle.steps().get('a')).toEqual({ is: 'stale', why: 'regressed' });
});

test('what has regressed is followed, and passes at the instant of the news', async () => {
  const { handle, clock, follower, seen } = await passed();
  seen.now = waiting();
  await clock.pass(60_000);
  await settled();
  follower.last().say(waiting());
  await clock.pass(30_000);
  const from = clock.mono();
  follower.last().say(passing());
  await settled();

  expect(is(handle, 'a')).toBe('passed');
  expect(clock.mono()).toBe(from);
  expect(follower.open()).toBe(0);
});

test('what passed by a value that is corrected is proven by the new one at once', async () => {
  const { handle, clock, follower, seen } = await passed();
  await clock.pass(10_000);
  seen.now = waiting();
  await decided(handle, [{ do: 'correct', step: null, value: { v: 'two' }, reason: 'typo' }]);
  await settled();

  expect(is(handle, 'a')).toBe('stale');
  expect(follower.open()).toBe(1);
  expect(follower.last().input).toEqual({ v: 'two' });
});
