import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { readLock, takeLock } from '../../src/journal/lock.ts';
import { type Holder, thisProcess } from '../../src/journal/process-identity.ts';
import { aFolder, aRun } from '../support/journal/a-home.ts';
import { startChild } from '../support/journal/child.ts';

const HAS_PROC = existsSync('/proc/self/stat');

const MINUTES = /^\d{4}-\d\d-\d\d \d\d:\d\d$/;

test('a lock says who holds it since when, to its owner alone', async () => {
  const folder = await aFolder();

  await takeLock(folder, 5000);

  const text = await readFile(path.join(folder, 'lock'), 'utf8');
  expect(JSON.parse(text)).toEqual({ ...thisProcess(5000), pid: process.pid, host: hostname() });
  expect((await stat(path.join(folder, 'lock'))).mode & 0o777).toBe(0o600);
  expect(await readLock(folder)).toEqual({
    is: 'alive',
    pid: process.pid,
    host: hostname(),
    since: 5000,
  });
});

test('a lock that is held is refused with its holder', async () => {
  const folder = await aFolder();
  await takeLock(folder, 5000);

  const again = takeLock(folder);

  await expect(again).rejects.toMatchObject({
    kind: 'run-locked',
    code: 'run-locked',
    params: { pid: process.pid, host: hostname(), since: expect.stringMatching(MINUTES) },
  });
});

test('a lock that was released is free, and nothing of it is left', async () => {
  const folder = await aFolder();
  const lock = await takeLock(folder);

  await lock.release();

  expect(await readdir(folder)).toEqual([]);
  expect(await readLock(folder)).toBeNull();
  await takeLock(folder);
});

test('releasing never removes the lock of somebody else', async () => {
  const folder = await aFolder();
  const lock = await takeLock(folder);
  await leaveLock(folder, { pid: process.pid, at: 7 });

  await lock.release();

  expect(await readLock(folder)).toMatchObject({ since: 7 });
});

const STALE: readonly (readonly [string, () => Promise<Partial<Holder>>])[] = [
  ['whose process is gone', async () => ({ pid: await aPidThatIsGone() })],
  ['whose pid another process has by now', async () => ({ pid: process.pid, startTime: '1' })],
  ['from before the last boot', async () => ({ pid: process.pid, bootId: 'another' })],
];

test.for(STALE.slice(0, HAS_PROC ? 3 : 1))('a lock %s is taken over', async ([, holder]) => {
  const folder = await aFolder();
  await leaveLock(folder, await holder());

  await takeLock(folder);

  expect(await readLock(folder)).toMatchObject({ is: 'alive', pid: process.pid });
  expect(await readdir(folder)).toEqual(['lock']);
});

test.runIf(HAS_PROC)(
  'a lock whose process was killed and not yet buried is taken over',
  async () => {
    const folder = await aFolder();
    // The shell never asks for the end of the child that it started.
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [pid] = await once(parent.stdout, 'data');
    await leaveLock(folder, { pid: Number(String(pid)) });

    try {
      await expect.poll(() => takeLock(folder).then(() => 'taken', String)).toBe('taken');
    } finally {
      parent.kill('SIGKILL');
    }
  },
);

const ELSEWHERE: readonly (readonly [string, Partial<Holder>])[] = [
  ['another host', { host: 'jump.example' }],
  ['another container', { pids: 'pid:[1]' }],
];

test.for(ELSEWHERE.slice(0, HAS_PROC ? 2 : 1))(
  'a lock of %s is never taken, and its file is named',
  async ([, holder]) => {
    const folder = await aFolder();
    await leaveLock(folder, { pid: 1, at: 0, ...holder });

    const lock = takeLock(folder);

    await expect(lock).rejects.toMatchObject({
      kind: 'run-locked',
      code: 'run-locked-elsewhere',
      params: {
        pid: 1,
        host: holder.host ?? hostname(),
        since: expect.stringMatching(MINUTES),
        file: path.join(folder, 'lock'),
      },
    });
  },
);

test.for(['', '{', '[]', '{"pid":"1"}'])('a lock that reads %j is refused', async (text) => {
  const folder = await aFolder();
  await writeFile(path.join(folder, 'lock'), text);

  const lock = takeLock(folder);

  await expect(lock).rejects.toMatchObject({
    code: 'lock-unreadable',
    params: { file: path.join(folder, 'lock') },
  });
});

test('of many who take over a stale lock at once, one gets it', async () => {
  for (let round = 0; round < 20; round += 1) {
    const folder = await aFolder();
    await leaveLock(folder, { pid: await aPidThatIsGone() });

    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(folder)));

    const refusals = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refusals.map(({ reason }) => reason.code)).toEqual(Array(7).fill('run-locked'));
    expect(await readdir(folder)).toEqual(['lock']);
  }
});

test('who died while taking over a stale lock is in nobody’s way', async () => {
  const folder = await aFolder();
  const pid = await aPidThatIsGone();
  await leaveLock(folder, { pid });
  // Another process that died after it had won the right to take over, before it did.
  const { text, guard } = await guardOf(path.join(folder, 'lock'));
  await writeFile(guard, text.replace('"at":0', '"at":1'));

  await takeLock(folder);

  expect(await readLock(folder)).toMatchObject({ is: 'alive', pid: process.pid });
  expect(await readdir(folder)).toEqual(['lock']);
});

test(
  'of processes that resume a killed run at once, exactly one goes on',
  { timeout: 30_000 },
  async () => {
    const { home, journal } = await aRun();
    await journal.close();
    await leaveLock(journal.folder, { pid: await aPidThatIsGone() });

    const at = String(Date.now() + 1000);
    const children = [1, 2, 3].map(() =>
      startChild('resume-when-told.ts', [path.join(home, 'runs', journal.run), at]),
    );
    const said = await Promise.all(children.map((child) => child.line()));

    const winner = children[said.indexOf('holds 1')];
    expect(said.filter((line) => line !== 'holds 1')).toEqual(
      Array.from({ length: 2 }, () => `run-locked ${winner?.process.pid}`),
    );
  },
);

async function leaveLock(folder: string, holder: Partial<Holder>): Promise<void> {
  const held = { ...thisProcess(0), startTime: null, ...holder };
  await writeFile(path.join(folder, 'lock'), `${JSON.stringify(held)}\n`);
}

async function guardOf(file: string): Promise<{ readonly text: string; readonly guard: string }> {
  const text = await readFile(file, 'utf8');
  return { text, guard: `${file}.${hash('sha256', text).slice(0, 16)}` };
}

async function aPidThatIsGone(): Promise<number> {
  const child = spawn('true');
  await once(child, 'exit');
  return child.pid ?? 0;
}
