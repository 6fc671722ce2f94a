import { expect, test } from 'vitest';
import { EMPTY_RUN } from '../../src/core/initial.ts';
import type { ProbeDef } from '../../src/model/catalogue.ts';
import { aFollower, cannotTell, failing, unbroken, waiting } from '../support/a-follower.ts';
import { anExpr, aProof, computed, passing } from '../support/a-runbook.ts';
import { aValue, valuesOf } from '../support/fake-run.ts';
import { aDesk, verdicts } from '../support/follow-desk.ts';
import { settled } from '../support/hand-clock.ts';

test('news is told without waiting for a turn', async () => {
  const follower = aFollower();
  const { clock, follow } = aDesk({ 'fake/live': follower.probe });
  const proofs = await follow();
  follower.last().say(waiting());
  expect(verdicts(await proofs.next())).toEqual(['wait']);
  const from = clock.mono();

  const next = proofs.next();
  await settled();
  follower.last().say(passing());

  expect(verdicts(await next)).toEqual(['pass']);
  expect(clock.mono()).toBe(from);
});

test('where there is no news, what stands is told again when the turn is over', async () => {
  const follower = aFollower();
  const { clock, follow } = aDesk({ 'fake/live': follower.probe });
  const proofs = await follow();
  follower.last().say(waiting());
  await proofs.next();

  const next = proofs.next();
  await clock.pass(2000);

  expect(await next).toMatchObject({ isNews: false, looks: [{ found: { verdict: 'wait' } }] });
});

test('nothing is told before each proof was looked at once', async () => {
  const [one, other] = [aFollower(), aFollower()];
  const { clock, follow } = aDesk({ 'fake/one': one.probe, 'fake/other': other.probe });
  const proofs = await follow();
  let isTold = false;
  const next = proofs.next().finally(() => (isTold = true));
  one.last().say(passing());
  await clock.pass(10_000);
  expect(isTold).toBe(false);

  other.last().say(failing());

  expect(verdicts(await next)).toEqual(['pass', 'fail']);
});

test('much news of the same verdict is told some times a second', async () => {
  const follower = aFollower();
  const { clock, follow } = aDesk({ 'fake/live': follower.probe });
  const proofs = await follow();
  follower.last().say(waiting('not-yet', 500));
  await proofs.next();
  let told = 0;
  const listen = async () => {
    for (;;) {
      await proofs.next();
      told += 1;
    }
  };
  void listen().catch(() => undefined);

  for (let count = 499; count > 0; count -= 1) {
    follower.last().say(waiting('not-yet', count));
    await clock.pass(2);
  }

  expect(told).toBeGreaterThan(5);
  expect(told).toBeLessThan(12);
});

test('once it is closed nothing is followed and nobody is listened to any more', async () => {
  const follower = aFollower();
  const { follow, listeners, clock } = aDesk({ 'fake/live': follower.probe });
  const proofs = await follow();
  follower.last().say(waiting());
  await proofs.next();

  const next = proofs.next();
  proofs.close();
  await expect(next).rejects.toThrow('aborted');
  await clock.pass(60_000);

  expect(follower.open()).toBe(0);
  expect(follower.follows).toHaveLength(1);
  expect(listeners.size).toBe(0);
});

test('where a value that was read is another all is begun again with it, and what was seen before is forgotten', async () => {
  const follower = aFollower();
  const desk = aDesk({ 'fake/live': follower.probe });
  const input = computed(['values.v'], ({ values }) => ({ values: values ?? null }));
  desk.become({ ...EMPTY_RUN, values: valuesOf(aValue('v', 'one')) });
  const proofs = await desk.follow([aProof('fake/live', {}, input)]);
  await settled();
  follower.last().say(passing());
  const before = await proofs.next();

  const next = proofs.next();
  desk.become({ ...EMPTY_RUN, values: valuesOf(aValue('v', 'two', { revision: 2 })) });
  follower.follows[0]?.say(passing());
  await desk.clock.pass(5000);
  follower.last().say(waiting());
  const after = await next;

  expect(follower.follows.map((one) => [one.input, one.isClosed])).toEqual([
    [{ values: { v: 'one' } }, true],
    [{ values: { v: 'two' } }, false],
  ]);
  expect([before.read, after.read]).toEqual(['v 1', 'v 2']);
  expect(verdicts(after)).toEqual(['wait']);
});

test('what nobody read may change without anything being begun again', async () => {
  const follower = aFollower();
  const desk = aDesk({ 'fake/live': follower.probe });
  await desk.follow();
  desk.become({ ...EMPTY_RUN, values: valuesOf(aValue('other', 'two')) });
  await settled();

  expect(follower.follows).toHaveLength(1);
});

test('asked to look now it looks, and a follow that said something else is begun again', async () => {
  const follower = aFollower({ look: () => passing() });
  const { follow } = aDesk({ 'fake/live': follower.probe });
  const proofs = await follow();
  follower.last().say(waiting());
  await proofs.next();

  const next = proofs.next();
  proofs.lookNow();

  expect(verdicts(await next)).toEqual(['pass']);
  expect(follower.looks.count).toBe(1);
  await settled();
  expect(follower.follows.map((one) => one.isClosed)).toEqual([true, false]);
});

test('what is told while a fresh look is under way is newer than that look', async () => {
  const answer = Promise.withResolvers<void>();
  const follower = aFollower({ look: () => answer.promise.then(() => passing()) });
  const { follow } = aDesk({ 'fake/live': follower.probe });
  const proofs = await follow();
  follower.last().say(passing());
  await proofs.next();

  const fresh = proofs.fresh();
  await settled();
  follower.last().say(cannotTell());
  await settled();
  answer.resolve();

  expect(verdicts(await fresh)).toEqual(['unknown']);
  expect(follower.open()).toBe(1);
});

test('a fresh look that finds other restarts than the follow told of begins it again', async () => {
  const follower = aFollower({ look: () => unbroken('1 restart') });
  const { follow } = aDesk({ 'fake/live': follower.probe });
  const proofs = await follow();
  follower.last().say(unbroken('0 restarts'));
  await proofs.next();

  expect((await proofs.fresh()).looks[0]?.unbroken).toBe('1 restart');
  await settled();
  expect(follower.follows).toHaveLength(2);
});

test('a fresh look is made anew where a value is corrected meanwhile', async () => {
  const answers = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let count = 0;
  const look: ProbeDef['look'] = async (_input, _ports, signal) => {
    const answer = answers[count];
    count += 1;
    const { promise, reject } = Promise.withResolvers<never>();
    signal.addEventListener('abort', () => reject(signal.reason));
    await Promise.race([answer?.promise, promise]);
    return passing();
  };
  const follower = aFollower();
  const desk = aDesk({ 'fake/live': { ...follower.probe, look } });
  const proofs = await desk.follow([aProof('fake/live', {}, anExpr({}, ['values.v']))]);
  follower.last().say(waiting());
  await proofs.next();
  const fresh = proofs.fresh();
  await settled();

  desk.become({ ...EMPTY_RUN, values: valuesOf(aValue('v', 'two')) });
  await settled();
  follower.last().say(waiting());
  await settled();
  answers[1]?.resolve();

  expect((await fresh).read).toBe('v 1');
  expect(count).toBe(2);
});
