import { expect, onTestFinished, test, vi } from 'vitest';
import { WizardError } from '../../../src/model/error.ts';
import type { ProbeResult } from '../../../src/model/catalogue.ts';
import type { Readers } from '../../../src/model/ports.ts';
import { aCause, found } from '../../../src/model/verdict.ts';
import type { Watched } from '../../../src/probes/kubernetes/seen-cluster.ts';
import { watched } from '../../../src/probes/kubernetes/watched.ts';
import { result } from '../../../src/probes/result.ts';
import { FAKE_READERS } from '../../support/fake-ports.ts';
import {
  aFollower,
  aHandClock,
  blind,
  heard,
  put,
  settled,
  whole,
  type Follower,
  type HandClock,
} from '../../support/probes/follower.ts';
import { aDeployment, anObject } from '../../support/probes/objects.ts';
import { failingReaders, NEVER, readersOf } from '../../support/probes/readers.ts';

const SELECTIONS = [
  { apiVersion: 'apps/v1', kind: 'Deployment', namespaces: ['prod', 'infra'] },
  { apiVersion: 'v1', kind: 'Node' },
] as const;
const IN_INFRA = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'infra' };
const NODES = { apiVersion: 'v1', kind: 'Node' };

/** Passes; finds how many Deployments there are. */
const COUNTING: Watched<object> = {
  selections: () => SELECTIONS,
  assess: ({ around }) =>
    result(found('pass', null), { finds: { n: around.all('apps/Deployment').length } }),
};

function following(
  what: Watched<object>,
  cluster: Follower,
  clock: HandClock = aHandClock(),
): ReturnType<typeof heard<ProbeResult>> & { clock: HandClock; stop: (reason: Error) => void } {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const readers: Readers = { ...FAKE_READERS, cluster, clock };
  const told = heard(watched(what).follow({}, readers, stop.signal));
  return { ...told, clock, stop: (reason) => stop.abort(reason) };
}

const numbers = (all: readonly ProbeResult[]) => all.map(({ finds }) => finds['n']);

test('the first result comes when everything that was asked for was read, and not before', async () => {
  const cluster = aFollower();
  const { all } = following(COUNTING, cluster);

  cluster.tell(...put(aDeployment('a', 1, 1)), ...whole(SELECTIONS).slice(0, 2));
  await settled();
  expect(all).toEqual([]);

  cluster.tell(...whole(SELECTIONS).slice(2));
  await settled();
  expect(numbers(all)).toEqual([1]);
});

test('what can not be read is an answer as well', async () => {
  const cluster = aFollower();
  const { all } = following(COUNTING, cluster);

  cluster.tell(...whole(SELECTIONS).slice(0, 2), blind(NODES, 'api-forbidden'));
  await settled();

  expect(numbers(all)).toEqual([0]);
});

test('news that come fast are told five times a second, and the newest is never left out', async () => {
  const cluster = aFollower();
  const { all, clock } = following(COUNTING, cluster);
  cluster.tell(...whole(SELECTIONS));
  await settled();

  for (let n = 1; n <= 20; n += 1) {
    cluster.tell(...put(aDeployment(`d-${n}`, 1, 1)));
    clock.pass(20);
    await settled();
  }
  expect(numbers(all)).toEqual([0, 10, 20]);

  cluster.tell(...put(aDeployment('last', 1, 1)));
  await settled();
  expect(numbers(all)).toEqual([0, 10, 20]);
  clock.pass(200);
  await settled();
  expect(numbers(all)).toEqual([0, 10, 20, 21]);
});

test('the same is not told twice', async () => {
  const cluster = aFollower();
  const { all, clock } = following(COUNTING, cluster);
  cluster.tell(...put(aDeployment('a', 1, 1)), ...whole(SELECTIONS));
  await settled();

  for (const ready of [0, 1]) {
    clock.pass(1000);
    cluster.tell(...put(aDeployment('a', 1, ready)));
    await settled();
  }

  expect(numbers(all)).toEqual([1]);
});

test('many objects are judged with pauses in between', async () => {
  const cluster = aFollower();
  const { all, clock } = following(COUNTING, cluster);
  const many = Array.from({ length: 1000 }, (_, n) => aDeployment(`d-${n}`, 1, 1));

  cluster.tell(...put(...many), ...whole(SELECTIONS));
  await settled();

  expect(numbers(all)).toEqual([1000]);
  expect(clock.pauses()).toBeGreaterThanOrEqual(10);
});

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

test('where nothing has to be read the answer comes at once', async () => {
  const cluster = aFollower();
  const unclear = result(found('unknown', aCause('kind-unclear', { kind: 'x' })));
  const { all } = following({ selections: () => [], assess: () => unclear }, cluster);

  await settled();

  expect(all).toEqual([unclear]);
  expect(cluster.asked).toEqual([]);
});

test('one look says the same as the first result', async () => {
  const seen = await watched(COUNTING).look({}, readersOf([aDeployment('a', 1, 1)]), NEVER);

  expect(seen).toMatchObject({ verdict: 'pass', finds: { n: 1 } });
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

const PODS = [{ apiVersion: 'v1', kind: 'Pod', namespaces: ['prod'] }] as const;

test('how fast it goes is told with the progress, and told again while it stands still', async () => {
  const ready = 'status: { phase: Running, conditions: [{ type: Ready, status: "True" }] }';
  const aPod = (name: string) =>
    anObject('Pod', `metadata: { name: ${name}, namespace: prod }\n${ready}`);
  const cluster = aFollower();
  const { all, clock } = following(
    {
      selections: () => PODS,
      assess: ({ around }) =>
        result(found('wait', aCause('nothing-expected')), {
          progress: { done: around.all('/Pod').length, of: 60, unit: 'pods' },
        }),
    },
    cluster,
  );
  cluster.tell(...whole(PODS));
  await settled();
  for (let second = 1; second <= 20; second += 1) {
    cluster.tell(...put(aPod(`p-${second}`)));
    clock.pass(1000);
    await settled();
  }
  expect(all.at(-1)?.progress).toEqual({
    done: 20,
    of: 60,
    unit: 'pods',
    perMinute: 60,
    leftMs: 40_000,
  });

  for (let turn = 0; turn < 20; turn += 1) {
    clock.pass(5000);
    await settled();
  }
  expect(all.at(-1)?.progress).toEqual({ done: 20, of: 60, unit: 'pods', perMinute: 0 });
});
