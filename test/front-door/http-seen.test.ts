import { expect, test } from 'vitest';
import type { HttpAsked } from '../../src/front-door/http-asked.ts';
import { httpEvidence, seenLines } from '../../src/front-door/http-seen.ts';
import { chainOf } from '../support/http/a-chain.ts';

const HOST = 'www.example.test';
const ASKED: HttpAsked = { host: HOST, path: '/', status: null, header: null, body: null };
const HOSTS = { hosts: [HOST] };

test('what was seen has each request, its address, its protocol and how long it took', () => {
  const chain = chainOf(
    ASKED,
    [
      { status: 301, location: '/app?a=b', version: '1.1', headers: { 'set-cookie': 'id=secret' } },
      { body: '<title>Pay</title>\nhello', headers: { server: 'nginx' } },
    ],
    HOSTS,
  );

  const lines = seenLines(chain);

  expect(lines).toEqual([
    'GET https://www.example.test/',
    '192.0.2.7 HTTP/1.1 301, first byte 1 ms, all 3 ms',
    'set-cookie: …',
    'location: /app?a=b',
    'GET https://www.example.test/app?a=b',
    '192.0.2.7 HTTP/2 200, first byte 1 ms, all 3 ms',
    'server: nginx',
    'title Pay',
    '',
    '<title>Pay</title>',
    'hello',
  ]);
});

test('of a long page its beginning is kept, of many headers the first ones', () => {
  const headers = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`x-${index}`, 'x'.repeat(400)]),
  );
  const chain = chainOf(ASKED, [{ body: 'b'.repeat(5000), headers }], HOSTS);

  const lines = seenLines(chain);

  expect(lines.slice(-4)).toEqual(['+10', '', 'b'.repeat(2048), '…']);
  expect(lines[2]).toBe(`x-0: ${'x'.repeat(300)}…`);
});

test('where nothing answered, and where a redirect was not followed, that is kept', () => {
  const refused = chainOf(ASKED, [{ is: 'refused', code: 'ECONNREFUSED', address: null }], HOSTS);
  const away = chainOf(ASKED, [{ status: 302, location: 'https://x.test/' }], HOSTS);

  const text = httpEvidence([
    { host: HOST, chain: refused },
    { host: 'other.test', chain: away },
  ]);

  expect(text.split('\n')).toEqual([
    HOST,
    '  GET https://www.example.test/',
    '  - refused ECONNREFUSED, 1 ms',
    '',
    'other.test',
    '  GET https://www.example.test/',
    '  192.0.2.7 HTTP/2 302, first byte 1 ms, all 3 ms',
    '  location: https://x.test/',
    '  away https://x.test/',
    '',
  ]);
});
