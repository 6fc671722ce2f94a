import { globSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject } from '../../src/model/json.ts';
import type { KubeObject } from '../../src/model/ports.ts';
import { judgeObject } from '../../src/readiness/index.ts';
import { isStillNamed, pathsOf, withAt } from '../support/readiness/broken-json.ts';
import { findingOf, readCases } from '../support/readiness/rule-case.ts';

const CASES = globSync('test/readiness/rules/*.yaml').toSorted().flatMap(readCases);
const COUNTS = [
  'readyReplicas',
  'availableReplicas',
  'updatedReplicas',
  'numberReady',
  'numberAvailable',
  'updatedNumberScheduled',
];

test('a count that makes no sense never passes', () => {
  const passing = CASES.filter(({ verdict }) => verdict === 'pass').flatMap((one) => {
    const [first] = [one.given].flat();
    return pathsOf(first)
      .filter((path) => path[0] === 'status' && COUNTS.includes(path[1] ?? '') && path.length === 2)
      .map((path) => ({ one, path }));
  });

  fc.assert(
    fc.property(
      fc.constantFrom(...passing),
      fc.constantFrom<unknown>(null, '3', -1, 0.5, 2 ** 31, [], {}, true),
      ({ one, path }, put) => {
        const [first, ...around] = [one.given].flat();
        const found = findingOf({
          ...one,
          given: [withAt(first, path, put), ...around].filter(isStillNamed),
        });
        expect(found).toMatchObject({ verdict: 'unknown', cause: { code: 'field-unreadable' } });
      },
    ),
    { numRuns: 500 },
  );
}, 30_000);

const count = fc.nat(4);
const workload = fc
  .record({
    kind: fc.constantFrom('Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'),
    desired: count,
    all: count,
    ready: count,
    available: count,
    updated: count,
    partition: fc.option(count, { nil: undefined }),
    onDelete: fc.boolean(),
    paused: fc.boolean(),
  })
  .map((of) => {
    const most = of.kind === 'DaemonSet' ? of.desired : of.all;
    const ready = Math.min(of.ready, most);
    const available = Math.min(of.available, ready);
    return { ...of, ready, available, updated: Math.min(of.updated, most) };
  });

type Workload = typeof workload extends fc.Arbitrary<infer One> ? One : never;

function aWorkload({ kind, desired, all, ready, available, updated, ...of }: Workload): KubeObject {
  const updateStrategy = of.onDelete
    ? { type: 'OnDelete' }
    : {
        type: 'RollingUpdate',
        ...(of.partition === undefined ? {} : { rollingUpdate: { partition: of.partition } }),
      };
  const status =
    kind === 'DaemonSet'
      ? {
          desiredNumberScheduled: desired,
          numberReady: ready,
          numberAvailable: available,
          updatedNumberScheduled: updated,
        }
      : {
          replicas: all,
          readyReplicas: ready,
          availableReplicas: available,
          updatedReplicas: updated,
        };
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'x', namespace: 'prod', generation: 1 },
    spec: { replicas: desired, updateStrategy, paused: of.paused },
    status: { observedGeneration: 1, ...status },
  };
}

test('no workload becomes ready by losing ready pods', () => {
  fc.assert(
    fc.property(
      workload,
      fc.constantFrom(...COUNTS),
      fc.option(count, { nil: undefined }),
      (of, field, lower) => {
        const object = aWorkload(of);
        const before = isObject(object['status']) ? object['status'][field] : undefined;
        fc.pre(typeof before === 'number' && (lower ?? 0) < before);
        const less = [withAt(object, ['status', field], lower)].filter(isStillNamed);
        fc.pre(judgeObject(object).verdict !== 'pass');
        expect(less.map((one) => judgeObject(one).verdict)).not.toContain('pass');
      },
    ),
    { numRuns: 1500 },
  );
}, 30_000);

test('no workload is ready while it wants more pods than there are', () => {
  fc.assert(
    fc.property(workload, fc.integer({ min: 1, max: 4 }), (of, more) => {
      const desired = Math.max(of.desired, of.all, of.ready) + more;

      expect(judgeObject(aWorkload({ ...of, desired })).verdict).not.toBe('pass');
    }),
    { numRuns: 500 },
  );
}, 30_000);

test('no Service or Ingress becomes ready by losing endpoints', () => {
  const waiting = CASES.filter(
    ({ verdict, given }) =>
      verdict !== 'pass' && [given].flat().some(({ kind }) => kind === 'EndpointSlice'),
  );

  fc.assert(
    fc.property(
      fc.constantFrom(...waiting),
      fc.nat(),
      fc.constantFrom<unknown>(false, undefined, null, 'true'),
      (one, where, put) => {
        const given = [one.given].flat().map((object) => {
          const paths = pathsOf(object).filter(
            (path) => path[0] === 'endpoints' && (path.at(-1) === 'ready' || path.length === 2),
          );
          const path = paths[where % Math.max(1, paths.length)];
          return object.kind === 'EndpointSlice' && path !== undefined
            ? withAt(object, path, put)
            : object;
        });
        expect(findingOf({ ...one, given: given.filter(isStillNamed) })).not.toMatchObject({
          verdict: 'pass',
        });
      },
    ),
    { numRuns: 500 },
  );
}, 30_000);
