import { expect, vi } from 'vitest';
import { answers } from '../../../src/probes/http/answers.ts';
import { askedAt, webReaders } from '../../support/http/readers.ts';
import { rawly } from '../../support/http/servers.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { anAuthority } from '../../support/tls/certificates.ts';
import { nginxTest, type Nginx } from '../../support/tls/nginx.ts';

const HOST = 'www.example.test';
const authority = await anAuthority();

/** What an ingress controller does with its back ends, each below a path of its own. */
const LINES = [
  'location = /refused { proxy_pass http://127.0.0.1:1; }',
  'location = /none { return 503; }',
  'location = /missing { root /nonexistent; }',
  'location = /down { return 301 http://$host/; }',
  'location = /circle { return 301 https://$http_host/circle; }',
  'gzip on; gzip_min_length 1; gzip_types *;',
];

const test = nginxTest(async () => {
  const pair = await authority.issue({ names: [{ type: 'dns', value: HOST }] });
  return [{ names: [HOST], ...pair, lines: LINES }];
});

async function lookAt(nginx: Nginx, path: string, more: object = {}) {
  const { ports, dialer, folder } = webReaders();
  const at = askedAt({ port: nginx.port, root: authority.pem, open: () => 0 }, folder);
  const seen = await answers.look({ hosts: [{ host: HOST, path }], ...at, ...more }, ports, NEVER);
  expect(dialer.open()).toBe(0);
  return seen;
}

test('a page of nginx passes over HTTP/2, packed or not', async ({ nginx }) => {
  const seen = await lookAt(nginx, '/');

  expect(seen.verdict).toBe('pass');
  expect(seen.evidence[0]?.text).toMatch(/ HTTP\/2 200,[\s\S]+content-encoding: gzip/);
  expect(seen.evidence[0]?.text).toContain('served by nginx');
});

for (const [path, verdict, code] of [
  ['/refused', 'wait', 'http-bad-gateway'],
  ['/none', 'wait', 'http-unavailable'],
  ['/missing', 'wait', 'http-default-backend'],
  ['/down', 'fail', 'http-downgrade'],
  ['/circle', 'fail', 'http-redirect-loop'],
] as const)
  test(`what nginx says of ${path} is ${code}`, async ({ nginx }) => {
    const seen = await lookAt(nginx, path);

    expect([seen.verdict, seen.cause?.code]).toEqual([verdict, code]);
  });

test('a back end that takes the connection and says nothing is a 504', async ({ nginx }) => {
  const silent = await rawly(() => undefined);
  const pair = await authority.issue({ names: [{ type: 'dns', value: HOST }] });
  const line = `location = /silent { proxy_pass http://127.0.0.1:${silent.port}; proxy_read_timeout 200ms; }`;
  await nginx.serve([{ names: [HOST], ...pair, lines: [...LINES, line] }]);

  const seen = await lookAt(nginx, '/silent');

  expect([seen.verdict, seen.cause?.code]).toEqual(['wait', 'http-gateway-timeout']);
});

test('plain HTTP on its port for HTTPS is told', async ({ nginx }) => {
  const seen = await lookAt(nginx, '/', { scheme: 'http' });

  expect([seen.verdict, seen.cause?.code]).toEqual(['fail', 'http-plain-to-https']);
});

test('a 503 that turns into an answer passes as soon as it does', async ({ nginx }) => {
  const pair = await authority.issue({ names: [{ type: 'dns', value: HOST }] });
  const before = await lookAt(nginx, '/none');
  await nginx.serve([{ names: [HOST], ...pair }]);

  await vi.waitFor(async () => expect((await lookAt(nginx, '/none')).verdict).toBe('pass'));
  expect(before.verdict).toBe('wait');
});
