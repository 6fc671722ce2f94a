import { globSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KubeObject } from '../../src/model/ports.ts';
import { VERDICTS, type Cause, type Found } from '../../src/model/verdict.ts';
import { judgeObject } from '../../src/readiness/index.ts';
import { judge } from '../../src/readiness/judge.ts';
import { en } from '../../src/text/en/index.ts';
import { absurd, isStillNamed, pathsOf, withAt } from '../support/readiness/broken-json.ts';
import { findingOf, readCases, type RuleCase } from '../support/readiness/rule-case.ts';

const CASES = globSync('test/readiness/rules/*.yaml').toSorted().flatMap(readCases);
const KINDS = [
  ...new Map(
    CASES.flatMap(({ given }) => [given].flat()).map(({ apiVersion, kind }) => [
      `${apiVersion} ${kind}`,
      { apiVersion, kind },
    ]),
  ).values(),
];
const TEXTS: { readonly [code: string]: unknown } = en.cause;
function holds({ verdict, cause, others, notes }: Found): void {
  expect(VERDICTS).toContain(verdict);
  expect(cause === null).toBe(verdict === 'pass');
  for (const one of [cause ?? [], others, notes].flat()) expectTold(one);
}

/** Its sentence is there, and all that it names is given. */
function expectTold({ code, params, count }: Cause): void {
  const text = JSON.stringify(TEXTS[code] ?? `no text for ${code}`);
  const named = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
  const lacking = named.filter((name) => !(name in { ...params, count }));
  expect({ code, lacking: TEXTS[code] === undefined ? ['text'] : lacking }).toEqual({
    code,
    lacking: [],
  });
}

const mutated: fc.Arbitrary<RuleCase> = fc
  .record({
    one: fc.constantFrom(...CASES),
    picks: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.option(absurd, { nil: undefined })), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ one, picks }) => {
    const given = [one.given].flat();
    for (const [which, where, put] of picks) {
      const index = which % given.length;
      const paths = pathsOf(given[index]);
      const changed = withAt(given[index], paths[where % paths.length] ?? [], put);
      if (isStillNamed(changed)) given[index] = changed;
    }
    return { ...one, given };
  });

test('whatever stands in an object, it is judged, and all that is said of it has words', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...KINDS),
      fc.dictionary(
        fc.constantFrom(
          'namespace',
          'uid',
          'labels',
          'annotations',
          'generation',
          'deletionTimestamp',
          'ownerReferences',
          'finalizers',
        ),
        absurd,
      ),
      fc.dictionary(
        fc.constantFrom('spec', 'status', 'endpoints', 'data', 'ports', 'conditions'),
        absurd,
      ),
      (kind, metadata, rest) => {
        const object: KubeObject = {
          ...rest,
          ...kind,
          metadata: JSON.parse(JSON.stringify({ ...metadata, name: 'x' })),
        };
        holds(judgeObject(object));
        judge([object, object]).forEach(holds);
      },
    ),
    { numRuns: 1000 },
  );
}, 30_000);

test('whatever is broken in or around an object, it is judged, and all that is said of it has words', () => {
  fc.assert(
    fc.property(mutated, (one) => {
      const found = findingOf(one);
      if (found !== undefined) holds(found);
      judge([one.given].flat()).forEach(holds);
    }),
    { numRuns: 1000 },
  );
}, 30_000);
