import { expect, test, vi } from 'vitest';
import type { LogQuery } from '../../../src/model/ports.ts';
import { aCause, found, type Cause } from '../../../src/model/verdict.ts';
import { createLastWords } from '../../../src/probes/kubernetes/last-words.ts';
import { result } from '../../../src/probes/result.ts';
import { FAKE_READERS } from '../../support/fake-ports.ts';
import { NEVER } from '../../support/probes/readers.ts';

const crashed = (pod: string, more: object = {}): Cause =>
  aCause(
    'crash-loop',
    { container: 'app', words: '-', restarts: 3, ...more },
    { object: { kind: 'Pod', name: pod, namespace: 'prod' } },
  );
const saying = (...[first, ...others]: readonly Cause[]) =>
  result(
    { ...found('wait', first ?? null), others },
    { evidence: [{ name: 'workloads', text: '' }] },
  );

type Log = (query: LogQuery) => Promise<string | undefined>;

function words(log: Log) {
  const asked = vi.fn<Log>(log);
  return { asked, ...createLastWords({ ...FAKE_READERS.cluster, log: asked }) };
}

test('the last line of the container before is in the cause, and the lines are evidence', async () => {
  const { read, into, asked } = words(
    async () => 'starting\nno such table: \u001b[31morders\u001b[0m\n',
  );
  const said = saying(crashed('gateway-1'));

  expect(await read(said, NEVER)).toBe(true);

  expect(asked).toHaveBeenCalledExactlyOnceWith(
    { namespace: 'prod', pod: 'gateway-1', container: 'app', previous: true, tailLines: 20 },
    expect.any(AbortSignal),
  );
  const { cause, evidence } = into(said);
  expect(cause?.params['words']).toBe('no such table: orders');
  expect(evidence.map(({ name }) => name)).toEqual(['workloads', 'log-gateway-1-app']);
  expect(evidence[1]?.text).toBe('starting\nno such table: orders');
});

test('what the container said itself when it ended is kept', async () => {
  const { read, into } = words(async () => 'from the log');
  const said = saying(crashed('gateway-1', { words: 'its own' }));

  await read(said, NEVER);

  expect(into(said).cause?.params['words']).toBe('its own');
  expect(into(said).evidence.map(({ name }) => name)).toContain('log-gateway-1-app');
});

test('only the first three are read, and each end only once', async () => {
  const { read, asked } = words(async ({ pod }) => `words of ${pod}`);
  const pods = ['a', 'b', 'c', 'd'].map((pod) => crashed(pod));

  await read(saying(...pods), NEVER);
  expect(asked.mock.calls.map(([{ pod }]) => pod)).toEqual(['a', 'b', 'c']);

  expect(await read(saying(...pods), NEVER)).toBe(false);
  expect(asked).toHaveBeenCalledTimes(3);

  await read(saying(crashed('a', { restarts: 4 })), NEVER);
  expect(asked).toHaveBeenCalledTimes(4);
});

test('the words before are told until there are new ones', async () => {
  let log = 'first';
  const { read, into } = words(async () => log);
  await read(saying(crashed('a')), NEVER);
  log = '';
  const again = saying(crashed('a', { restarts: 4 }));

  expect(await read(again, NEVER)).toBe(false);

  expect(into(again).cause?.params['words']).toBe('first');
});

test.each([
  ['that is not there', async () => undefined],
  ['that may not be read', () => Promise.reject(new Error('forbidden'))],
  [
    'whose reader throws at once',
    () => {
      throw new Error('x');
    },
  ],
])('a log %s is no log', async (_, log) => {
  const { read, into } = words(log);
  const said = saying(crashed('a'));

  expect(await read(said, NEVER)).toBe(false);

  expect(into(said)).toEqual(said);
});

test('of what did not end nothing is read', async () => {
  const { read, asked } = words(async () => 'x');
  const waiting = aCause(
    'image-pull',
    { container: 'app' },
    { object: { kind: 'Pod', name: 'a', namespace: 'prod' } },
  );

  await read(saying(waiting, aCause('object-absent')), NEVER);

  expect(asked).not.toHaveBeenCalled();
});
