import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '../../../src/model/ports.ts';
import { aCause } from '../../../src/model/verdict.ts';
import { expectedWorkloads } from '../../../src/probes/kubernetes/workloads-ready.ts';
import { createView } from '../../../src/readiness/view.ts';
import { put } from '../../support/probes/follower.ts';
import { aDeployment, aTree, anObject } from '../../support/probes/objects.ts';

const INPUT = {
  workloads: [
    { namespace: 'prod', kind: 'Deployment', name: 'gateway', replicas: 2 },
    { namespace: 'prod', name: 'eureka', need: 'wanted' },
    { namespace: 'prod', name: 'orders' },
  ],
};
const KINDS = [
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'ReplicaSet'],
  ['v1', 'Pod'],
] as const;
const REFUSED = aCause('api-forbidden', { verb: 'list', resource: 'things', namespace: 'prod' });

const OBJECTS = ['gateway', 'eureka', 'orders', 'stranger'].flatMap((name) => [
  aDeployment(name, 2, 2),
  aDeployment(name, 2, 0),
  aDeployment(name, 1, 1),
  ...aTree(name, ['ready', 'ready']),
  ...aTree(name, ['ready', 'starting'], { restarts: 1 }),
  anObject('StatefulSet', `metadata: { name: ${name}, namespace: prod }\nstatus: {}`),
]);

const CHANGES = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...put(...OBJECTS)) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...OBJECTS).map((object): Change => ({ is: 'gone', object })),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ...KINDS.map(([apiVersion, kind]): Change => ({ is: 'whole', apiVersion, kind })),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...KINDS).map(([apiVersion, kind]): Change => {
        return { is: 'blind', apiVersion, kind, cause: REFUSED, unreachable: false };
      }),
    },
  ),
  { maxLength: 25 },
);

test('what is remembered from before changes nothing, and the verdict alone is that of the whole answer', () => {
  fc.assert(
    fc.property(CHANGES, (changes) => {
      const view = createView();
      for (const [index, change] of changes.entries()) {
        view.apply([change]);
        view.work(Number.POSITIVE_INFINITY, 0);
        const said = expectedWorkloads.assess(view, INPUT, []);

        const fresh = createView();
        fresh.apply(changes.slice(0, index + 1));
        fresh.work(Number.POSITIVE_INFINITY, 0);
        expect(said).toEqual(expectedWorkloads.assess(fresh, { ...INPUT }, []));
        expect(expectedWorkloads.verdict?.(view, INPUT)).toBe(said.verdict);
      }
    }),
    { numRuns: 150 },
  );
}, 30_000);

test('of a host there is no verdict without judging all: it rests on what lies behind it', () => {
  const workloads = [{ host: 'shop.example.com' }, ...INPUT.workloads];

  expect(expectedWorkloads.verdict?.(createView(), { workloads })).toBeUndefined();
});
