import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { outcomeOf, type DnsCase } from '../support/front-door/dns-case.ts';

const CASES = globSync('test/front-door/dns/*.yaml')
  .toSorted()
  .flatMap((file) => {
    const cases: readonly DnsCase[] = parse(readFileSync(file, 'utf8'), { merge: true });
    return cases.map((one): [string, string, DnsCase] => [
      path.basename(file, '.yaml'),
      one.says,
      one,
    ]);
  });

test.each(CASES)('%s: %s', (_file, _says, one) => {
  const { verdict, code, others = [], notes = [], params, states, until } = one;

  expect(outcomeOf(one)).toMatchObject({
    verdict,
    ...(verdict === 'pass' ? {} : { code }),
    others,
    notes,
    ...(params === undefined ? {} : { params }),
    ...(states === undefined ? {} : { states }),
    ...(until === undefined ? {} : { until }),
  });
});

test('no two cases say the same', () => {
  const names = CASES.map(([file, says]) => `${file}: ${says}`);

  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
