import { expect, test } from 'vitest';
import { aCause, found } from '../../../src/model/verdict.ts';
import { watched } from '../../../src/probes/kubernetes/watched.ts';
import type { View } from '../../../src/readiness/view.ts';
import { result } from '../../../src/probes/result.ts';
import { COUNTING, following, NODES, numbers, SELECTIONS } from '../../support/probes/counting.ts';
import { aFollower, blind, partsOf, put, settled, whole } from '../../support/probes/follower.ts';
import { aDeployment, anObject } from '../../support/probes/objects.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

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

test('another verdict is told at once, however soon it comes', async () => {
  const cluster = aFollower();
  const { all, clock } = following(
    {
      selections: () => SELECTIONS,
      assess: ({ around }) =>
        around.all('apps/Deployment').length < 3
          ? result(found('wait', aCause('nothing-expected')), { finds: { n: 0 } })
          : result(found('pass', null), { finds: { n: 3 } }),
    },
    cluster,
  );
  cluster.tell(...whole(SELECTIONS));
  await settled();

  cluster.tell(...put(...['a', 'b', 'c'].map((name) => aDeployment(name, 1, 1))));
  clock.pass(50);
  await settled();

  expect(all.map(({ verdict }) => verdict)).toEqual(['wait', 'pass']);
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

test('all is judged only when it may be told, but a verdict that turned is told before', async () => {
  const cluster = aFollower();
  let assessed = 0;
  const verdictOf = ({ around }: View) =>
    around.all('apps/Deployment').length < 9 ? 'wait' : 'pass';
  const { all, clock } = following(
    {
      selections: () => SELECTIONS,
      verdict: verdictOf,
      assess: (view) => {
        assessed += 1;
        const n = view.around.all('apps/Deployment').length;
        const cause = verdictOf(view) === 'pass' ? null : aCause('nothing-expected');
        return result(found(verdictOf(view), cause), { finds: { n } });
      },
    },
    cluster,
  );
  cluster.tell(...whole(SELECTIONS));
  await settled();
  for (let n = 1; n <= 9; n += 1) {
    cluster.tell(...put(aDeployment(`d-${n}`, 1, 1)));
    await settled();
    clock.pass(5);
    await settled();
  }

  expect(numbers(all)).toEqual([0, 9]);
  expect(assessed).toBe(2);

  cluster.tell(...put(aDeployment('last', 1, 1)));
  await settled();
  clock.pass(200);
  await settled();
  expect(numbers(all)).toEqual([0, 9, 10]);
});

test('that nothing can be read any more is heard in a pause between two judgements, too', async () => {
  const cluster = aFollower();
  const { ended } = following(COUNTING, cluster);
  cluster.tell(...whole(SELECTIONS));
  await settled();
  cluster.tell(...put(aDeployment('a', 1, 1)));
  await settled();
  cluster.tell(...put(aDeployment('b', 1, 1)));
  await settled();

  cluster.tell(...partsOf(SELECTIONS).map((part) => blind(part, 'api-refused', true)));
  await settled();
  expect(ended()?.error).toMatchObject({ kind: 'cluster-unreachable' });
});
