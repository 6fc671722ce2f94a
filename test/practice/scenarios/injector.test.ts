import { expect, test } from 'vitest';
import type { FaultEnd, Moment, PlannedFault } from '../../../src/model/fault.ts';
import { FAULTS } from '../../../src/model/faults/index.ts';
import { startInjector } from '../../../src/practice/scenarios/injector.ts';

type Timer = { readonly ms: number; readonly work: () => void };

function planned(fault: string, at: Moment, until: FaultEnd | null = null): PlannedFault {
  return { fault, with: {}, at, until };
}

/** An injector whose world only notes what is done to it, and whose timers go off by hand. */
function anInjector(...faults: readonly PlannedFault[]) {
  const log: string[] = [];
  const timers = new Set<Timer>();
  const injector = startInjector({
    put: ({ fault }) => {
      log.push(`put ${fault}`);
      return () => void log.push(`end ${fault}`);
    },
    tell: ({ index, is, fault, title, causes }) => {
      expect([title, causes]).toEqual([FAULTS[fault]?.title, FAULTS[fault]?.causes]);
      log.push(`${is} ${index}`);
    },
    after: (ms, work) => {
      const timer = { ms, work };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  });
  injector.plan(faults);
  return {
    ...injector,
    log: () => log.splice(0),
    due: () => [...timers].map(({ ms }) => ms),
    async ring() {
      const due = Array.from(timers);
      timers.clear();
      for (const { work } of due) work();
      await Promise.resolve();
    },
  };
}

const GIT = ['injected 0', 'put git-gone'];
const GIT_ENDED = ['end git-gone', 'ended 0'];

test('nothing is broken before the drill begins; what is to come at once is there from its first state on', async () => {
  const range = anInjector(
    planned('git-gone', { is: 'after', ms: 0 }, { is: 'lasting', ms: 9000 }),
  );

  expect([range.log(), range.due()]).toEqual([[], []]);
  range.steps({ a: 'blocked' });
  expect([range.log(), range.due()]).toEqual([GIT, [9000]]);
  range.steps({ a: 'ready' });
  await range.ring();

  expect(range.log()).toEqual(GIT_ENDED);
});

test('a fault comes so long after the beginning', async () => {
  const range = anInjector(planned('git-gone', { is: 'after', ms: 3000 }));
  range.steps({ a: 'ready' });

  expect([range.log(), range.due()]).toEqual([[], [3000]]);
  await range.ring();

  expect([range.log(), range.due()]).toEqual([GIT, []]);
});

test.each([
  ['ready', 'blocked', 'your-turn'],
  ['ready', 'blocked', 'proving'],
  ['ready', 'blocked', 'not-needed'],
  ['acting', 'ready', 'acting'],
  ['acting', 'your-turn', 'passed'],
  ['acting', 'your-turn', 'failed'],
  ['stuck', 'proving', 'late'],
  ['stuck', 'passed', 'in-doubt'],
  ['passed', 'failed', 'attested'],
  ['passed', 'late', 'passed'],
] as const)('a step that is %s is not yet so at %s, and is at %s', (when, before, then) => {
  const range = anInjector(planned('git-gone', { is: 'step', step: 'a', when }));

  range.steps({ a: before, b: then });
  expect(range.log()).toEqual([]);
  range.steps({ a: then });

  expect(range.log()).toEqual(GIT);
});

test('a fault ends when a step has come so far, also where it had done so before', async () => {
  const until: FaultEnd = { is: 'step', step: 'b', when: 'passed' };
  const range = anInjector(
    planned('git-gone', { is: 'step', step: 'a', when: 'ready' }, until),
    planned('registry-gone', { is: 'step', step: 'c', when: 'ready' }, until),
  );

  range.steps({ a: 'ready', b: 'ready' });
  range.steps({ b: 'passed' });
  await Promise.resolve();
  expect(range.log()).toEqual([...GIT, ...GIT_ENDED]);
  range.steps({ c: 'ready' });
  await Promise.resolve();

  expect(range.log()).toEqual(['injected 1', 'put registry-gone', 'end registry-gone', 'ended 1']);
});

test('a fault may last until it is noticed and a little longer', async () => {
  const range = anInjector(planned('git-gone', { is: 'after', ms: 0 }, { is: 'seen', ms: 2000 }));
  range.steps({ a: 'ready' });
  range.log();

  range.seen(1);
  expect(range.due()).toEqual([]);
  range.seen(0);
  range.seen(0);
  expect(range.due()).toEqual([2000]);
  await range.ring();

  expect(range.log()).toEqual(GIT_ENDED);
});

test('nothing comes any more once it is closed', async () => {
  const range = anInjector(
    planned('git-gone', { is: 'after', ms: 3000 }),
    planned('registry-gone', { is: 'step', step: 'a', when: 'passed' }),
  );
  range.steps({ a: 'ready' });

  range.close();
  range.steps({ a: 'passed' });
  await range.ring();

  expect([range.log(), range.due()]).toEqual([[], []]);
});
