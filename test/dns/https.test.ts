import type http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import type net from 'node:net';
import { buffer } from 'node:stream/consumers';
import { beforeAll, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/clock/system-clock.ts';
import { dnsReader } from '../../src/dns/dns-reader.ts';
import type { DnsAnswer, DnsServer } from '../../src/model/dns.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { listening } from '../support/cluster/api-server.ts';
import { handClock } from '../support/hand-clock.ts';
import { countingDialer } from '../support/dns/counting-dialer.ts';
import { playServer } from '../support/dns/dns-server.ts';
import { a, answerTo } from '../support/dns/packets.ts';
import { type Authority, anAuthority } from '../support/tls/certificates.ts';

const NEVER = new AbortController().signal;
const QUESTION = { name: 'www.shop.example', type: 'A' } as const;
const DOH = 'dns.resolver.example';

let authority: Authority;
let credentials: { readonly cert: string; readonly key: string };
beforeAll(async () => {
  authority = await anAuthority();
  credentials = await authority.issue({ names: [{ type: 'dns', value: DOH }] });
});

type Request = http.IncomingMessage | http2.Http2ServerRequest;
/** Both kinds of server answer alike; only one of them has its type. */
type Respond = (query: Buffer, response: http.ServerResponse) => void;

const MESSAGE = { 'content-type': 'application/dns-message' };

const answering: Respond = (query, response) => {
  response.writeHead(200, MESSAGE);
  response.end(answerTo(query, { answers: [a(QUESTION.name, '203.0.113.1')] }));
};

test.each(['1.1', '2'] as const)(
  'where port 53 is blocked the server is asked over HTTPS, with its name: HTTP/%s',
  async (version) => {
    const asked: unknown[] = [];
    const port = await serve(version, answering, ({ httpVersion, method, url, headers }) =>
      asked.push([httpVersion, method, url, headers[':authority'] ?? headers.host]),
    );

    const answer = await askBlocked({ doh: DOH }, port);

    expect(answer).toMatchObject({
      is: 'answer',
      transport: 'https',
      records: [{ value: '203.0.113.1' }],
    });
    expect(asked).toEqual([[version === '2' ? '2.0' : '1.1', 'POST', '/dns-query', DOH]]);
  },
);

test('a server whose port 53 is silent is asked over HTTPS at once for a minute', async () => {
  const port = await serve('2', answering);
  const silent = { ...(await playServer({ udp: () => {} })), doh: DOH };
  const clock = handClock();
  const reader = dnsReader(directDialer(), clock, { https: { port, roots: [authority.pem] } });
  const again = () => reader.ask(QUESTION, silent, NEVER);

  const first = again();
  await vi.waitFor(() => expect(silent.seen.udp).toBe(1));
  await clock.pass(3_000);
  const answers = [await first, await again()];
  await clock.pass(60_000);
  const last = again();
  await vi.waitFor(() => expect(silent.seen.udp).toBe(3));
  await clock.pass(3_000);

  expect([...answers, await last]).toMatchObject([
    { is: 'answer', transport: 'https', ms: 3_000 },
    { is: 'answer', transport: 'https', ms: 0 },
    { is: 'answer', transport: 'https', ms: 3_000 },
  ]);
});

test.each<readonly [string, Respond, unknown]>([
  [
    'another status',
    (_, response) => response.writeHead(503).end(),
    'ECONNREFUSED · HTTPS HTTP 503',
  ],
  [
    'a page',
    (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in'),
    'ECONNREFUSED · HTTPS content type text/html',
  ],
  [
    'a body without end',
    (_, response) => {
      response.writeHead(200, MESSAGE);
      const more = () => {
        while (response.write(Buffer.alloc(16_384))) continue;
      };
      response.on('drain', more);
      more();
    },
    'ECONNREFUSED · HTTPS another id',
  ],
  [
    'an end in the middle',
    (query, response) => {
      response.writeHead(200, { ...MESSAGE, 'content-length': '99' });
      response.write(query, () => response.socket?.destroy());
    },
    expect.stringMatching(/^ECONNREFUSED · HTTPS (closed|ECONNRESET)$/),
  ],
])('%s over HTTPS is no answer', async (_, respond, code) => {
  const port = await serve('1.1', respond);

  const answer = await askBlocked({ doh: DOH }, port);

  expect(answer).toMatchObject({ is: 'unreachable', transport: 'udp', code });
});

test('a certificate for another name is no answer', async () => {
  const port = await serve('1.1', answering);

  const answer = await askBlocked({ doh: 'dns.other.example' }, port);

  expect(answer.code).toBe('ECONNREFUSED · HTTPS ERR_TLS_CERT_ALTNAME_INVALID');
});

test('HTTPS is not asked where port 53 has answered, nor where the server has none', async () => {
  const port = await serve('1.1', answering);
  const refusing = await playServer({ udp: (query, send) => send(answerTo(query, { rcode: 5 })) });

  const answered = await ask({ ...refusing, doh: DOH }, port);
  const blocked = await askBlocked({}, port);

  expect([answered, blocked]).toMatchObject([
    { is: 'refused', transport: 'udp' },
    { is: 'unreachable', code: 'ECONNREFUSED' },
  ]);
});

function askBlocked(more: { readonly doh?: string }, port: number): Promise<DnsAnswer> {
  return ask({ role: 'resolver', name: '', address: '127.0.0.1', port: 1, ...more }, port);
}

async function ask(server: DnsServer, port: number): Promise<DnsAnswer> {
  const dialer = countingDialer(directDialer());
  const reader = dnsReader(dialer, systemClock, { https: { port, roots: [authority.pem] } });
  const answer = await reader.ask(QUESTION, server, NEVER);
  await vi.waitFor(() => expect(dialer.count().open).toBe(0));
  return answer;
}

async function serve(
  version: '1.1' | '2',
  respond: Respond,
  onRequest: (request: Request) => void = () => {},
): Promise<number> {
  const listener = async (request: Request, response: unknown) => {
    onRequest(request);
    const query = await buffer(request);
    if (isResponse(response)) respond(query, response);
  };
  const server: net.Server =
    version === '2'
      ? http2.createSecureServer(
          credentials,
          (request, response) => void listener(request, response),
        )
      : https.createServer(credentials, (request, response) => void listener(request, response));
  return await listening(server);
}

function isResponse(response: unknown): response is http.ServerResponse {
  return typeof response === 'object' && response !== null && 'writeHead' in response;
}
