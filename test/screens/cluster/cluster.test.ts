import { expect, test } from 'vitest';
import { frameOf } from '../../../screens/frame.ts';
import { textOf } from '../../../screens/line.ts';
import { stageOf } from '../../../screens/stage.ts';
import { aCause } from '../../../src/model/verdict.ts';
import {
  aGroup,
  aRow,
  DEMO_OVERVIEW,
  fakeCluster,
  LOST_OVERVIEW,
  pod,
} from '../../support/demo-cluster.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession, type DemoSession } from '../../support/demo-session.ts';
import { NOW } from '../../support/fake-run.ts';

const SIZE = { columns: 80, rows: 24 };

function screen(demo: DemoSession): string {
  const { view, ui, words } = demo.picture();
  return frameOf(stageOf(view, ui, words, SIZE))
    .lines.map(textOf)
    .join('\n');
}

/** The row under the cursor. */
function at(demo: DemoSession): string | undefined {
  return screen(demo)
    .split('\n')
    .find((line) => line.startsWith('❯'));
}

function aDemo(cluster = fakeCluster()) {
  return { cluster, demo: demoSession(demoRun({}, { cluster: cluster.watch })) };
}

test('the cluster is followed only while one of its pages is open', async () => {
  const { cluster, demo } = aDemo();
  const seen: number[] = [];

  for (const keys of [[], ['p'], ['enter'], ['?'], ['esc'], ['esc'], ['esc']]) {
    await demo.press(...keys);
    seen.push(cluster.listeners());
  }

  expect(seen).toEqual([0, 1, 1, 1, 1, 1, 0]);
});

test('a session that is closed follows no more', async () => {
  const { cluster, demo } = aDemo();

  await demo.press('p');
  demo.session.close();

  expect(cluster.listeners()).toBe(0);
});

test('without a cluster the key does nothing, and once it is gone the page says so', async () => {
  const run = demoRun({ target: null });
  const demo = demoSession(run);
  await demo.press('p');
  expect(screen(demo)).not.toContain('Cluster');

  const open = aDemo();
  await open.demo.press('p');
  const state = demoRun().handle.state();
  const ended = demoSession(demoRun({ ...state, phase: 'finished', exitCode: 0 }));
  await ended.press('p');

  expect(screen(open.demo)).toContain('Ready 4,562/4,605');
  expect(screen(ended)).not.toContain('Cluster ');
});

test('from the outline and from a step it is reached by arrows and Enter', async () => {
  const { demo } = aDemo();

  await demo.press(...Array.from({ length: 30 }, () => 'down'), 'up', 'enter');
  expect(screen(demo)).toContain('Ready 4,562/4,605');
  await demo.press('esc', '/', '"2.6.2', 'enter', 'enter', 'down', 'down', 'enter');

  expect(screen(demo)).toContain('Ready 4,562/4,605');
});

test('the cursor stays with its cause, whatever comes to stand above it', async () => {
  const { cluster, demo } = aDemo();
  await demo.press('p', 'down', 'down', 'down', 'down', 'down');
  const before = at(demo);

  const objects = [pod('new-1'), pod('new-2')];
  const first = aGroup('fail', aCause('run-not-open', {}, { count: 90 }), objects, objects, NOW);
  cluster.become({
    ...DEMO_OVERVIEW,
    namespaces: [aRow('aaa', { fail: 90 }, [0, 90]), ...DEMO_OVERVIEW.namespaces],
    causes: [first, ...DEMO_OVERVIEW.causes],
  });
  demo.ticker.fire();

  expect(screen(demo)).toContain('Start another one.');
  expect([before?.slice(0, 15), at(demo)]).toEqual(['❯ * Node node-7', before]);
});

test('the cursor that nobody has moved stays with its row as well', async () => {
  const { cluster, demo } = aDemo();
  await demo.press('p');
  const before = at(demo);

  cluster.become({
    ...DEMO_OVERVIEW,
    namespaces: [aRow('aaa', { fail: 90 }, [0, 90]), ...DEMO_OVERVIEW.namespaces],
  });
  demo.ticker.fire();

  expect([before?.slice(0, 7), at(demo)]).toEqual(['❯ ✗ pre', before]);
});

test('a cause that is over is said, and not another one shown in its place', async () => {
  const { cluster, demo } = aDemo();
  await demo.press('p', 'down', 'down', 'down', 'enter');

  cluster.become({ ...DEMO_OVERVIEW, causes: DEMO_OVERVIEW.causes.slice(1) });
  demo.ticker.fire();

  expect(screen(demo)).toContain('This is no longer so.');
});

