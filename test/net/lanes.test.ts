import { expect, test } from 'vitest';
import { createLanes } from '../../src/net/lanes.ts';
import { settled } from '../support/hand-clock.ts';

const NEVER = new AbortController().signal;

test('a server is asked 32 questions at a time, and all servers 256', async () => {
  const lanes = createLanes();
  const running = new Map<string, number>();
  const servers = Array.from({ length: 12 }, (_, index) => `server-${index}`);
  const never = new Promise<void>(() => {});

  for (const server of servers) {
    for (let index = 0; index < 40; index += 1) {
      void lanes.run(
        server,
        () => {
          running.set(server, (running.get(server) ?? 0) + 1);
          return never;
        },
        NEVER,
      );
    }
  }
  await settled();

  const counts = [...running.values()];
  expect(Math.max(...counts)).toBe(32);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(256);
});

test('who waits for its turn and gives up has its reason at once', async () => {
  const lanes = createLanes();
  const gone = new AbortController();
  const never = new Promise<void>(() => {});
  for (let index = 0; index < 32; index += 1) void lanes.run('one', () => never, NEVER);

  const waiting = lanes.run('one', () => never, gone.signal);
  gone.abort(new Error('enough'));

  await expect(waiting).rejects.toThrow('enough');
});

test('a thousand that wait do not all listen to the signal of who asks', async () => {
  const lanes = createLanes<number>();
  const { signal } = new AbortController();
  let listening = 0;
  const addEventListener = signal.addEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
    listening += 1;
    addEventListener(...args);
  };

  const all = Array.from({ length: 1000 }, (_, index) =>
    lanes.run(`server-${index}`, async () => index, signal),
  );

  expect((await Promise.all(all)).length).toBe(1000);
  expect(listening).toBe(0);
});

test('what is of a higher priority goes before those that wait', async () => {
  const lanes = createLanes<string>(1);
  const order: string[] = [];
  const run = (name: string, priority?: number) =>
    lanes.run(
      'server',
      async () => {
        order.push(name);
        return name;
      },
      NEVER,
      priority,
    );

  await Promise.all([run('first'), run('waits'), run('urgent', 1)]);

  expect(order).toEqual(['first', 'urgent', 'waits']);
});
