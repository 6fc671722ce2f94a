import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, vi } from 'vitest';
import { isolatedTest as test } from './network-namespace.ts';

const TIMEOUT = { timeout: 60_000 } as const;
const WAIT = { timeout: 20_000, interval: 20 } as const;
const TRY_NETWORK = path.join(import.meta.dirname, 'try-network.ts');

test(
  'inside a network namespace nothing but its own loopback is reached',
  TIMEOUT,
  async ({ isolated }) => {
    const outside = createServer((socket) => socket.destroy());
    outside.listen(0, '127.0.0.1');
    await once(outside, 'listening');
    const address = outside.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const own = ['127.0.0.1:own', '127.99.0.1:own'];
    // What listens outside, a neighbour, and the documentation's addresses for everybody else.
    const others = [`127.0.0.1:${port}`, '10.0.0.1:443', '192.0.2.1:443', '2001:db8::1:443'];

    const { stdout, stderr, exitCode } = await isolated(TRY_NETWORK, [...own, ...others]);

    outside.close();
    expect({ outcomes: JSON.parse(stdout), stderr, exitCode }).toEqual({
      outcomes: {
        '127.0.0.1:own': 'reached',
        '127.99.0.1:own': 'reached',
        [`127.0.0.1:${port}`]: 'ECONNREFUSED',
        '10.0.0.1:443': 'ENETUNREACH',
        '192.0.2.1:443': 'ENETUNREACH',
        '2001:db8::1:443': 'ENETUNREACH',
      },
      stderr: '',
      exitCode: 0,
    });
  },
);

test('names are not resolved inside a network namespace', TIMEOUT, async ({ isolated }) => {
  const { stdout } = await isolated(TRY_NETWORK, ['example.com:443']);

  expect(JSON.parse(stdout)).toEqual({
    'example.com:443': expect.stringMatching(/^(EAI_AGAIN|ENOTFOUND)$/),
  });
});

test(
  'a script that fails inside a network namespace shows exit code and output',
  TIMEOUT,
  async ({ isolated }) => {
    const result = await isolated('/nowhere/at-all.ts');

    expect(result).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('at-all.ts') });
  },
);

test(
  'an aborted script is killed with everything it has started',
  TIMEOUT,
  async ({ isolated, onTestFinished }) => {
    const directory = await mkdtemp(path.join(tmpdir(), 'dr-wizard-isolated-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const script = path.join(directory, 'start-sleep.ts');
    await writeFile(script, START_SLEEP);
    const abort = new AbortController();

    const running = isolated(script, [], { cwd: directory, signal: abort.signal });
    const pid = await vi.waitFor(() => readFileSync(path.join(directory, 'pid'), 'utf8'), WAIT);
    abort.abort();

    expect((await running).exitCode).toBe(null);
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), WAIT);
  },
);

const START_SLEEP = `
import { spawn } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
const { pid } = spawn('sleep', ['600']);
writeFileSync('pid.unfinished', String(pid));
renameSync('pid.unfinished', 'pid');
`;

/** A zombie is not alive: it may stay one where process 1 does not care. */
function isAlive(pid: string): boolean {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) && !/\) Z /.test(readFileSync(file, 'utf8'));
}