test('from a cause to its pods, and by one key to the log or the events of one', async () => {
  const { cluster, demo } = aDemo();

  await demo.press('p', 'down', 'down', 'down', 'enter', 'down', 'l');
  expect(screen(demo)).toContain('app, before it was restarted');
  expect(screen(demo)).toContain('FATAL no route to 数据库');
  await demo.press('t');
  expect(screen(demo)).toContain('BackOff  17 times');

  expect(cluster.asked).toEqual(['log gateway-5d4-k8s7q', 'events gateway-5d4-k8s7q']);
});

test('a log is read again for as long as it is on the screen', async () => {
  const { cluster, demo } = aDemo();
  await demo.press('p', 'down', 'down', 'down', 'enter', 'l');

  demo.ticker.pass(4000);
  demo.ticker.fire();
  expect(cluster.asked).toHaveLength(1);
  demo.ticker.pass(1000);
  demo.ticker.fire();
  expect(cluster.asked).toHaveLength(2);
  await demo.press('esc');
  demo.ticker.pass(60_000);
  demo.ticker.fire();

  expect(cluster.asked).toHaveLength(2);
});

test('a log that cannot be read says why', async () => {
  const objects = [pod('gone'), pod('other')];
  const cause = aCause('run-not-open', {}, { count: 2 });
  const cluster = fakeCluster({
    ...DEMO_OVERVIEW,
    namespaces: [],
    causes: [aGroup('wait', cause, objects, objects, NOW)],
  });
  const { demo } = aDemo(cluster);

  await demo.press('p', 'enter', 'l');

  expect(screen(demo)).toContain('Pod gone is not there.');
});

test('a namespace shows what in it is not ready, with why', async () => {
  const { demo } = aDemo();

  await demo.press('p', 'down', 'down', 'enter');

  expect(screen(demo)).toContain('2 not ready');
  expect(screen(demo)).toContain('Deployment prod/gateway');
  expect(screen(demo)).toContain('secret regcred');
});

test('only what is not right is shown by a key, and all of it again by the same', async () => {
  const { demo } = aDemo();
  const all: boolean[] = [];

  await demo.press('p');
  for (let i = 0; i < 3; i += 1) {
    await demo.press('pagedown', 'pagedown', 'pagedown', 'pagedown');
    all.push(screen(demo).includes('kube-system'));
    await demo.press('f');
  }

  expect(all).toEqual([true, false, true]);
});

test('a lost connection stands where the count stood, and nothing is shown as ready', async () => {
  const { cluster, demo } = aDemo();
  await demo.press('p');

  cluster.become(LOST_OVERVIEW);
  demo.ticker.fire();

  expect(screen(demo)).toContain('no connection since 02:11:44, 2m');
  expect(screen(demo)).not.toMatch(/Ready \d/);
  expect(screen(demo)).toContain('525 unknown');
});

test('why stands in sight below the first namespaces, however many are not ready', async () => {
  const namespaces = Array.from({ length: 30 }, (_, n) => aRow(`ns-${n}`, { wait: 2 }, [0, 2]));
  const { demo } = aDemo(fakeCluster({ ...DEMO_OVERVIEW, namespaces }));
  await demo.press('p');

  expect(screen(demo)).toMatch(/ns-4 .*\n +25 more\n\nwhy\n/);

  const seen = [screen(demo)];
  while (!screen(demo).includes('ns-29 ')) {
    await demo.press('pagedown');
    seen.push(screen(demo));
  }
  const missing = namespaces.filter(({ name }) => !seen.join('\n').includes(`* ${name} `));
  expect(missing).toEqual([]);
});

test('five hundred namespaces and causes are drawn in no time', async () => {
  const groups = Array.from({ length: 500 }, (_, n) => {
    const objects = Array.from({ length: 200 }, (__, m) => pod(`pod-${n}-${m}`, `ns-${n}`));
    const [first] = DEMO_OVERVIEW.causes;
    const cause = { ...(first?.cause ?? aCause('run-not-open')), count: 200 };
    return { ...aGroup('wait', cause, objects, objects, NOW), key: `cause ${n}` };
  });
  const namespaces = groups.map((_, n) => aRow(`ns-${n}`, { wait: 200 }, [0, 200]));
  const { demo } = aDemo(fakeCluster({ ...DEMO_OVERVIEW, namespaces, causes: groups }));
  await demo.press('p');
  screen(demo);

  // Of this process alone: others may keep the machine busy.
  const began = process.cpuUsage();
  for (let i = 0; i < 5; i += 1) screen(demo);

  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1000 / 5).toBeLessThan(100);
});
