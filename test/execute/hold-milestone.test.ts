import { expect, test } from 'vitest';
import { WizardError } from '../../src/model/error.ts';
import { cannotTell, failing, unbroken, waiting } from '../support/a-follower.ts';
import { passing } from '../support/a-runbook.ts';
import { is } from '../support/a-world.ts';
import { settled } from '../support/hand-clock.ts';
import { HOLD_MS, holding } from '../support/holding.ts';

test('a milestone is held once all has passed for as long as it says, and not before', async () => {
  const { clock, isHeld, heldSince } = await holding();
  const from = clock.now();
  await clock.pass(HOLD_MS - 1);
  expect(isHeld()).toBe(false);
  await clock.pass(1);

  expect(isHeld()).toBe(true);
  expect(heldSince()).toBe(from);
});

test('a bad moment between two looks begins the hold again, however short it is', async () => {
  const { clock, follower, isHeld } = await holding();
  await clock.pass(50_000);
  follower.last().say(waiting());
  follower.last().say(passing());
  await clock.pass(HOLD_MS - 1);
  expect(isHeld()).toBe(false);
  await clock.pass(1);

  expect(isHeld()).toBe(true);
});

test('a restart within the time begins the hold again, though all passes throughout', async () => {
  const { clock, follower, isHeld } = await holding(unbroken('0 restarts'));
  await clock.pass(50_000);
  follower.looks.say = () => unbroken('1 restart');
  follower.last().say(unbroken('1 restart'));
  await clock.pass(HOLD_MS - 1);
  expect(isHeld()).toBe(false);
  await clock.pass(1);

  expect(isHeld()).toBe(true);
});

test('a restart that is undone in the books counts all the same', async () => {
  const { clock, follower, isHeld } = await holding(unbroken('0 restarts'));
  await clock.pass(50_000);
  follower.last().say(unbroken('1 restart'));
  follower.last().say(unbroken('0 restarts'));
  await clock.pass(HOLD_MS - 1);

  expect(isHeld()).toBe(false);
});

test('a moment of which nothing can be told begins the hold again', async () => {
  const { clock, follower, isHeld } = await holding();
  await clock.pass(50_000);
  follower.last().say(cannotTell());
  follower.last().say(passing());
  await clock.pass(HOLD_MS - 1);

  expect(isHeld()).toBe(false);
});

test('a follow that is cut off begins the hold again', async () => {
  const { clock, follower, isHeld } = await holding();
  await clock.pass(50_000);
  follower.last().throws(new WizardError('not-proven', 'api-reset', {}));
  await clock.pass(2000);
  follower.last().say(passing());
  await clock.pass(HOLD_MS - 2000);

  expect(isHeld()).toBe(false);
});

test('nothing is held that a fresh look does not find as well', async () => {
  const { clock, follower, isHeld } = await holding();
  follower.looks.say = () => failing();
  await clock.pass(HOLD_MS);
  expect(follower.looks.count).toBe(1);
  expect(isHeld()).toBe(false);

  follower.looks.say = () => passing();
  follower.last().say(passing());
  await clock.pass(HOLD_MS - 1);
  expect(isHeld()).toBe(false);
  await clock.pass(1);
  expect(isHeld()).toBe(true);
});

test('nothing is held where a fresh look finds restarts that the follow did not tell of', async () => {
  const { clock, follower, isHeld } = await holding(unbroken('0 restarts'));
  follower.looks.say = () => unbroken('1 restart');
  await clock.pass(HOLD_MS);
  expect(isHeld()).toBe(false);

  follower.last().say(unbroken('1 restart'));
  await clock.pass(HOLD_MS);
  expect(isHeld()).toBe(true);
});

