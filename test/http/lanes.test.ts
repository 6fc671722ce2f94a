import { expect, test } from 'vitest';
import { systemClock } from '../../src/clock/system-clock.ts';
import { httpReader } from '../../src/http/http-reader.ts';
import { asked, countingDialer, plainly, rawly, type Listener } from '../support/http/servers.ts';

const NEVER = new AbortController().signal;

function aReader(limits = {}) {
  const dialer = countingDialer();
  return { dialer, reader: httpReader(dialer, systemClock, { timeoutMs: 5000, ...limits }) };
}

test('one server is asked so many times at a time, all together so many', async () => {
  const waiting: (() => void)[] = [];
  const hold: Listener = (_, response) => void waiting.push(() => response.end());
  const [one, other] = [await plainly(hold), await plainly(hold)];
  const { reader, dialer } = aReader({ perServer: 3, inAll: 4 });

  const all = [one, other].flatMap((server) =>
    Array.from({ length: 10 }, () => reader.get(asked(server), NEVER)),
  );
  await expect.poll(() => waiting.length).toBe(4);
  expect([one.open(), other.open()]).toEqual([3, 1]);
  const answers = Promise.all(all);
  while (dialer.opened() < 20 || waiting.length > 0) {
    waiting.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }

  expect((await answers).every(({ is }) => is === 'answer')).toBe(true);
  expect([dialer.most(), dialer.open()]).toEqual([4, 0]);
});

test('a server that answers to nobody is not waited for again by those who queued meanwhile', async () => {
  const server = await rawly(() => undefined);
  const { reader, dialer } = aReader({ perServer: 2, timeoutMs: 200 });

  const all = await Promise.all(Array.from({ length: 40 }, () => reader.get(asked(server), NEVER)));
  const later = reader.get(asked(server), NEVER);

  expect(new Set(all.map((seen) => seen.is))).toEqual(new Set(['timeout']));
  expect(dialer.opened()).toBeLessThan(6);
  expect(await later).toMatchObject({ is: 'timeout', code: 'header' });
});

test('one page that hangs keeps nobody from the others', async () => {
  const server = await plainly((request, response) => {
    if (request.url !== '/hangs') response.end();
  });
  const { reader } = aReader({ perServer: 2, timeoutMs: 2000 });

  const hanging = reader.get(asked(server, { path: '/hangs' }), NEVER);
  const others = await Promise.all(
    Array.from({ length: 40 }, () => reader.get(asked(server), NEVER)),
  );
  const behind = Array.from({ length: 3 }, () => reader.get(asked(server), NEVER));

  expect(others.every(({ is }) => is === 'answer')).toBe(true);
  expect((await hanging).is).toBe('timeout');
  expect((await Promise.all(behind)).every(({ is }) => is === 'answer')).toBe(true);
});
