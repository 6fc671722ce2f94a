import { expect, test } from 'vitest';
import { httpAsked } from '../../src/front-door/http-asked.ts';
import type { Json } from '../../src/model/json.ts';

const PLAIN = { path: '/', status: null, header: null, body: null };

test.each<readonly [string, Json, object]>([
  ['a name', 'WWW.Example.test.', { host: 'www.example.test', ...PLAIN }],
  ['a name in another script', '例子.test', { host: 'xn--fsqu00a.test', ...PLAIN }],
  ['an address', '192.0.2.7', { host: '192.0.2.7', ...PLAIN }],
  ['an address of IPv6', '2001:db8::7', { host: '2001:db8::7', ...PLAIN }],
  [
    'a whole map',
    {
      host: 'a.test',
      path: '/x?y',
      status: [200, '204'],
      header: { name: 'X-A', value: 1 },
      body: 'b',
    },
    {
      host: 'a.test',
      path: '/x?y',
      status: [200, 204],
      header: { name: 'x-a', value: '1' },
      body: 'b',
    },
  ],
  [
    'one status',
    { host: 'a.test', status: 302, header: null, body: null },
    { host: 'a.test', ...PLAIN, status: [302] },
  ],
])('%s is read', (_, entry, asked) => {
  expect(httpAsked(entry)).toEqual(asked);
});

test.each<readonly [string, Json, string, string]>([
  ['no host', { path: '/' }, 'http-host-malformed', 'host'],
  ['a number', 7, 'http-host-malformed', 'host'],
  ['nothing', null, 'http-host-malformed', 'host'],
  ['a key that nobody knows', { host: 'a.test', pfad: '/' }, 'http-host-malformed', 'pfad'],
  ['a path without a slash', { host: 'a.test', path: 'x' }, 'http-host-malformed', 'path'],
  ['a path with a line in it', { host: 'a.test', path: '/\r\nx' }, 'http-host-malformed', 'path'],
  ['a path with a blank', { host: 'a.test', path: '/a b' }, 'http-host-malformed', 'path'],
  ['no status at all', { host: 'a.test', status: [] }, 'http-host-malformed', 'status'],
  ['a status of one place', { host: 'a.test', status: 2 }, 'http-host-malformed', 'status'],
  ['a status in words', { host: 'a.test', status: 'ok' }, 'http-host-malformed', 'status'],
  ['an empty text', { host: 'a.test', body: ' ' }, 'http-host-malformed', 'body'],
  ['a header as text', { host: 'a.test', header: 'x: y' }, 'http-host-malformed', 'header'],
  [
    'a header with a line in it',
    { host: 'a.test', header: { name: 'x\n' } },
    'http-host-malformed',
    'header',
  ],
  [
    'an empty header',
    { host: 'a.test', header: { name: 'x', value: '' } },
    'http-host-malformed',
    'header',
  ],
])('%s is told, not guessed', (_, entry, code, key) => {
  expect(httpAsked(entry)).toMatchObject({ code, params: { key } });
});

test.each(['', 'a b', 'a\u0000b', 'https://a.test/', 'a..b', `${'a'.repeat(64)}.test`])(
  'a name that is none is told: %j',
  (host) => {
    expect(httpAsked(host)).toMatchObject({ code: expect.stringMatching(/^host-name-/) });
  },
);
