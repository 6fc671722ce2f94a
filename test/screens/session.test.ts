import { expect, test } from 'vitest';
import { frameOf } from '../../screens/frame.ts';
import { KEYMAP } from '../../screens/keymap.ts';
import { textOf } from '../../screens/line.ts';
import { stageOf } from '../../screens/stage.ts';
import { aCause } from '../../src/model/verdict.ts';
import { DEMO_SCENES } from '../support/demo-scenes.ts';
import { demoRun } from '../support/demo-run.ts';
import { demoSession, settled, type DemoSession } from '../support/demo-session.ts';

const SIZE = { columns: 80, rows: 24 };

function screen(demo: DemoSession): string {
  const { view, ui, words } = demo.picture();
  return frameOf(stageOf(view, ui, words, SIZE))
    .lines.map(textOf)
    .join('\n');
}

test('a wrong name starts nothing, the right one starts it by a key of its own', async () => {
  const run = demoRun({ goes: ['second'] });
  const demo = demoSession(run);

  await demo.press('n', 'n', '"nginx', 'enter');
  expect(screen(demo)).toContain('That is not nginx-second.');
  await demo.press('"-second', 'enter');
  expect(run.decided).toEqual([]);
  await demo.press('enter');

  expect(run.decided).toEqual([{ do: 'confirm', step: 'second-ingress', value: 'nginx-second' }]);
});

test('the go begins at not now: Enter alone changes nothing', async () => {
  const run = demoRun();
  const demo = demoSession(run);

  await demo.press('n', 'n', 'enter');

  expect(run.decided).toEqual([]);
  expect(screen(demo)).toContain('SERVICE RESTORED');
});

test('j and k move as the arrows do', async () => {
  const byLetters = demoSession(demoRun());
  const byArrows = demoSession(demoRun());

  await byLetters.press('j', 'j', 'j', 'k');
  await byArrows.press('down', 'down', 'down', 'up');

  expect(screen(byLetters)).toBe(screen(byArrows));
  expect(screen(byLetters)).not.toBe(screen(demoSession(demoRun())));
});

test('a go that is meant is given', async () => {
  const run = demoRun();
  const demo = demoSession(run);

  await demo.press('n', 'n', 'down', 'enter');

  expect(run.decided).toEqual([{ do: 'go', step: null, value: 'second' }]);
});

test('a skip wants a reason and shows first what becomes impossible', async () => {
  const run = demoRun();
  const demo = demoSession(run);

  await demo.press('/', '"2.6.2', 'enter', 'enter', 's', 'enter');
  expect(screen(demo)).toContain('2.8  Front door');
  expect(screen(demo)).toContain('Nothing is typed yet.');
  await demo.press('"no time', 'enter', 'enter');

  expect(run.decided).toEqual([{ do: 'skip', step: 'deploy-script', reason: 'no time' }]);
});

test('to abort wants a reason and the name of the site', async () => {
  const run = demoRun();
  const demo = demoSession(run);

  await demo.press('x', '"over', 'enter', '"exampl', 'enter');
  expect(screen(demo)).toContain('That is not example.');
  await demo.press('"e', 'enter', 'enter');

  expect(run.decided).toEqual([{ do: 'abort', step: null, reason: 'over' }]);
});

test('the pin takes the name of the cluster that was looked at, and its identity', async () => {
  const run = DEMO_SCENES['pin']?.run() ?? demoRun();
  const demo = demoSession(run);

  await demo.press('/', '"2.2', 'enter', 'enter', 'enter');
  expect(screen(demo)).toContain('3f2a91c0-1111-2222-3333-444455556666');
  await demo.press('"us-east-1/ack-new', 'enter');

  expect(run.decided).toEqual([
    {
      do: 'pin',
      step: 'pin',
      value: { context: 'us-east-1/ack-new', uid: '3f2a91c0-1111-2222-3333-444455556666' },
    },
  ]);
});

test('space ticks an item and goes on to the next, and takes a tick back where it stands', async () => {
  const run = demoRun();
  const demo = demoSession(run);

  await demo.press('n', 'space', 'up', 'up', 'space');

  expect(run.decided.map((one) => one.value)).toEqual([
    { item: 1, done: true },
    { item: 0, done: false },
  ]);
});

