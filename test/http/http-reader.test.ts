import { once } from 'node:events';
import net from 'node:net';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/clock/system-clock.ts';
import { httpReader } from '../../src/http/http-reader.ts';
import { inOnePiece } from '../support/http/in-one-piece.ts';
import {
  asked,
  byStreams,
  countingDialer,
  HOST,
  plainly,
  rawly,
  securely,
  type Listener,
} from '../support/http/servers.ts';

const NEVER = new AbortController().signal;
const hello: Listener = (request, response) => {
  response.setHeader('content-type', 'text/plain');
  response.setHeader('x-asked', `${request.method} ${request.url}`);
  response.end('hello');
};

function aReader(limits = {}) {
  const dialer = countingDialer();
  return { dialer, reader: httpReader(dialer, systemClock, { timeoutMs: 5000, ...limits }) };
}

test('an answer over HTTP/2 is told with its address, its headers and its body', async () => {
  const server = await securely(hello);
  const { reader, dialer } = aReader();

  const seen = await reader.get(asked(server, { path: '/a?b=c' }), NEVER);

  expect(seen).toMatchObject({
    is: 'answer',
    address: '127.0.0.1',
    version: '2',
    status: 200,
    headers: { 'content-type': 'text/plain', 'x-asked': 'GET /a?b=c' },
    body: 'hello',
    cut: false,
  });
  expect(dialer.open()).toBe(0);
  await expect.poll(server.open).toBe(0);
});

test('an answer over HTTP/2 that comes whole in one piece, as through a pod, is told as any', async () => {
  const server = await securely(hello);
  const reader = httpReader(inOnePiece, systemClock, { timeoutMs: 5000 });

  const seen = await reader.get(asked(server), NEVER);

  expect(seen).toMatchObject({ is: 'answer', version: '2', status: 200, body: 'hello' });
});

test('a server without HTTP/2 is asked over HTTP/1.1', async () => {
  const server = await securely(hello, { protocols: ['http/1.1'] });

  const seen = await aReader().reader.get(asked(server), NEVER);

  expect(seen).toMatchObject({ is: 'answer', version: '1.1', body: 'hello' });
});

test('a server that wants no HTTP/2 for this is asked again without it', async () => {
  const server = await byStreams((stream) => stream.close(13));

  const seen = await aReader().reader.get(asked(server), NEVER);

  expect(seen).toMatchObject({ is: 'answer', version: '1.1', body: 'over 1.1' });
});

test('plain HTTP needs no certificate', async () => {
  const server = await plainly(hello);

  const seen = await aReader().reader.get(asked(server), NEVER);

  expect(seen).toMatchObject({ is: 'answer', version: '1.1', status: 200, body: 'hello' });
});

test('the name goes into SNI and Host, whatever address is asked', async () => {
  const server = await securely(
    ({ socket, headers }, response) =>
      response.end(`${'servername' in socket ? socket.servername : ''} ${headers.host}`),
    { protocols: ['http/1.1'] },
  );

  const seen = await aReader().reader.get(asked(server), NEVER);

  expect(seen).toMatchObject({ body: `${HOST} ${HOST}:${server.port}` });
});

test('an address as host is asked without a server name, and its certificate is for the address', async () => {
  const server = await securely(
    (request, response) =>
      response.end('servername' in request.socket ? String(request.socket.servername) : '?'),
    { protocols: ['http/1.1'], names: [], addresses: ['127.0.0.1'] },
  );

  const seen = await aReader().reader.get(asked(server, { host: '127.0.0.1' }), NEVER);

  expect(seen).toMatchObject({ is: 'answer', body: 'false' });
});

test('a host without an address is found by its name', async () => {
  const server = await plainly(hello);
  const { address: _, ...question } = asked(server, { host: 'localhost' });

  const seen = await aReader().reader.get(question, NEVER);

  expect(seen).toMatchObject({ is: 'answer', address: '127.0.0.1' });
});

