import { expect, test } from 'vitest';
import { doorTable } from '../../src/core/front-door-table.ts';
import type { DoorColumn } from '../../src/model/front-door.ts';
import { aCause } from '../../src/model/verdict.ts';
import { doorWhy } from '../../src/text/door-why.ts';
import { texts } from '../../src/text/index.ts';
import { aCell } from '../support/demo-door.ts';

const TLS: DoorColumn = { is: 'tls' };
const HTTP: DoorColumn = { is: 'http' };

function refused(column: DoorColumn, name: string, address = '203.0.113.7') {
  const params = { names: name, address, port: 443, code: 'ECONNREFUSED' };
  const cause = aCause('tls-port-refused', params);
  return aCell(column, 'wait', 'refused', { cause });
}

function saysOf(rows: Parameters<typeof doorTable>[0], lang: 'en' | 'zh-CN' = 'en') {
  return doorWhy(doorTable(rows).rows, texts(lang)).flatMap(({ says }) => says);
}

test('what is so of several names in several columns is one sentence', () => {
  const names = ['a.example.com', 'b.example.com'];
  const rows = names.map((name) => ({ name, cells: [refused(TLS, name), refused(HTTP, name)] }));

  expect(saysOf(rows)).toEqual([
    'TLS, HTTP: a.example.com, b.example.com: 203.0.113.7:443 refuses the connection.',
  ]);
  expect(saysOf(rows, 'zh-CN')).toEqual([
    'TLS, HTTP：a.example.com, b.example.com：203.0.113.7:443 拒绝连接。',
  ]);
});

test('a column is named only with those names of which it says so', () => {
  const rows = [
    { name: 'a.example.com', cells: [refused(TLS, 'a.example.com')] },
    {
      name: 'b.example.com',
      cells: [refused(TLS, 'b.example.com', '198.51.100.9'), refused(HTTP, 'b.example.com')],
    },
  ];

  expect(saysOf(rows)).toEqual([
    'TLS: a.example.com: 203.0.113.7:443 refuses the connection.',
    'TLS: b.example.com: 198.51.100.9:443 refuses the connection.',
    'HTTP: b.example.com: 203.0.113.7:443 refuses the connection.',
  ]);
});

test('two hundred names with one fault are one line that ends in how many more there are', () => {
  const rows = Array.from({ length: 200 }, (_, at) => {
    const name = `n${String(at).padStart(3, '0')}.example.com`;
    return { name, cells: [refused(TLS, name)] };
  });

  const [says = '', ...more] = saysOf(rows);

  expect(more).toEqual([]);
  expect(says).toContain('n019.example.com, and 180 more names: ');
  expect(says).not.toContain('n020');
});