test('a secret goes to the run and stands nowhere on the screen', async () => {
  const run = demoRun({}, { secrets: ['registry.password'] });
  const demo = demoSession(run);

  await demo.press('enter', '"hunter2');
  expect(screen(demo)).not.toContain('hunter2');
  await demo.press('enter');

  expect(run.secrets).toEqual(new Map([['registry.password', 'hunter2']]));
  expect(JSON.stringify(demo.picture().ui)).not.toContain('hunter2');
});

test('what is refused is said with its remedy, until the next key', async () => {
  const run = demoRun({}, { decide: () => ({ ok: false, cause: aCause('run-not-open') }) });
  const demo = demoSession(run);

  await demo.press('n', 'space');
  expect(screen(demo)).toContain('The run has ended. Start another one.');
  await demo.press('down');

  expect(screen(demo)).not.toContain('The run has ended.');
});

test('in a field every letter is a letter', async () => {
  const run = demoRun();
  const demo = demoSession(run);

  await demo.press('n', 'down', 'down', '"xqLs?');

  expect(screen(demo)).toContain('xqLs?');
  expect(run.decided).toEqual([]);
});

test('Esc goes one level back and never leaves', async () => {
  const run = demoRun();
  const demo = demoSession(run);

  await demo.press('n', 's', 'esc', 'esc', 'esc', 'esc');

  expect(screen(demo)).toContain('SERVICE RESTORED');
  expect(demo.stops).toEqual([]);
});

test('Ctrl-C asks first, leaves second, and leaves at once the third time', async () => {
  const demo = demoSession(demoRun());

  await demo.press('ctrl-c');
  expect(demo.stops).toEqual([]);
  await demo.press('ctrl-c', 'ctrl-c');

  expect(demo.stops).toEqual([false, true]);
});

test('next goes round through all that needs the operator', async () => {
  const demo = demoSession(demoRun());

  await demo.press('n');
  expect(screen(demo)).toContain('Bind an EIP to the master');
  await demo.press('n');
  expect(screen(demo)).toContain('go: do 2.10');
  await demo.press('n');

  expect(screen(demo)).toContain('Bind an EIP to the master');
});

test('the screen follows the run, at most ten times a second', async () => {
  const run = demoRun();
  const demo = demoSession(run);
  let drawn = 0;
  demo.session.subscribe(() => {
    drawn += 1;
  });

  for (let change = 0; change < 50; change += 1)
    run.become({ ...run.handle.state(), seq: change, goes: ['second'] });
  expect(drawn).toBe(0);
  demo.ticker.fire();

  expect(drawn).toBe(1);
  expect(screen(demo)).toContain('type nginx-second to go on');
});

test('nothing is drawn while the terminal is behind, and all of it afterwards', async () => {
  const run = demoRun();
  let behind = true;
  const demo = demoSession(run, { isBehind: () => behind });
  await settled();

  run.become({ ...run.handle.state(), goes: ['second'] });
  demo.ticker.fire();
  expect(screen(demo)).not.toContain('type nginx-second to go on');
  behind = false;
  demo.ticker.fire();

  expect(screen(demo)).toContain('type nginx-second to go on');
});

/** What one key may do by itself: look again, tick, say that it is done, take a wait back, say which cluster was lost. */
const HARMLESS = ['check-again', 'tick', 'done', 'waiting-on', 'answer'];

test.each(Object.entries(DEMO_SCENES))(
  'on the screen %s no single key does anything that cannot be left',
  async (name, scene) => {
    const keys = [...new Set(KEYMAP.flatMap((one) => [...one.keys]))];
    const prepared = ['skip', 'attest', 'abort', 'confirm'].includes(name)
      ? keys.filter((key) => key !== 'enter')
      : keys;

    for (const key of prepared) {
      const run = scene.run();
      const demo = demoSession(run);
      await demo.press(...scene.keys);
      const before = run.decided.length;
      await demo.press(key);

      const kinds = run.decided.slice(before).map((one) => one.do);
      expect(kinds.filter((kind) => !HARMLESS.includes(kind))).toEqual([]);
    }
  },
);

test('a key that leads to where one is says so, not that the run has ended', async () => {
  const demo = demoSession(demoRun());

  await demo.press('i', 'i');

  expect(screen(demo)).toContain('i: this page is open already');
});
