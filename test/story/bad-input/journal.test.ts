import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PROGRAM } from '../../support/program.ts';
import { answers, aPlace, aSection, withoutTime, type Place } from './a-place.ts';

/** Waits for a port that nobody listens on: open and at work until it is told to end. */
const WAITING = aSection(
  '{ id: port, title: { en: Port, zh: 端口 }, timeout: 5m, prove: [{ probe: net/port-open, with: { host: 127.0.0.1, port: 1 } }] }',
);
const FILES = {
  'one.yaml': aSection('{ id: a, title: { en: A }, manual: {}, attest: { en: Seen. } }'),
  'waiting.yaml': WAITING,
  'answers.yaml': answers(),
};

/** A run that stopped at what needs a person. */
async function aStoppedRun(): Promise<{ place: Place; run: string; file: string }> {
  const place = await aPlace(FILES);
  const ended = await place.run(['incident', 'one.yaml', '--answers', 'answers.yaml']);
  expect(ended.exitCode).toBe(1);
  const [run = ''] = await place.runs();
  return { place, run, file: path.join('home', 'runs', run, 'journal.jsonl') };
}

async function changed(file: string, line: number, change: (line: string) => string) {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const text = lines.map((one, i) => (i === line - 1 ? change(one) : one)).join('\n');
  await writeFile(file, text);
  return text;
}

test('a journal of another version is left alone, and what reads it is named', async () => {
  const { place, run, file } = await aStoppedRun();
  const before = await changed(place.at(file), 2, (line) => line.replace('"v":1', '"v":2'));

  const ended = await place.run(['resume', run]);
  const told = await place.run(['report', run]);

  const says = `Line 2 of ${file} has version 2; this wizard reads 1.`;
  expect(place.said(ended)).toEqual([says, 'Use the dr-wizard that wrote it, or a newer one.']);
  expect(place.said(told)).toEqual(place.said(ended));
  expect([ended.exitCode, told.exitCode]).toEqual([6, 6]);
  expect(await readFile(place.at(file), 'utf8')).toBe(before);
});

test('a damaged journal is told with its line, is not gone on with, and keeps its good lines as record', async () => {
  const { place, run, file } = await aStoppedRun();
  const before = await changed(place.at(file), 3, (line) =>
    line.replace('answers.yaml', 'somebody'),
  );

  const ended = await place.run(['resume', run]);
  const told = await place.run(['report', run]);
  const listed = await place.run(['runs']);

  const lines = [
    `The journal ${file} is damaged at line 3: what follows proves nothing.`,
    'Keep the file as it is and start a new run: what was done already is found and adopted by its probes.',
  ];
  expect(place.said(ended)).toEqual(lines);
  expect(told.stdout).toContain('2 good lines, then DAMAGED');
  expect(place.said({ ...told, stdout: '' })).toEqual(lines);
  expect(place.said(listed).join()).toContain(`Line 3 of ${file} was changed`);
  expect([ended.exitCode, told.exitCode, listed.exitCode]).toEqual([6, 6, 0]);
  expect(await readFile(place.at(file), 'utf8')).toBe(before);
});

test('a damaged journal is told in Chinese too', async () => {
  const { place, run, file } = await aStoppedRun();
  await changed(place.at(file), 3, () => 'x');

  const ended = await place.run(['resume', run, '--lang', 'zh-CN']);

  const [says, remedy] = place.said(ended);
  expect(says).toContain(`${file} `);
  expect(`${says}`).toMatch(/第 3 行/);
  expect(remedy).toMatch(/\p{sc=Han}/u);
  expect(ended.exitCode).toBe(6);
});

test('a torn last line is dropped and said, and the run goes on', async () => {
  const { place, run, file } = await aStoppedRun();
  await appendFile(place.at(file), '{"v":1,"seq":7,"at":17');

  const ended = await place.run(['resume', run]);
  const again = await place.run(['resume', run]);

  const torn = `The last line of ${file} was cut off while it was written (22 bytes) and is dropped.`;
  expect(place.said(ended).slice(0, 2)).toEqual([
    torn,
    'Go on: nothing was done on the strength of that line.',
  ]);
  expect(withoutTime(place.said(ended))).toContain(
    `Run ${run} goes on; the last line of its record was torn and is left out`,
  );
  expect(place.said(again)).not.toContain(torn);
  expect([ended.exitCode, again.exitCode]).toEqual([1, 1]);
});

test('a run that another process has open is not taken from it', async () => {
  const place = await aPlace(FILES);
  const argv = ['incident', 'waiting.yaml', '--answers', 'answers.yaml', '--output', 'ndjson'];
  const first = spawn(process.execPath, [PROGRAM, ...argv], {
    cwd: place.folder,
    env: { ...process.env, DR_WIZARD_HOME: place.home },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void first.kill('SIGKILL'));
  let events = '';
  first.stdout.setEncoding('utf8').on('data', (text: string) => (events += text));
  await vi.waitFor(() => expect(events).toContain('"step-started"'));
  const [run = ''] = await place.runs();

  const ended = await place.run(['resume', run]);
  const listed = await place.run(['runs']);

  const [says, remedy] = place.said(ended);
  expect(says).toMatch(
    new RegExp(`^This run is already open on \\S+, in process ${first.pid}, since `),
  );
  expect(remedy).toBe(`Go on in that terminal, or end process ${first.pid} there first.`);
  expect(listed.stdout).toContain('open, in another process now');
  expect([ended.exitCode, listed.exitCode]).toEqual([5, 0]);
  first.kill('SIGINT');
  expect(await once(first, 'exit')).toEqual([130, null]);
  expect(events).not.toContain('run-resumed');
});

test('a run that does not exist, an ambiguous beginning of its id and no run at all', async () => {
  const { place, run } = await aStoppedRun();
  const empty = await aPlace();
  await mkdir(place.at(`home/runs/${run.slice(0, 6)}${run[6] === '0' ? '1' : '0'}00000`));

  const ended = await Promise.all([
    place.run(['report', 'ffff']),
    place.run(['resume', 'ffff']),
    place.run(['resume', run.slice(0, 6)]),
    place.run(['report', run.slice(0, 6)]),
    empty.run(['resume']),
    empty.run(['report', 'last']),
  ]);

  const none = [`There is no run ffff in ${place.home}.`, 'List the runs with: dr-wizard runs'];
  const several = [
    expect.stringMatching(`^${run.slice(0, 6)} is the beginning of several runs: .*${run}`),
    'Give more of its digits.',
  ];
  const nothing = [`There is no run in ${empty.home} yet.`, 'Start one with: dr-wizard incident'];
  expect(ended.map(({ stderr }) => stderr.trimEnd().split('\n'))).toEqual([
    none,
    none,
    several,
    several,
    nothing,
    nothing,
  ]);
  expect(ended.map(({ exitCode }) => exitCode)).toEqual([2, 2, 2, 2, 2, 2]);
});

test('a run that has ended is not gone on with', async () => {
  const { place, run } = await aStoppedRun();
  await place.write({ 'all.yaml': answers({ steps: { a: { attest: 'seen' } } }) });
  expect((await place.run(['resume', run, '--answers', 'all.yaml'])).exitCode).toBe(0);

  const ended = await place.run(['resume', run]);

  expect(place.said(ended)).toEqual([
    `Run ${run} has ended; there is nothing to go on with.`,
    `Read its record with: dr-wizard report ${run} --format markdown`,
  ]);
  expect(ended.exitCode).toBe(2);
});
