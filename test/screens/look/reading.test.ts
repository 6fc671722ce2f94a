import { expect, test } from 'vitest';
import { frameOf } from '../../../screens/frame.ts';
import { textOf } from '../../../screens/line.ts';
import { stageOf } from '../../../screens/stage.ts';
import type { LogTail } from '../../../src/model/overview.ts';
import { DEMO_OVERVIEW, fakeCluster } from '../../support/demo-cluster.ts';
import { DEMO_DOOR } from '../../support/demo-door.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession, settled, type DemoSession } from '../../support/demo-session.ts';
import { MINUTE, NOW, type FakeRun } from '../../support/fake-run.ts';

const SIZE = { columns: 80, rows: 24 };
const AT_LOG = ['/', '"2.6.2', 'enter', 'enter', 'l'];
const AT_POD = ['p', 'down', 'down', 'down', 'enter', 'down', 'l'];

async function at(run: FakeRun, ...keys: readonly string[]): Promise<DemoSession> {
  const demo = demoSession(run, { size: SIZE });
  await settled();
  await demo.press(...keys);
  return demo;
}

/** What stands between the two rules, without the title. */
function lines(demo: DemoSession): readonly string[] {
  const { view, ui, words } = demo.picture();
  return frameOf(stageOf(view, ui, words, SIZE))
    .lines.map((line) => textOf(line).trimEnd())
    .slice(4, -3);
}

const writing = (count: number, text: (n: number) => string, times?: (n: number) => number) => {
  const all = Array.from({ length: count }, (_, n) => n + 1);
  const output = all.map(text);
  const live = { output, total: count, ...(times === undefined ? {} : { times: all.map(times) }) };
  return demoRun({}, { live: { 'deploy-script': live } });
};
const LONG = (n: number) => (n % 3 === 0 ? `line ${n} ${'x'.repeat(200)}` : `line ${n}`);

test('T shows when each line came: the time of day, then since the start, then none', async () => {
  const run = writing(
    3,
    (n) => `line ${n}`,
    (n) => NOW - 5 * MINUTE + n * 61_000,
  );
  const demo = await at(run, ...AT_LOG);
  expect(lines(demo)[0]).toBe('line 1');

  await demo.press('T');
  expect(lines(demo)[0]).toBe('02:09:45 line 1');
  await demo.press('T');
  expect(lines(demo)[0]).toBe('+0:01:01 line 1');
  await demo.press('T');

  expect(lines(demo)[0]).toBe('line 1');
});

test('beside its time a long line is wrapped below itself', async () => {
  const run = writing(
    1,
    () => 'x'.repeat(100),
    () => NOW,
  );
  const demo = await at(run, ...AT_LOG, 'T');

  expect(lines(demo).slice(0, 2)).toEqual([
    `02:13:44 ${'x'.repeat(71)}`,
    `${' '.repeat(9)}${'x'.repeat(29)}`,
  ]);
});

test('w while it is paused keeps the line at the top, both ways', async () => {
  const demo = await at(writing(200, LONG), ...AT_LOG, 'pageup', 'pageup', 'pageup');
  const first = lines(demo)[0];
  expect(first).toMatch(/^line \d+/);

  await demo.press('w');
  expect(lines(demo)[0]?.slice(0, 10)).toBe(first?.slice(0, 10));
  await demo.press('w');

  expect(lines(demo)[0]).toBe(first);
});

test('w in the middle of a wrapped line keeps that line at the top', async () => {
  const demo = await at(writing(100, LONG), ...AT_LOG, 'pageup', 'pageup');
  while (!(lines(demo)[0] ?? '').startsWith('x')) await demo.press('up');
  const next = lines(demo).find((line) => line.startsWith('line '));

  await demo.press('w');

  expect(lines(demo)[0]).toMatch(/^line \d+ x+/);
  expect(lines(demo)[1]).toBe(next);
});

test('y copies the last line while it follows, the one at the top while it is paused, and what was found', async () => {
  const demo = await at(
    writing(200, (n) => (n % 90 === 0 ? `error ${n}` : `line ${n}`)),
    ...AT_LOG,
  );

  await demo.press('y', 'up', 'y', '/', '"ERROR', 'enter', 'enter', 'esc', 'y');

  const { view } = demo.picture();
  expect(view.live('deploy-script').total).toBe(200);
  expect(demo.copied).toEqual(['line 200', 'line 184', 'error 180']);
});

