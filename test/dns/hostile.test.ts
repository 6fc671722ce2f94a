import { expect, test, vi } from 'vitest';
import { systemClock } from '../../src/clock/system-clock.ts';
import { dnsReader } from '../../src/dns/dns-reader.ts';
import type { DnsAnswer, DnsServer } from '../../src/model/dns.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { handClock } from '../support/hand-clock.ts';
import { countingDialer } from '../support/dns/counting-dialer.ts';
import { playServer } from '../support/dns/dns-server.ts';
import { a, answerTo } from '../support/dns/packets.ts';
import { ASKED, HOSTILE, TOLD } from '../support/dns/hostile.ts';

const NEVER = new AbortController().signal;
type Name = keyof typeof HOSTILE;

/** What is said at once. */
const AT_ONCE: readonly (readonly [Name, string])[] = [
  ['silent over UDP, fine over TCP', `answer tcp NOERROR ${TOLD}`],
  ['cut over UDP, fine over TCP', `answer tcp NOERROR ${TOLD}`],
  ['cut over TCP too', 'garbage tcp cut over TCP'],
  ['cut, without TCP', 'unreachable tcp ECONNREFUSED'],
  ['closes in the middle', 'garbage tcp closed after 65 bytes'],
  ['closes at once', 'unreachable tcp closed'],
  ['resets', 'unreachable tcp ECONNRESET'],
  ['another id first, then the right one', `answer udp NOERROR ${TOLD}`],
  ['forged extra records', `answer udp NOERROR ${TOLD}`],
];

test.each(AT_ONCE)('%s: %s', async (name, expected) => {
  const server = await playServer(HOSTILE[name]);
  const dialer = countingDialer(directDialer());

  const answer = await dnsReader(dialer, systemClock).ask(ASKED, server, NEVER);

  expect(shown(answer)).toBe(expected);
  await vi.waitFor(() => expect(dialer.count().open).toBe(0));
});

/** What is said when its time is over, as something better might have come. */
const AT_LAST: readonly (readonly [Name, string])[] = [
  ['another id', 'garbage udp another id'],
  ['another question', 'garbage udp another question'],
  ['no question', 'garbage udp another question'],
  ['the question itself', 'garbage udp a question, no answer'],
  ['records of another name', 'garbage udp A of www.evil.example only'],
  ['a name that points at itself', 'garbage udp Cannot decode name (bad pointer)'],
  ['a name that points ahead', 'garbage udp Cannot decode name (bad pointer)'],
  ['counts more than there is', 'garbage udp counts more than it holds'],
  ['counts less than there is', 'garbage udp another length than it says'],
  ['more than it says', 'garbage udp another length than it says'],
  ['half a header', 'garbage udp shorter than a header'],
  ['nothing', 'garbage udp shorter than a header'],
  ['a flood of noise', 'garbage udp another id'],
];

test.each(AT_LAST)('%s: %s', async (name, expected) => {
  const server = await playServer(HOSTILE[name]);
  const dialer = countingDialer(directDialer());
  const clock = handClock();

  const asked = dnsReader(dialer, clock).ask(ASKED, server, NEVER);
  await vi.waitFor(() => expect(server.sent.udp).toBeGreaterThan(0));
  await clock.pass(3_000);

  expect(shown(await asked)).toBe(expected);
  await vi.waitFor(() => expect(dialer.count().open).toBe(0));
});

test('a silent server is known after three seconds, and was asked in every way', async () => {
  const server = await playServer(HOSTILE.silent);
  const dialer = countingDialer(directDialer());
  const clock = handClock();

  const asked = dnsReader(dialer, clock).ask(ASKED, server, NEVER);
  await vi.waitFor(() => expect(server.seen.udp).toBe(1));
  await clock.pass(800);
  await vi.waitFor(() => expect(server.seen.udp).toBe(2));
  await clock.pass(800);
  await vi.waitFor(() => expect(server.seen.tcp).toBe(1));
  await clock.pass(1_400);

  expect(await asked).toMatchObject({ is: 'timeout', code: 'ETIMEDOUT', ms: 3_000 });
  await vi.waitFor(() => expect(dialer.count()).toEqual({ opened: 2, open: 0 }));
});

test('a thousand questions to a silent server are over with the first: nobody waits for the same silence again', async () => {
  const server = await playServer(HOSTILE.silent);
  const dialer = countingDialer(directDialer());
  const clock = handClock();
  const reader = dnsReader(dialer, clock);

  const asked = Array.from({ length: 1000 }, (_, index) =>
    reader.ask({ name: `n${index}.example`, type: 'A' }, server, NEVER),
  );
  await vi.waitFor(() => expect(server.seen.udp).toBe(32));
  await clock.pass(3_000);

  const answers = await Promise.all(asked);
  expect(new Set(answers.map(({ is }) => is))).toEqual(new Set(['timeout']));
  expect(answers.map(({ question }) => question.name)).toEqual(
    answers.map((_, index) => `n${index}.example`),
  );
  await vi.waitFor(() => expect(dialer.count()).toEqual({ opened: 64, open: 0 }));
});

