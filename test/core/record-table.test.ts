import { expect, test } from 'vitest';
import { isSo, recordTable, tableOf } from '../../src/core/record-table.ts';
import { WizardError } from '../../src/model/error.ts';
import type { Json } from '../../src/model/json.ts';
import { aCell } from '../support/demo-door.ts';

const scope = (before: Json) => ({ values: { dns: { before } } });
const A = { name: 'pay.example.com', type: 'A', value: '203.0.113.7' };

test('what was there is what was recorded, in whatever form the name was written', () => {
  const before = [
    { name: 'PAY.example.com.', type: 'A', values: ['198.51.100.9', '198.51.100.10'], ttl: 600 },
    { name: 'pay.example.com', type: 'AAAA', values: ['2001:db8::9'], ttl: 60 },
    { name: 'none.example.com', type: '', values: [], ttl: null },
  ];

  const rows = recordTable(
    [A, { name: 'none.example.com' }, { name: 'new.example.com' }],
    scope(before),
    [],
  );

  expect(rows.map(({ old }) => old)).toEqual([
    [
      { type: 'A', values: ['198.51.100.9', '198.51.100.10'], ttl: 600 },
      { type: 'AAAA', values: ['2001:db8::9'], ttl: 60 },
    ],
    [],
    null,
  ]);
});

test("the runbook's own word for it comes first, and is no column of its own", () => {
  const rows = recordTable([{ ...A, old: '192.0.2.1' }], scope([]), []);

  expect(rows[0]?.old).toEqual([{ type: '', values: ['192.0.2.1'], ttl: null }]);
  expect(rows[0]?.row).toEqual(A);
});

test('a record is so already only where the authoritative servers were seen to say so', () => {
  const seen = (verdict: 'pass' | 'wait' | 'unknown') => [
    { name: 'Pay.example.com', cells: [aCell({ is: 'authority' }, verdict, '')] },
  ];
  const tls = [{ name: 'pay.example.com', cells: [aCell({ is: 'tls' }, 'pass', '')] }];

  const so = [seen('pass'), seen('wait'), seen('unknown'), tls, []].map((door) =>
    recordTable([A], scope(null), door).map(isSo),
  );

  expect(so).toEqual([[true], [false], [false], [false], [false]]);
});

test('a value that is something else than it should be is not taken for one', () => {
  for (const before of ['dns-before.txt', { a: 1 }, [1, 'x', { name: 7 }], null])
    expect(recordTable([A], scope(before), [])[0]?.old).toBeNull();
  expect(recordTable('no table', scope([]), [])).toEqual([]);
});

test('records that are made of a value of another form are none, and end nothing', () => {
  const failing = {
    source: 'values.dns.before.map(b, b.name)',
    reads: ['values.dns.before'],
    evaluate: () => {
      throw new WizardError('faulty-file', 'expression-failed', {});
    },
  };

  expect(tableOf(failing, {})).toBeNull();
});