test('matches on the last screen are gone through one by one', async () => {
  const demo = await at(
    writing(100, (n) => (n > 95 ? `error ${n}` : `line ${n}`)),
    ...AT_LOG,
    '/',
    '"error',
  );
  const copied: string[] = [];

  for (let n = 0; n < 6; n += 1) {
    await demo.press('enter');
    copied.push(/(\d) of 5/.exec(lines(demo).join(' '))?.[1] ?? '');
  }

  expect(copied).toEqual(['1', '2', '3', '4', '5', '1']);
});

const LOGS: readonly LogTail[] = [
  { container: 'app', previous: true, text: 'FATAL one\n' },
  {
    container: 'app',
    previous: false,
    text: `${Array.from({ length: 80 }, (_, n) => (n === 40 ? 'FATAL two' : `line ${n}`)).join('\n')}\n`,
  },
];

test('in the log of a pod one searches, wraps, pauses and copies as in that of a step', async () => {
  const run = demoRun({}, { cluster: fakeCluster(DEMO_OVERVIEW, { logs: LOGS }).watch });
  const demo = await at(run, ...AT_POD);
  expect(lines(demo).join('\n')).toContain('line 79');

  await demo.press('/', '"fatal', 'enter');
  expect(lines(demo).join('\n')).toMatch(/FATAL one[^]*1 of 2/);
  await demo.press('down');
  expect(lines(demo).join('\n')).toMatch(/FATAL two[^]*2 of 2/);
  await demo.press('esc', 'y', 'w');

  expect(demo.copied).toEqual(['FATAL two']);
  expect(lines(demo).join('\n')).toMatch(/FATAL two[^]*paused, End follows · cut at the edge/);
});

test('what is read of a pod stays where it is though the log is read anew', async () => {
  let more = 0;
  const cluster = fakeCluster();
  const watch = {
    ...cluster.watch,
    log: async () => [
      {
        container: 'app',
        previous: false,
        text: Array.from({ length: 80 }, (_, n) => `line ${n + more}`).join('\n'),
      },
    ],
  };
  const demo = await at(demoRun({}, { cluster: watch }), ...AT_POD, 'pageup');
  const before = lines(demo);

  more = 500;
  demo.ticker.pass(5000);
  demo.ticker.fire();
  await settled();
  await demo.press('?', 'esc');
  expect(lines(demo)).toEqual(before);
  await demo.press('end');

  expect(lines(demo).join('\n')).toContain('line 579');
});

test('the events of an object are searched in the same way', async () => {
  const demo = await at(demoRun(), ...AT_POD, 't', '/', '"back');
  expect(lines(demo).join('\n')).toContain('1 of 2');

  await demo.press('enter');
  expect(lines(demo).join('\n')).toContain('2 of 2');
  await demo.press('esc');

  expect(lines(demo).join('\n')).not.toContain('Search');
});

test('so is what is known of one name of the front door, and the cursor is back at its cell afterwards', async () => {
  const run = demoRun({}, { door: { 'front-door': DEMO_DOOR } });
  const demo = await at(run, 'd', '/', '"pay', 'enter', 'enter');
  const before = demo.picture().ui.spots.at(-1)?.focus;

  await demo.press('/', '"8.8.8', 'enter');
  expect(lines(demo).join('\n')).toMatch(/1 of \d/);
  await demo.press('esc');

  expect(lines(demo).join('\n')).not.toContain('Search');
  expect(before).toBeDefined();
});

test('where a log or events can not be read it says why, that it tries again, and the command', async () => {
  const unread = {
    code: 'api-timeout',
    params: { server: 'https://203.0.113.8:6443', seconds: 10 },
    count: 1,
    healsByItself: false,
  };
  const run = demoRun({}, { cluster: fakeCluster(DEMO_OVERVIEW, { unread }).watch });
  const demo = await at(run, ...AT_POD);
  const text = lines(demo).join('\n');

  expect(text).toContain('Remedy:');
  expect(text).toContain('It is read again every 5 s by itself.');
  expect(text).toMatch(/\$ kubectl --context=us-east-1\/ack-new logs \S+ --namespace=prod/);
  await demo.press('down', 'y', 't');
  expect(demo.copied[0]).toMatch(/^kubectl --context=\S+ logs /);

  expect(lines(demo).join('\n')).toMatch(/\$ kubectl --context=\S+ events/);
});