test('a server that is silent to some questions only is asked all of them', async () => {
  const isFor = (query: Buffer, name: string) => query.toString('latin1').includes(name);
  const server = await playServer({
    udp: (query, send) => isFor(query, 'lost') || send(answerTo(query)),
    tcp: () => {},
  });
  const clock = handClock();
  const reader = dnsReader(directDialer(), clock);

  const asked = Array.from({ length: 100 }, (_, index) =>
    reader.ask({ name: `${index < 16 ? 'lost' : 'n'}${index}.example`, type: 'A' }, server, NEVER),
  );
  const others = await Promise.all(asked.slice(16));
  await clock.pass(3_000);

  expect(new Set(others.map(({ is }) => is))).toEqual(new Set(['nodata']));
  expect((await Promise.all(asked.slice(0, 16))).every(({ is }) => is === 'timeout')).toBe(true);
});

test('a server that drips is late after five seconds', async () => {
  const server = await playServer(HOSTILE['drips a byte at a time']);
  const dialer = countingDialer(directDialer());
  const clock = handClock();

  const asked = dnsReader(dialer, clock).ask(ASKED, server, NEVER);
  await vi.waitFor(() => expect(server.seen.tcp).toBe(1));
  await clock.pass(5_000);

  expect(await asked).toMatchObject({ is: 'timeout', transport: 'tcp', ms: 5_000 });
  await vi.waitFor(() => expect(dialer.count().open).toBe(0));
});

test('a server from before EDNS is asked again without it', async () => {
  const server = await playServer({
    udp(query, send) {
      const isModern = query.readUInt16BE(10) > 0;
      send(answerTo(query, isModern ? { rcode: 1 } : { answers: [a(ASKED.name, TOLD)] }));
    },
  });

  const answer = await dnsReader(directDialer(), systemClock).ask(ASKED, server, NEVER);

  expect(shown(answer)).toBe(`answer udp NOERROR ${TOLD}`);
});

test('an answer as long as TCP can carry is read to its end', async () => {
  const server = await playServer(HOSTILE['64 KB']);

  const answer = await dnsReader(directDialer(), systemClock).ask(ASKED, server, NEVER);

  expect(answer.records).toHaveLength(2_046);
  expect(answer.records.at(-1)?.value).toBe('10.0.7.253');
});

test('whoever gives up has the reason at once, and no socket is left', async () => {
  const server = await playServer(HOSTILE.silent);
  const dialer = countingDialer(directDialer());
  const reader = dnsReader(dialer, systemClock);
  const gone = new AbortController();

  const asked = Array.from({ length: 300 }, () => reader.ask(ASKED, server, gone.signal));
  await vi.waitFor(() => expect(server.seen.udp).toBe(32));
  gone.abort(new Error('enough'));

  const ended = await Promise.allSettled(asked);
  expect(
    new Set(ended.map((each) => (each.status === 'rejected' ? String(each.reason) : ''))),
  ).toEqual(new Set(['Error: enough']));
  await vi.waitFor(() => expect(dialer.count()).toEqual({ opened: 32, open: 0 }));
});

test.each([
  ['no address', { address: 'localhost' }, 'unreachable', 'no IP address: localhost'],
  ['no port', { port: 0 }, 'unreachable', 'no port: 0'],
  ['nobody there', { port: 1 }, 'unreachable', 'ECONNREFUSED'],
])('%s is said, not thrown', async (_, more, is, code) => {
  const server: DnsServer = { role: 'resolver', name: '', address: '127.0.0.1', port: 53, ...more };

  const answer = await dnsReader(directDialer(), systemClock).ask(ASKED, server, NEVER);

  expect(answer).toMatchObject({ is, code });
});

test.each(['a..b', `${'a'.repeat(64)}.example`, `${'a.'.repeat(127)}example`])(
  'a name that no packet can hold is not asked: %s',
  async (name) => {
    const server = await playServer(HOSTILE.silent);

    const reader = dnsReader(directDialer(), systemClock);
    const answer = await reader.ask({ name, type: 'A' }, server, NEVER);

    expect(answer).toMatchObject({ is: 'garbage', code: 'no name that can be asked' });
    expect(server.seen.udp).toBe(0);
  },
);

function shown({ is, transport, code, records }: DnsAnswer): string {
  return [is, transport, code, ...records.map(({ value }) => value)].join(' ');
}
