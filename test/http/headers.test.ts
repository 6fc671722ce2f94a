import { expect, test } from 'vitest';
import { systemClock } from '../../src/clock/system-clock.ts';
import { httpReader } from '../../src/http/http-reader.ts';
import {
  asked,
  countingDialer,
  plainly,
  securely,
  type Listener,
} from '../support/http/servers.ts';

const NEVER = new AbortController().signal;
const SECRET = 'Basic cm9iZXJ0Om9wZW4tc2VzYW1l';
const tells: Listener = ({ headers }, response) =>
  response.end(JSON.stringify([headers.authorization, headers.accept, headers['user-agent']]));

function aReader() {
  const dialer = countingDialer();
  return { dialer, reader: httpReader(dialer, systemClock, { timeoutMs: 5000 }) };
}

test.each([
  ['HTTP/2', () => securely(tells)],
  ['HTTP/1.1', () => securely(tells, { protocols: ['http/1.1'] })],
  ['plain HTTP', () => plainly(tells)],
])('what a question says goes along with the usual headers: %s', async (_, serve) => {
  const server = await serve();
  const headers = { Authorization: SECRET, Accept: 'application/json' };

  const seen = await aReader().reader.get(asked(server, { headers }), NEVER);

  expect(seen).toMatchObject({
    body: JSON.stringify([SECRET, 'application/json', 'dr-wizard']),
  });
});

test('a redirect is an answer: a secret goes no further than where it was meant for', async () => {
  const server = await plainly((_, response) => {
    response.writeHead(307, { location: 'https://elsewhere.example.test/' });
    response.end();
  });
  const { dialer, reader } = aReader();

  const seen = await reader.get(asked(server, { headers: { authorization: SECRET } }), NEVER);

  expect(seen).toMatchObject({ is: 'answer', status: 307 });
  expect(dialer.opened()).toBe(1);
});

test.each([
  ['a line break in a value', { authorization: 'Basic eA==\r\nX-Other: 1' }],
  ['what is no Latin-1 in a value', { authorization: 'Bearer 密码' }],
  ['a name that is none', { 'x other': '1' }],
  ['the host, which the question has already', { Host: 'other.example.test' }],
  ['what frames the request', { 'Transfer-Encoding': 'chunked' }],
  ['a pseudo-header', { ':path': '/other' }],
])('nothing at all is sent with %s', async (_, headers) => {
  const server = await plainly(tells);
  const { dialer, reader } = aReader();

  const seen = await reader.get(asked(server, { headers }), NEVER);

  expect(seen).toMatchObject({ is: 'unreachable', code: 'INVALID_HEADER', address: null });
  expect(dialer.opened()).toBe(0);
  expect(JSON.stringify(seen)).not.toContain('Other');
});