test('bad news during the last look counts, whatever that look finds', async () => {
  const { clock, follower, isHeld } = await holding();
  const answer = Promise.withResolvers<void>();
  follower.looks.say = () => answer.promise.then(() => passing());
  await clock.pass(HOLD_MS);
  follower.last().say(waiting());
  follower.last().say(passing());
  await settled();
  answer.resolve();
  await clock.pass(HOLD_MS - 1);
  expect(isHeld()).toBe(false);
  await clock.pass(1);

  expect(isHeld()).toBe(true);
});

test('a last look that finds something bad counts, whatever a follow tells meanwhile', async () => {
  const { clock, follower, isHeld } = await holding();
  const answer = Promise.withResolvers<void>();
  follower.looks.say = () => answer.promise.then(() => waiting());
  await clock.pass(HOLD_MS);
  follower.last().say({ ...passing(), progress: { done: 5, of: 5, unit: 'pods' } });
  await settled();
  answer.resolve();
  follower.looks.say = () => passing();
  await clock.pass(HOLD_MS - 1);

  expect(isHeld()).toBe(false);
});

test('a required step that regresses and passes again begins the hold again', async () => {
  const { handle, clock, isHeld, regress } = await holding();
  await clock.pass(30_000);
  regress(waiting());
  // It passed before the milestone began to hold, so it is looked at again before that is held.
  await clock.pass(29_999);
  await clock.pass(1);
  expect(is(handle, 'a')).toBe('stale');
  regress(passing());
  await clock.pass(2000);
  expect(is(handle, 'a')).toBe('passed');
  await clock.pass(HOLD_MS - 2001);
  expect(isHeld()).toBe(false);
  await clock.pass(2001);

  expect(isHeld()).toBe(true);
});

test('a wall clock that is set right holds nothing', async () => {
  const { clock, isHeld } = await holding();
  await clock.pass(10_000);
  clock.jump(300_000);
  await clock.pass(10_000);
  expect(isHeld()).toBe(false);
  clock.jump(-300_000);
  await clock.pass(40_000);

  expect(isHeld()).toBe(true);
});

test('the screen is told how long it still has to hold, and at once where it begins again', async () => {
  const { clock, follower, leftMs, news } = await holding();
  expect(leftMs()).toBe(60_000);
  await clock.pass(40_000);
  expect(leftMs()).toBe(20_000);
  expect(news.length).toBeLessThan(12);

  follower.last().say(waiting());
  follower.last().say(passing());
  await clock.pass(100);
  expect(leftMs()).toBeGreaterThan(59_000);
  expect(news.at(-1)?.leftMs).toBeGreaterThan(59_000);
  follower.last().say(waiting());
  await settled();
  expect(leftMs()).toBeUndefined();
});

test('once it is held it is looked at now and then, and lost where it no longer holds', async () => {
  const { handle, clock, follower, isHeld } = await holding();
  await clock.pass(HOLD_MS);
  expect(isHeld()).toBe(true);
  expect(follower.open()).toBe(0);

  follower.looks.say = () => cannotTell();
  await clock.pass(60_000);
  expect(handle.state().milestones['up']?.heldSince).not.toBeNull();
  follower.looks.say = () => failing();
  await clock.pass(60_000);
  expect(handle.state().milestones['up']?.heldSince).toBeNull();
  expect(follower.open()).toBe(1);

  follower.looks.say = () => passing();
  follower.last().say(passing());
  await clock.pass(HOLD_MS);
  expect(handle.state().milestones['up']?.heldSince).not.toBeNull();
});

test('a person is told of a milestone that fails, but not of one that failed for an instant', async () => {
  const { handle, clock, follower } = await holding();
  const asked = () => handle.needs().some((need) => need.is === 'milestone');
  follower.last().say(failing());
  await clock.pass(1000);
  follower.last().say(passing());
  await clock.pass(5000);
  expect(asked()).toBe(false);

  follower.last().say(failing());
  await clock.pass(5000);
  expect(asked()).toBe(true);
});

test('nothing is followed for a milestone once the run is stopped', async () => {
  const { handle, follower } = await holding();
  await handle.stop('interrupted');
  await settled();

  expect(follower.open()).toBe(0);
});
