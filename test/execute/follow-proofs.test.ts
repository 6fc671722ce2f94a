import { expect, onTestFinished, test } from 'vitest';
import type { FollowContext } from '../../src/execute/context.ts';
import { followProofs } from '../../src/execute/follow-proofs.ts';
import { createGate } from '../../src/execute/gate.ts';
import type { ProbeDef } from '../../src/model/catalogue.ts';
import { WizardError } from '../../src/model/error.ts';
import type { RunState } from '../../src/model/state.ts';
import { EMPTY_RUN } from '../../src/core/initial.ts';
import { aFollower, cannotTell, failing, unbroken, waiting } from '../support/a-follower.ts';
import { aBook, anExpr, aProbe, aProof, computed, passing } from '../support/a-runbook.ts';
import { FAKE_READERS } from '../support/fake-ports.ts';
import { aValue, valuesOf } from '../support/fake-run.ts';
import { handClock, settled } from '../support/hand-clock.ts';

const UNREACHABLE = new WizardError('cluster-unreachable', 'api-reset', {});

function aDesk(probes: { readonly [id: string]: ProbeDef }) {
  const clock = handClock();
  const listeners = new Set<() => void>();
  const over = new AbortController();
  onTestFinished(() => over.abort());
  let state: RunState = EMPTY_RUN;
  let lost = false;
  let back = Promise.withResolvers<void>();
  const secrets = { get: async () => '' };
  const context: FollowContext = {
    book: aBook([]),
    probeGate: createGate(1),
    clusterGate: createGate(1),
    reach: {
      lost: () => void (lost = true),
      isLost: () => lost,
      back: () => back.promise,
    },
    recorder: {
      state: () => state,
      onEvent(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    ports: {
      clock,
      catalogue: { probes, actions: {} },
      readers: () => ({ ...FAKE_READERS, clock }),
      secrets,
    },
  };
  return {
    clock,
    over,
    isLost: () => lost,
    comeBack() {
      lost = false;
      back.resolve();
      back = Promise.withResolvers<void>();
    },
    become(next: RunState) {
      state = next;
      for (const listener of listeners) listener();
    },
    listeners,
    follow: async (proofs = Object.keys(probes).map((id) => aProof(id))) => {
      const followed = followProofs(context, { reads: [], proofs }, over.signal);
      await settled();
      return followed;
    },
  };
}

const verdicts = ({ looks }: { looks: readonly { found: { verdict: string } }[] }) =>
  looks.map((look) => look.found.verdict);

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

test('once it is closed nothing is followed and nobody is listened to any more', async () => {
  const follower = aFollower();
  const { follow, listeners, clock } = aDesk({ 'fake/live': follower.probe });
  const proofs = await follow();
  follower.last().say(waiting());
  await proofs.next();

  const next = proofs.next();
  proofs.close();
  await expect(next).rejects.toThrow();
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

test('what is told while a fresh look is under way counts where it is worse', async () => {
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

test('what cannot be followed is looked at turn by turn', async () => {
  let count = 0;
  const probe = aProbe(async () => {
    count += 1;
    return count < 4 ? waiting() : passing();
  });
  const { clock, follow } = aDesk({ 'fake/looked-at': { ...probe, everyMs: 2000 } });
  const proofs = await follow();
  expect(verdicts(await proofs.next())).toEqual(['wait']);
  const from = clock.mono();
  let last: string[] = [];
  const listen = async () => {
    while (last[0] !== 'pass') last = verdicts(await proofs.next());
  };
  const listening = listen();
  await clock.pass(6000);
  await listening;

  expect(clock.mono() - from).toBe(6000);
  expect(count).toBe(4);
});
