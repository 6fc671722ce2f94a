import { expect, test } from 'vitest';
import { frameOf } from '../../../screens/frame.ts';
import { textOf } from '../../../screens/line.ts';
import { plainLine } from '../../../screens/look/log-lines.ts';
import { stageOf } from '../../../screens/stage.ts';
import type { FakeRun } from '../../support/fake-run.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession, settled, type DemoSession } from '../../support/demo-session.ts';

const STEP = 'deploy-script';
const SIZE = { columns: 80, rows: 24 };

function writing(lines: number, more: (n: number) => string = (n) => `line ${n}`) {
  const output = Array.from({ length: lines }, (_, n) => more(n + 1));
  const live = { output, total: lines };
  const run = demoRun({}, { live: { [STEP]: live } });
  const write = (n: number) => {
    live.output = [...live.output, ...Array.from({ length: n }, (_, at) => `new ${at + 1}`)];
    live.total += n;
    run.become(run.handle.state());
  };
  return { run, write };
}

async function atLog(run: FakeRun, size = SIZE): Promise<DemoSession> {
  const demo = demoSession(run, { size });
  await settled();
  await demo.press('/', '"2.6.2', 'enter', 'enter', 'l');
  return demo;
}

function screen(demo: DemoSession, size = SIZE): string {
  const { view, ui, words } = demo.picture();
  return frameOf(stageOf(view, ui, words, size))
    .lines.map(textOf)
    .join('\n');
}

test('the log follows what comes until one scrolls up; then it stands still, counts, and End follows again', async () => {
  const { run, write } = writing(100);
  const demo = await atLog(run);
  expect(screen(demo)).toContain('line 100');
  expect(screen(demo)).toContain('following');

  await demo.press('up', 'up');
  const before = screen(demo);
  expect(before).toContain('paused, End follows');
  expect(before).not.toContain('line 100');
  write(132);
  await demo.press('?', 'esc');

  expect(screen(demo)).toContain('paused, 132 new below, End follows');
  expect(screen(demo)).toContain('line 98');
  await demo.press('end');
  expect(screen(demo)).toContain('new 132');
  expect(screen(demo)).toContain('following');
});

test('what is read stays where it is, though the lines are no longer kept', async () => {
  const live = { output: Array.from({ length: 50 }, (_, n) => `line ${n + 1}`), total: 50 };
  const run = demoRun({}, { live: { [STEP]: live } });
  const demo = await atLog(run);
  await demo.press('pageup');

  live.output = Array.from({ length: 50 }, (_, n) => `line ${n + 5001}`);
  live.total = 5050;
  run.become(run.handle.state());
  await demo.press('?', 'esc');

  expect(screen(demo)).toContain('line 30');
  await demo.press('end');
  expect(screen(demo)).toContain('line 5050');
  expect(screen(demo)).toContain('The first 5,000 lines are no longer kept.');
});

test('a search counts its matches, and goes from one to the next with Enter and the arrows', async () => {
  const { run } = writing(200, (n) => (n % 50 === 0 ? `error at ${n}` : `line ${n}`));
  const demo = await atLog(run);

  await demo.press('/', '"ERROR');
  expect(screen(demo)).toContain('4 lines have it');
  await demo.press('enter');
  expect(screen(demo)).toContain('1 of 4');
  expect(screen(demo)).toContain('error at 50');
  await demo.press('down');
  expect(screen(demo)).toContain('error at 100');
  await demo.press('up');
  expect(screen(demo)).toContain('error at 50');
  await demo.press('esc');

  expect(screen(demo)).not.toContain('Search');
  expect(screen(demo)).toContain('error at 50');
});

test('a long line is wrapped, and w cuts it at the edge', async () => {
  const { run } = writing(3, (n) => `${'x'.repeat(100)} end of ${n}`);
  const demo = await atLog(run);
  expect(screen(demo)).toContain('end of 3');

  await demo.press('w');

  expect(screen(demo)).not.toContain('end of 3');
  expect(screen(demo)).toContain('cut at the edge');
});

test('Enter gives the log the whole screen and takes it back', async () => {
  const size = { columns: 160, rows: 50 };
  const { run } = writing(3);
  const demo = await atLog(run, size);
  expect(screen(demo, size)).toContain('Deploy services');

  await demo.press('enter');
  expect(screen(demo, size)).not.toContain('Deploy services');
  await demo.press('enter');

  expect(screen(demo, size)).toContain('Deploy services');
});

test.each([
  ['\u001B[31mred\u001B[0m and \u001B[1;32mgreen\u001B[m', 'red and green'],
  ['10%\r50%\r100%', '100%'],
  ['ends as on another system\r', 'ends as on another system'],
  ['a\tb', 'a    b'],
  ['bell\u0007 and \u0000nothing', 'bell and nothing'],
  ['\u001B]0;a title\u0007then words', 'then words'],
  ['\u001B[2K\u001B[1Gerased', 'erased'],
])('what a program wrote for a terminal reads as words: %j', (written, read) => {
  expect(plainLine(written)).toBe(read);
});
