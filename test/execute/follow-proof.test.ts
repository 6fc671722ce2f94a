import { expect, test } from 'vitest';
import { WizardError } from '../../src/model/error.ts';
import { aFollower, waiting } from '../support/a-follower.ts';
import { aProbe, passing } from '../support/a-runbook.ts';
import { aDesk, verdicts } from '../support/follow-desk.ts';
import { settled } from '../support/hand-clock.ts';

const UNREACHABLE = new WizardError('cluster-unreachable', 'api-reset', {});

test('a follow that is cut off says that it cannot tell, and is begun again when the target is back', async () => {
  const follower = aFollower();
  const desk = aDesk({ 'fake/live': follower.probe });
  const proofs = await desk.follow();
  follower.last().say(passing());
  await proofs.next();
  follower.last().throws(UNREACHABLE);

  expect(await proofs.next()).toMatchObject({
    looks: [{ found: { verdict: 'unknown', cause: { code: 'api-reset' } } }],
  });
  expect(desk.isLost()).toBe(true);
  await desk.clock.pass(60_000);
  expect(follower.follows).toHaveLength(1);
  desk.comeBack();
  await settled();
  follower.last().say(passing());

  expect(follower.follows).toHaveLength(2);
  expect(verdicts(await proofs.next())).toEqual(['pass']);
});

test('one that breaks again and again is begun again later and later', async () => {
  const follower = aFollower();
  const { clock, follow } = aDesk({ 'fake/live': follower.probe });
  await follow();
  const begun: number[] = [];
  for (let times = 0; times < 6; times += 1) {
    follower.last().throws(new WizardError('forbidden', 'api-forbidden', {}));
    const known = follower.follows.length;
    const from = clock.mono();
    while (follower.follows.length === known) await clock.pass(500);
    begun.push(Math.round((clock.mono() - from) / 1000));
  }

  expect(begun).toEqual([4, 8, 16, 30, 30, 30]);
});

test('one that ends is begun again, and one that ends without a word is looked at', async () => {
  const follower = aFollower();
  const { clock, follow } = aDesk({ 'fake/live': follower.probe });
  const proofs = await follow();
  follower.last().ends();
  expect(verdicts(await proofs.next())).toEqual(['wait']);
  expect(follower.looks.count).toBe(1);

  await clock.pass(10_000);
  follower.last().say(passing());
  await settled();

  expect(follower.follows).toHaveLength(2);
  expect(verdicts(await proofs.next())).toEqual(['pass']);
});

test('a bug in a follow goes up', async () => {
  const follower = aFollower();
  const { follow } = aDesk({ 'fake/live': follower.probe });
  const proofs = await follow();
  follower.last().say(waiting());
  await proofs.next();
  follower.last().throws(new TypeError('a bug'));

  await expect(proofs.next()).rejects.toThrow('a bug');
});

test('how fast it goes is reckoned anew without news of the cluster: what stands is as old as before', async () => {
  const follower = aFollower();
  const { clock, follow } = aDesk({ 'fake/live': follower.probe });
  const proofs = await follow();
  const after = async (done: number, perMinute: number) => {
    follower.last().say({ ...passing(), progress: { done, of: 9, unit: 'pods', perMinute } });
    await settled();
    const { looks } = await proofs.next();
    const [look] = looks;
    const told = look === undefined ? undefined : look.at + look.durationMs;
    await clock.pass(5000);
    return told;
  };

  const first = await after(3, 20);

  expect(await after(3, 10)).toBe(first);
  expect(await after(4, 10)).toBe((first ?? 0) + 10_000);
});

test('a follow takes a place among the looks only until its first result', async () => {
  const [one, other] = [aFollower(), aFollower()];
  const target = { needsTarget: true };
  const { follow } = aDesk({
    'fake/one': { ...one.probe, ...target },
    'fake/other': { ...other.probe, ...target },
  });
  const proofs = await follow();
  await settled();
  expect([one.follows.length, other.follows.length]).toEqual([1, 0]);
  one.last().say(passing());
  await settled();
  other.last().say(passing());

  expect(verdicts(await proofs.next())).toEqual(['pass', 'pass']);
  expect([one.open(), other.open()]).toEqual([1, 1]);
});

test('what cannot be followed is looked at again soon at first, then turn by turn', async () => {
  const looks: number[] = [];
  const probe = aProbe(async () => {
    looks.push(clock.mono() - from);
    return looks.length < 6 ? waiting() : passing();
  });
  const { clock, follow } = aDesk({ 'fake/looked-at': { ...probe, everyMs: 2000 } });
  const from = clock.mono();
  const proofs = await follow();
  expect(verdicts(await proofs.next())).toEqual(['wait']);
  let last: string[] = [];
  const listen = async () => {
    while (last[0] !== 'pass') last = verdicts(await proofs.next());
  };
  const listening = listen();
  await clock.pass(7500);
  await listening;

  expect(looks).toEqual([0, 500, 1500, 3500, 5500, 7500]);
});

test('what passes is looked at turn by turn', async () => {
  const looks: number[] = [];
  const probe = aProbe(async () => {
    looks.push(clock.mono() - from);
    return passing();
  });
  const { clock, follow } = aDesk({ 'fake/looked-at': { ...probe, everyMs: 2000 } });
  const from = clock.mono();
  await follow();
  await clock.pass(4000);

  expect(looks).toEqual([0, 2000, 4000]);
});
