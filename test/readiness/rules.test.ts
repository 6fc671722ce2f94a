import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { outcomeOf, readCases, type RuleCase } from '../support/readiness/rule-case.ts';

const CASES = globSync('test/readiness/rules/*.yaml')
  .toSorted()
  .flatMap((file) =>
    readCases(file).map((one): [string, string, RuleCase] => [
      path.basename(file, '.yaml'),
      one.says,
      one,
    ]),
  );

test.each(CASES)('%s: %s', (_kind, _says, one) => {
  const { verdict, code, own, notes = [], others, object } = one;

  expect(outcomeOf(one)).toEqual({
    verdict,
    ...(own === undefined ? { code } : { own }),
    ...(verdict === 'pass' || one.notes ? { notes } : {}),
    ...(others === undefined ? {} : { others }),
    ...(object === undefined ? {} : { object }),
  });
});

test('no two cases of a kind say the same', () => {
  const names = CASES.map(([kind, says]) => `${kind}: ${says}`);

  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
