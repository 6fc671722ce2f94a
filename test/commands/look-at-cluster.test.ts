import { expect, onTestFinished, test } from 'vitest';
import { createFollowedCluster } from '../../src/commands/followed-cluster.ts';
import { lookAtCluster } from '../../src/commands/watch-cluster.ts';
import { WATCHED } from '../../src/commands/watched-kinds.ts';
import type { ClusterOverview } from '../../src/model/overview.ts';
import { aFollower, aHandClock, put, settled, whole } from '../support/probes/follower.ts';
import { aDeployment } from '../support/probes/objects.ts';

const BUT_EVENTS = whole(WATCHED.filter(({ kind }) => kind !== 'Event'));
const EVENTS = whole(WATCHED.filter(({ kind }) => kind === 'Event'));

/** One look at a cluster that tells what the test tells. */
function looking() {
  const cluster = aFollower();
  const clock = aHandClock();
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  let answer: ClusterOverview | undefined;
  const look = async () => {
    answer = await lookAtCluster(cluster, clock, stop.signal);
  };
  void Promise.allSettled([look()]);
  return { cluster, clock, seen: () => answer };
}

test('where all is well a look waits for no events', async () => {
  const { cluster, seen } = looking();
  cluster.tell(...put(aDeployment('gateway', 2, 2)), ...BUT_EVENTS);
  await settled();

  expect(seen()).toMatchObject({ isWhole: true, verdict: 'pass', blind: [] });
  expect(cluster.following()).toBe(0);
});

test('a look waits a little for what explains, and then says that it was not read', async () => {
  const { cluster, clock, seen } = looking();
  cluster.tell(...put(aDeployment('gateway', 2, 1)), ...BUT_EVENTS);
  await settled();
  clock.pass(2900);
  await settled();
  expect(seen()).toBeUndefined();

  clock.pass(100);
  await settled();

  expect(seen()).toMatchObject({
    isWhole: true,
    verdict: 'wait',
    blind: [{ code: 'events-not-all-read' }],
  });
  expect(cluster.following()).toBe(0);
});

test('events that come in time are waited for', async () => {
  const { cluster, clock, seen } = looking();
  cluster.tell(...put(aDeployment('gateway', 2, 1)), ...BUT_EVENTS);
  await settled();
  clock.pass(1000);
  cluster.tell(...EVENTS);
  await settled();

  expect(seen()).toMatchObject({ verdict: 'wait', blind: [] });
});

test('a cluster that is followed is whole without its events; later it is said that they lack', async () => {
  const followed = createFollowedCluster();

  await followed.take([...put(aDeployment('gateway', 2, 1)), ...BUT_EVENTS], 10_000);
  expect(followed.tell(10_500)).toMatchObject({ isWhole: true, blind: [] });
  expect(followed.tell(13_000).blind).toMatchObject([{ code: 'events-not-all-read' }]);

  await followed.take(EVENTS, 30_000);
  expect(followed.tell(30_000).blind).toEqual([]);
});

test('what is shown is waited for', async () => {
  const followed = createFollowedCluster();

  await followed.take(whole(WATCHED.filter(({ kind }) => kind !== 'Node')), 10_000);

  expect(followed.tell(90_000).isWhole).toBe(false);
});
