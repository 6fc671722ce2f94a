import { expect, test } from 'vitest';
import type { Catalogue, ProbeDef } from '../../src/model/catalogue.ts';
import { WizardError } from '../../src/model/error.ts';
import { aFollower, failing, waiting } from '../support/a-follower.ts';
import { anAction, anExpr, aProbe, aProof, aStep, passing } from '../support/a-runbook.ts';
import { aRun, decided, is, types } from '../support/a-world.ts';
import { OPERATOR } from '../support/events.ts';
import { handClock, settled } from '../support/hand-clock.ts';
import { proving } from '../support/proving.ts';

test('a step passes at the instant of the news, and nothing is followed any more', async () => {
  const { handle, ports, clock, follower } = await proving();
  follower.last().say(waiting());
  await clock.pass(30_000);
  const from = clock.mono();
  follower.last().say(passing());

  expect(await handle.ended).toBe(0);
  expect(clock.mono()).toBe(from);
  expect(types(ports)).toContain('step-passed');
  expect(follower.open()).toBe(0);
});

test('nothing is followed before the action was applied, so no result of before it counts', async () => {
  const follower = aFollower();
  const open: number[] = [];
  const act = anAction(async () => {
    open.push(follower.open());
    return { changed: true, created: [], evidence: [] };
  });
  const clock = handClock();
  const catalogue = { probes: { 'fake/live': follower.probe }, actions: { 'fake/act': act } };
  const step = aStep('a', { proofs: [aProof('fake/live')] });
  const { handle, ports } = await aRun([step], { catalogue }, { clock });
  await decided(handle, [{ do: 'go', step: null, value: 'main' }]);
  await settled();
  const first = follower.last();
  first.say(waiting());
  await clock.pass(60_000 + 2000);
  expect(is(handle, 'a')).toBe('late');

  const again = handle.decide({ do: 'do-again', step: 'a' }, OPERATOR);
  first.say(passing());
  await again;
  await settled();

  expect(open).toEqual([0, 0]);
  expect(first.isClosed).toBe(true);
  expect(follower.open()).toBe(1);
  expect(is(handle, 'a')).toBe('proving');
  expect(types(ports)).not.toContain('step-passed');
});

test('a step that is skipped while it is proven is followed no more', async () => {
  const { handle, follower } = await proving();
  follower.last().say(waiting());
  await settled();

  await decided(handle, [{ do: 'skip', step: 'a', reason: 'later' }]);
  await settled();

  expect(follower.open()).toBe(0);
});

test('a run that is stopped follows nothing any more', async () => {
  const { handle, follower } = await proving();
  follower.last().say(waiting());
  await settled();

  await handle.stop('interrupted');
  await settled();

  expect(follower.open()).toBe(0);
});

test('time is up also where a follow has nothing to tell', async () => {
  const { handle, clock, follower } = await proving();
  follower.last().say(waiting());
  await clock.pass(61_000);
  expect(is(handle, 'a')).toBe('proving');
  await clock.pass(2000);
  expect(is(handle, 'a')).toBe('late');

  follower.last().say(passing());

  expect(await handle.ended).toBe(0);
});

test('a pass that rests on what a follow said long ago is asked once more', async () => {
  const other = aFollower();
  const proofs = [aProof('fake/live'), aProof('fake/other')];
  const probes = { 'fake/other': other.probe };
  const { handle, clock, follower } = await proving(aFollower(), { probes, proofs });
  const looks = follower.looks.count;
  follower.last().say(passing());
  other.last().say(waiting());
  await clock.pass(30_000);

  other.last().say(passing());
  await clock.pass(100);

  expect(follower.looks.count).toBe(looks + 1);
  expect(is(handle, 'a')).toBe('proving');
  follower.last().say(passing());
  other.last().say(passing());

  expect(await handle.ended).toBe(0);
});

test('a failure that a follow only passed by ends nothing', async () => {
  const { handle, ports, follower } = await proving();
  follower.last().say(failing());
  await settled();
  expect(is(handle, 'a')).toBe('proving');
  follower.last().say(passing());

  expect(await handle.ended).toBe(0);
  expect(types(ports)).not.toContain('step-failed');
});

test('a failure is over where a follow says so while it is looked at', async () => {
  const { handle, ports, follower } = await proving();
  const answer = Promise.withResolvers<void>();
  follower.looks.say = () => answer.promise.then(() => failing());
  follower.last().say(failing());
  await settled();
  follower.last().say(waiting());
  await settled();
  answer.resolve();
  await settled();
  expect(is(handle, 'a')).toBe('proving');
  follower.last().say(passing());

  expect(await handle.ended).toBe(0);
  expect(types(ports)).not.toContain('step-failed');
});

test('a failure that is still there when it is looked at ends the proving', async () => {
  const follower = aFollower();
  const { handle, clock } = await proving(follower);
  follower.looks.say = () => failing();
  follower.last().say(failing());
  await clock.pass(100);

  expect(is(handle, 'a')).toBe('failed');
  expect(follower.open()).toBe(0);
});

test('asked to check again it looks at once', async () => {
  const { handle, clock, follower } = await proving();
  follower.last().say(waiting());
  await clock.pass(63_000);
  const from = clock.mono();
  follower.looks.say = () => passing();

  await decided(handle, [{ do: 'check-again', step: 'a' }]);

  expect(await handle.ended).toBe(0);
  expect(clock.mono()).toBe(from);
});

test('a target that is lost while it is followed stops the clock, and is followed again', async () => {
  const gone = { is: false };
  const unreachable = () => new WizardError('cluster-unreachable', 'api-reset', {});
  const raw = async () => {
    if (gone.is) throw unreachable();
    return { status: 200, body: 'ok' };
  };
  const follower = aFollower();
  const clock = handClock();
  const catalogue = { probes: { 'fake/live': follower.probe }, actions: {} };
  const step = aStep('a', { kind: 'check', proofs: [aProof('fake/live')] });
  const { handle, ports } = await aRun([step], { catalogue }, { clock, raw });
  await settled();
  follower.last().say(waiting());
  await settled();
  gone.is = true;
  follower.last().throws(unreachable());
  await clock.pass(600_000);
  expect(is(handle, 'a')).toBe('proving');
  expect(follower.follows).toHaveLength(1);

  gone.is = false;
  await clock.pass(2000);
  expect(follower.follows).toHaveLength(2);
  follower.last().say(passing());

  expect(await handle.ended).toBe(0);
  expect(types(ports)).not.toContain('step-late');
});

test('a run can be stopped while its target is lost', async () => {
  const unreachable = async () => {
    throw new WizardError('cluster-unreachable', 'api-reset', {});
  };
  let isGone = false;
  const look: ProbeDef['look'] = async () => (isGone ? unreachable() : passing());
  const catalogue: Catalogue = {
    probes: {
      'fake/looked-at': { ...aProbe(look), everyMs: 2000 },
      'fake/never': { ...aProbe(async () => waiting()), everyMs: 2000 },
    },
    actions: {},
  };
  const clock = handClock();
  const steps = [
    aStep('a', { kind: 'check', required: true, proofs: [aProof('fake/looked-at')] }),
    aStep('b', { kind: 'check', proofs: [aProof('fake/never', {}, anExpr({}))] }),
  ];
  const { handle } = await aRun(steps, { catalogue }, { clock, raw: unreachable });
  await settled();
  isGone = true;
  await clock.pass(130_000);

  let isStopped = false;
  void handle.stop('interrupted').then(() => (isStopped = true));
  await settled();

  expect(isStopped).toBe(true);
});
