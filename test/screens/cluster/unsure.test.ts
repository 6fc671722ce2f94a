import { expect, test } from 'vitest';
import type { ClusterOverview } from '../../../src/model/overview.ts';
import { frameOf } from '../../../screens/frame.ts';
import { textOf } from '../../../screens/line.ts';
import { stageOf } from '../../../screens/stage.ts';
import { DEMO_OVERVIEW, fakeCluster, LOST_OVERVIEW } from '../../support/demo-cluster.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession } from '../../support/demo-session.ts';

const SIZE = { columns: 80, rows: 24 };

async function screenAfter(keys: readonly string[], becomes: ClusterOverview): Promise<string> {
  const cluster = fakeCluster();
  const demo = demoSession(demoRun({}, { cluster: cluster.watch }));
  await demo.press(...keys);
  cluster.become(becomes);
  demo.ticker.fire();
  const { view, ui, words } = demo.picture();
  const { lines } = frameOf(stageOf(view, ui, words, SIZE));
  demo.session.close();
  return lines.map(textOf).join('\n');
}

const PAGES: readonly (readonly [string, readonly string[]])[] = [
  ['a namespace', ['p', 'down', 'down', 'enter']],
  ['a cause', ['p', 'down', 'down', 'down', 'enter']],
  ['an object', ['p', 'down', 'down', 'down', 'enter', 'enter']],
];
const WELL = /All that is in it is ready|no longer so|Nothing is known to be wrong/;

test.each(PAGES)('%s is not told to be well where the connection is lost', async (_, keys) => {
  const text = await screenAfter(keys, LOST_OVERVIEW);

  expect(text).not.toMatch(WELL);
  expect(text).toContain('https://203.0.113.8:6443');
});

test.each(PAGES)('%s is not told to be well before all is read', async (_, keys) => {
  const text = await screenAfter(keys, { ...DEMO_OVERVIEW, isWhole: false, causes: [] });

  expect(text).not.toMatch(WELL);
  expect(text).toContain('Not all of it is read yet');
});