test.each([
  ['of another name', { names: ['other.example.test'] }, {}, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['that has expired', { notAfter: Date.now() - 1000 }, {}, 'CERT_HAS_EXPIRED'],
  ['of an unknown root', {}, { roots: [] }, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
])('a certificate %s ends it', async (_, certificate, question, code) => {
  const server = await securely(hello, certificate);

  const seen = await aReader().reader.get(asked(server, question), NEVER);

  expect(seen).toMatchObject({ is: 'tls', code, address: '127.0.0.1' });
});

test('any certificate is taken where only the clock is read', async () => {
  const server = await securely(hello, { names: ['other.example.test'] });

  const seen = await aReader().reader.get(
    asked(server, { roots: [], anyCertificate: true }),
    NEVER,
  );

  expect(seen).toMatchObject({ is: 'answer', headers: { date: expect.any(String) } });
});

test('a redirect is an answer and is not followed', async () => {
  const server = await plainly((_, response) => {
    response.writeHead(301, { location: 'https://elsewhere.example.test/' });
    response.end();
  });

  const seen = await aReader().reader.get(asked(server), NEVER);

  expect(seen).toMatchObject({ status: 301, headers: { location: expect.any(String) } });
});

test('headers that stand there twice are joined', async () => {
  const server = await securely((_, response) => {
    response.setHeader('set-cookie', ['a=1', 'b=2']);
    response.setHeader('__proto__', 'x');
    response.end();
  });

  const seen = await aReader().reader.get(asked(server), NEVER);

  expect(seen).toMatchObject({ headers: { 'set-cookie': 'a=1, b=2' } });
  expect(seen.is === 'answer' && Object.hasOwn(seen.headers, '__proto__')).toBe(true);
});

test('a path that looks like another host stays a path', async () => {
  const server = await plainly(hello);

  const seen = await aReader().reader.get(asked(server, { path: '//elsewhere/x y?q=ü' }), NEVER);

  expect(seen).toMatchObject({ headers: { 'x-asked': 'GET //elsewhere/x%20y?q=%C3%BC' } });
});

test.each(['with space', 'new\nline', 'a/b', 'a@b', 'a%41', '', 'a#b'])(
  'a host that is none is asked of nobody: %j',
  async (host) => {
    const { reader, dialer } = aReader();

    const seen = await reader.get(
      { scheme: 'https', host, port: 443, path: '/', roots: [] },
      NEVER,
    );

    expect([seen.is, dialer.opened()]).toEqual(['unreachable', 0]);
  },
);

test('a port where nothing listens refuses', async () => {
  const seen = await aReader().reader.get(asked({ port: 1, root: '', open: () => 0 }), NEVER);

  expect(seen).toMatchObject({ is: 'refused', code: 'ECONNREFUSED', address: null });
});

test('a name that does not exist is not reached', async () => {
  const { address: _, ...question } = asked({ port: 1, root: '', open: () => 0 });

  const seen = await aReader().reader.get({ ...question, host: 'no-such.invalid' }, NEVER);

  expect(seen).toMatchObject({ is: 'unreachable', address: null, code: expect.any(String) });
});

test('a caller that gives up is told so at once, and the connection is closed', async () => {
  const server = await rawly(() => undefined);
  const { reader, dialer } = aReader();
  const stop = new AbortController();

  const asking = reader.get(asked(server), stop.signal);
  await expect.poll(server.open).toBe(1);
  stop.abort(new Error('enough'));

  await expect(asking).rejects.toThrow('enough');
  expect(dialer.open()).toBe(0);
  await expect.poll(server.open).toBe(0);
});

test('who has given up before asks nobody', async () => {
  const { reader, dialer } = aReader();

  const asking = reader.get(
    asked({ port: 1, root: '', open: () => 0 }),
    AbortSignal.abort(new Error('enough')),
  );

  await expect(asking).rejects.toThrow('enough');
  expect(dialer.opened()).toBe(0);
});

test('a dialer that comes through too late has its socket closed', async () => {
  const server = await plainly(hello);
  const socket = net.connect(server.port, '127.0.0.1');
  await once(socket, 'connect');
  const late = Promise.withResolvers<net.Socket>();
  const dialer = { ...countingDialer(), tcp: () => late.promise };

  const seen = await httpReader(dialer, systemClock, { timeoutMs: 20 }).get(asked(server), NEVER);
  late.resolve(socket);

  expect(seen).toMatchObject({ is: 'timeout', code: 'connect', address: null });
  await expect.poll(() => socket.destroyed).toBe(true);
});
