import net from 'node:net';
import { expect, test } from 'vitest';
import { WizardError } from '../../src/model/error.ts';
import type { PodPort } from '../../src/model/route.ts';
import { nacosReader } from '../../src/nacos/nacos-reader.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { countingDialer } from '../support/dns/counting-dialer.ts';
import { listening } from '../support/http/servers.ts';

const NEVER = new AbortController().signal;
const NO_PODS = { tcp: () => Promise.reject(new Error('no pods here')) };
const STATE = JSON.stringify({ code: 0, data: { version: '3.0.3' } });

type Plays = (path: string, socket: net.Socket) => void;

/** What is said of the members of a server that does so; whatever it does, nothing stays open. */
async function seenOf(plays: Plays, timeoutMs = 5000) {
  const server = await listening(
    net.createServer((socket) => {
      socket.once('data', (head) => plays(head.toString('latin1').split(' ')[1] ?? '', socket));
    }),
  );
  const dialer = countingDialer(directDialer());
  const reader = nacosReader(dialer, NO_PODS, { timeoutMs });
  const at = { host: '127.0.0.1', port: server.port };
  const seen = await reader.members({ at, path: '/nacos' }, null, NEVER);
  await expect.poll(() => dialer.count().open).toBe(0);
  await expect.poll(server.open).toBe(0);
  return seen;
}

const say = (body: string, status = 200) =>
  `HTTP/1.1 ${status} X\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** Says which Nacos it is, and answers what comes then as it is told. */
const then =
  (answer: Plays): Plays =>
  (path, socket) => {
    if (path.endsWith('/state')) socket.end(say(STATE));
    else answer(path, socket);
  };
const members = (data: unknown): Plays =>
  then((_, socket) => void socket.end(say(JSON.stringify({ code: 0, data }))));

test.each<readonly [string, Plays, object]>([
  ['no HTTP', (_, socket) => void socket.end('SSH-2.0-x\r\n'), { is: 'garbage' }],
  [
    'a header without end',
    (_, socket) => void socket.write(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(100_000)}`),
    { is: 'garbage', code: 'HPE_HEADER_OVERFLOW' },
  ],
  [
    'a body without end',
    (_, socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const flood = () => {
        while (!socket.destroyed && socket.write('x'.repeat(65_536)));
      };
      socket.on('drain', flood);
      flood();
    },
    { is: 'garbage', code: 'BODY_TOO_LONG' },
  ],
  [
    'half a body and a goodbye',
    (_, socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhel'),
    { is: 'closed' },
  ],
  ['a goodbye', (_, socket) => void socket.end(), { is: 'closed' }],
  ['a reset', (_, socket) => void socket.resetAndDestroy(), { is: 'reset' }],
  ['a page', (_, socket) => void socket.end(say('<html>Welcome</html>')), { is: 'stranger' }],
  [
    'a state of another program',
    (_, socket) => void socket.end(say('{"version":"x"}')),
    { is: 'stranger' },
  ],
  [
    'a redirect',
    (_, socket) =>
      void socket.end('HTTP/1.1 302 Found\r\nlocation: /\r\ncontent-length: 0\r\n\r\n'),
    { is: 'stranger', status: 302 },
  ],
  ['no list', members({}), { is: 'refusal', status: 200 }],
  ['a member without a state', members([{ address: '10.0.0.1:8848' }]), { is: 'refusal' }],
  ['a member that is none', members([null]), { is: 'refusal' }],
  [
    'a list under a code that says no',
    then((_, socket) => void socket.end(say('{"code":30000,"data":[]}'))),
    { is: 'refusal' },
  ],
  [
    'a list under another status',
    then((_, socket) => void socket.end(say('{"code":0,"data":[]}', 500))),
    { is: 'refusal', status: 500 },
  ],
])('%s is no list of members', async (_, plays, expected) => {
  expect(await seenOf(plays)).toMatchObject(expected);
});

test.each<readonly [string, Plays]>([
  ['silence', () => undefined],
  ['a status line and silence', (_, socket) => void socket.write('HTTP/1.1 200 OK\r\n')],
  ['silence after the first answer', then(() => undefined)],
])('%s ends with the time', async (_, plays) => {
  expect(await seenOf(plays, 200)).toEqual({ is: 'timeout', code: 'ANSWER' });
});

const POD: PodPort = { namespace: 'infra', pod: 'nacos-0', port: 8848 };

test('where there is no way to the pod it is told why; a cluster that is not reached is the whole run’s matter', async () => {
  const failing = (error: Error) =>
    nacosReader(directDialer(), { tcp: () => Promise.reject(error) }).readiness(
      { at: POD, path: '/nacos' },
      NEVER,
    );

  expect(await failing(new WizardError('not-proven', 'pod-forward-failed', { pod: 'x' }))).toEqual({
    is: 'no-way',
    code: 'pod-forward-failed',
    params: { pod: 'x' },
  });
  await expect(failing(new WizardError('cluster-unreachable', 'api-refused'))).rejects.toThrow(
    'api-refused',
  );
});
