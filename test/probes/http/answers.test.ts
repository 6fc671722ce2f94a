import { expect, test } from 'vitest';
import { answers } from '../../../src/probes/http/answers.ts';
import { askedAt, webReaders } from '../../support/http/readers.ts';
import { plainly, rawly, securely } from '../../support/http/servers.ts';
import { NEVER } from '../../support/probes/readers.ts';

const NAMES = ['www.example.test', 'api.example.test', 'pay.example.test'];

const hostOf = (headers: { readonly [name: string]: unknown }) =>
  String(headers['host'] ?? headers[':authority']).split(':')[0];

test('hosts that all answer pass, each with its row and its evidence', async () => {
  const server = await securely(
    ({ headers }, response) => {
      response.setHeader('strict-transport-security', 'max-age=1');
      response.end(`<title>${hostOf(headers)}</title>`);
    },
    { names: NAMES },
  );
  const { ports, dialer, folder } = webReaders();

  const seen = await answers.look({ hosts: NAMES, ...askedAt(server, folder) }, ports, NEVER);

  expect(seen).toMatchObject({ verdict: 'pass', cause: null, others: [], notes: [] });
  expect(seen.door?.map(({ name, cells }) => [name, cells[0]?.word, cells[0]?.params])).toEqual(
    NAMES.map((name) => [name, 'status', { status: 200 }]),
  );
  expect(seen.door?.[0]?.cells[0]?.seen[1]).toMatch(/^127\.0\.0\.1 HTTP\/2 200, first byte \d+ ms/);
  expect(seen.evidence[0]?.text).toContain('  title api.example.test');
  expect([dialer.opened(), dialer.open()]).toEqual([3, 0]);
});

test('what is the same of several hosts is said once, the worst first', async () => {
  const server = await securely(
    ({ headers }, response) => {
      response.writeHead(hostOf(headers) === 'pay.example.test' ? 200 : 503);
      response.end();
    },
    { names: NAMES },
  );
  const { ports, folder } = webReaders();

  const seen = await answers.look({ hosts: NAMES, ...askedAt(server, folder) }, ports, NEVER);

  expect(seen).toMatchObject({
    verdict: 'wait',
    cause: {
      code: 'http-unavailable',
      count: 2,
      params: { names: 'www.example.test, api.example.test', status: 503 },
      healsByItself: true,
      object: { kind: 'Host', name: 'www.example.test' },
    },
    others: [],
  });
  expect(seen.door?.map(({ cells }) => cells[0]?.verdict)).toEqual(['wait', 'wait', 'pass']);
});

test('a redirect is followed at the same address, under the name it leads to', async () => {
  const asked: string[] = [];
  const server = await securely(
    ({ headers, url }, response) => {
      const host = hostOf(headers);
      asked.push(`${host}${url}`);
      const isFirst = host === 'www.example.test';
      const location = `https://api.example.test:${server.port}/app`;
      response.writeHead(isFirst ? 302 : 200, isFirst ? { location } : {});
      response.end();
    },
    { names: NAMES },
  );
  const { ports, folder } = webReaders();
  const hosts = ['www.example.test', 'api.example.test'];

  const seen = await answers.look({ hosts, ...askedAt(server, folder) }, ports, NEVER);

  expect(seen.verdict).toBe('pass');
  expect(asked).toContain('api.example.test/app');
  expect(seen.door?.[0]?.cells[0]?.seen.filter((line) => line.startsWith('GET'))).toHaveLength(2);
});

test('redirects that never end do end', async () => {
  let count = 0;
  const server = await plainly((_, response) => {
    count += 1;
    response.writeHead(302, { location: `/${count}` });
    response.end();
  });
  const { ports, folder, dialer } = webReaders();

  const seen = await answers.look(
    { hosts: ['www.example.test'], ...askedAt(server, folder) },
    ports,
    NEVER,
  );

  expect([seen.verdict, seen.cause?.code, count]).toEqual(['fail', 'http-redirects-many', 11]);
  expect(dialer.open()).toBe(0);
});

test('a circle and a way out of TLS are failures', async () => {
  const server = await securely(
    ({ headers }, response) => {
      const isLoop = hostOf(headers) === 'www.example.test';
      response.writeHead(301, { location: isLoop ? '/' : 'http://api.example.test/' });
      response.end();
    },
    { names: NAMES },
  );
  const { ports, folder } = webReaders();
  const hosts = ['www.example.test', 'api.example.test'];

  const seen = await answers.look({ hosts, ...askedAt(server, folder) }, ports, NEVER);

  expect([seen.verdict, seen.cause?.code, ...seen.others.map(({ code }) => code)]).toEqual([
    'fail',
    'http-redirect-loop',
    'http-downgrade',
  ]);
});

test('one server that hangs keeps none of the others from being told', async () => {
  const server = await rawly(() => undefined);
  const { ports, dialer } = webReaders({}, 200);
  const hosts = Array.from({ length: 50 }, (_, index) => `n${index}.example.test`);

  const seen = await answers.look(
    { hosts, scheme: 'http', address: '127.0.0.1', port: server.port },
    ports,
    NEVER,
  );

  expect([seen.verdict, seen.cause?.code, seen.door?.length]).toEqual(['wait', 'http-slow', 50]);
  expect(dialer.open()).toBe(0);
});

test('a look that is given up leaves nothing open', async () => {
  const server = await rawly(() => undefined);
  const { ports, dialer } = webReaders();
  const stop = new AbortController();

  const looking = answers.look(
    { hosts: NAMES, scheme: 'http', address: '127.0.0.1', port: server.port },
    ports,
    stop.signal,
  );
  await expect.poll(server.open).toBe(3);
  stop.abort(new Error('enough'));

  await expect(looking).rejects.toThrow('enough');
  expect(dialer.open()).toBe(0);
});
