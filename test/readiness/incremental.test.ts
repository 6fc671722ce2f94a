import { globSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change, KubeObject } from '../../src/model/ports.ts';
import { aCause } from '../../src/model/verdict.ts';
import { keyOf } from '../../src/readiness/store.ts';
import { createView, type View } from '../../src/readiness/view.ts';
import { readCases } from '../support/readiness/rule-case.ts';

const CASES = globSync('test/readiness/rules/*.yaml').toSorted().flatMap(readCases);
/** Each a handful of objects that hang together, in several states of each. */
const GROUPS = ['Deployment', 'Service', 'Ingress', 'Dog', 'CronJob', 'ConfigMap'].map((kind) =>
  CASES.map(({ given }) => [given].flat())
    .filter(([first]) => first?.kind === kind)
    .flat(),
);
const FORBIDDEN = aCause('api-forbidden', { verb: 'list', resource: 'things', namespace: 'prod' });

const changes = fc.constantFrom(...GROUPS).chain((objects) =>
  fc.array(
    fc
      .record({
        object: fc.constantFrom(...objects),
        is: fc.constantFrom('put', 'put', 'put', 'gone', 'whole', 'blind'),
      })
      .map(({ object, is }) => aChange(object, is)),
    { maxLength: 25 },
  ),
);

function aChange(object: KubeObject, is: string): Change {
  const { apiVersion, kind } = object;
  if (is === 'whole') return { is, apiVersion, kind };
  if (is === 'blind') return { is, apiVersion, kind, cause: FORBIDDEN, unreachable: false };
  return { is: is === 'put' ? 'put' : 'gone', object };
}

function found(view: View): ReadonlyMap<string, unknown> {
  view.work(Number.POSITIVE_INFINITY, 0);
  const rows = [...view.roots()].map((root) => [keyOf(root.object), root.found] as const);
  return new Map(rows.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

test('judged after each change or once after all of them, it comes to the same', () => {
  fc.assert(
    fc.property(changes, (all) => {
      const [step, once] = [createView(), createView()];
      for (const change of all) {
        step.apply([change]);
        step.work(Number.POSITIVE_INFINITY, 0);
      }
      once.apply(all);

      expect(found(step)).toEqual(found(once));
    }),
    { numRuns: 500 },
  );
}, 30_000);
