import { expect, test, vi } from 'vitest';
import { WizardError } from '../../../src/model/error.ts';
import { watched } from '../../../src/probes/kubernetes/watched.ts';
import { FAKE_READERS } from '../../support/fake-ports.ts';
import {
  COUNTING,
  following,
  IN_INFRA,
  NODES,
  numbers,
  SELECTIONS,
} from '../../support/probes/counting.ts';
import {
  aFollower,
  aHandClock,
  blind,
  put,
  settled,
  whole,
} from '../../support/probes/follower.ts';
import { aDeployment } from '../../support/probes/objects.ts';
import { failingReaders, NEVER } from '../../support/probes/readers.ts';

test.each([
  ['from the start', false],
  ['after all was read', true],
])('where nothing can be reached it is thrown: %s', async (_, isRead) => {
  const cluster = aFollower();
  const { all, ended } = following(COUNTING, cluster);
  if (isRead) cluster.tell(...whole(SELECTIONS));
  await settled();

  const parts = [{ ...IN_INFRA, namespace: 'prod' }, IN_INFRA, NODES];
  cluster.tell(...parts.map((part) => blind(part, 'api-refused', true)));
  await settled();

  expect(all).toHaveLength(isRead ? 1 : 0);
  expect(ended()?.error).toMatchObject({
    kind: 'cluster-unreachable',
    code: 'api-refused',
    params: { namespace: 'prod' },
  });
  expect(cluster.following()).toBe(0);
});

test('where a part can be reached it is judged', async () => {
  const cluster = aFollower();
  const { all, ended } = following(COUNTING, cluster);

  cluster.tell(
    blind({ ...IN_INFRA, namespace: 'prod' }, 'api-unavailable', true),
    blind(IN_INFRA, 'api-unavailable', true),
    { is: 'whole', ...NODES },
  );
  await settled();

  expect(all).toHaveLength(1);
  expect(ended()).toBeUndefined();
});

test('where no request can be made that is said, and tried again', async () => {
  const cluster = aFollower();
  const { all, clock } = following(COUNTING, cluster);
  for (const _ of [1, 2]) {
    cluster.end(new WizardError('forbidden', 'login-failed'));
    await settled();
    clock.pass(2000);
    await settled();
  }
  cluster.tell(...whole(SELECTIONS));
  await settled();

  expect(all.map(({ verdict, cause }) => [verdict, cause?.code])).toEqual([
    ['unknown', 'login-failed'],
    ['pass', undefined],
  ]);
  expect(cluster.asked).toHaveLength(3);
});

test('where telling just ends it begins again, and forgets what was there', async () => {
  const cluster = aFollower();
  const { all, clock } = following(COUNTING, cluster);
  cluster.tell(...put(aDeployment('a', 1, 1)), ...whole(SELECTIONS));
  await settled();
  cluster.end();
  await settled();
  clock.pass(2000);
  await settled();

  cluster.tell(...whole(SELECTIONS));
  await settled();

  expect(numbers(all)).toEqual([1, 0]);
});

test('a bug goes up', async () => {
  const cluster = aFollower();
  const bug = new TypeError('x is undefined');
  const { ended } = following(COUNTING, cluster);

  cluster.end(bug);
  await settled();

  expect(ended()?.error).toBe(bug);
});

test('it ends with the reason of its signal, and lets go of the cluster', async () => {
  const cluster = aFollower();
  const { ended, stop } = following(COUNTING, cluster);
  cluster.tell(...whole(SELECTIONS));
  await settled();
  expect(cluster.following()).toBe(1);

  const reason = new Error('enough');
  stop(reason);
  await settled();

  expect(ended()?.error).toBe(reason);
  expect(cluster.following()).toBe(0);
});

test('who takes one result and goes leaves nothing behind', async () => {
  const cluster = aFollower();
  const readers = { ...FAKE_READERS, cluster, clock: aHandClock() };
  cluster.tell(...whole(SELECTIONS));

  for await (const _ of watched(COUNTING).follow({}, readers, NEVER)) break;

  await vi.waitFor(() => expect(cluster.following()).toBe(0));
});

test('one look says unknown where it may not, and throws where nothing can be reached', async () => {
  const look = (error: Error) => watched(COUNTING).look({}, failingReaders(error), NEVER);
  const lost = new WizardError('cluster-unreachable', 'api-refused');

  expect(await look(new WizardError('forbidden', 'api-forbidden'))).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'api-forbidden' },
  });
  await expect(look(lost)).rejects.toBe(lost);
});
