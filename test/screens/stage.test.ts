import { expect, test } from 'vitest';
import { stageOf } from '../../screens/stage.ts';
import { demoRun } from '../support/demo-run.ts';
import { demoSession, settled } from '../support/demo-session.ts';

/** How wide each pane is with the step at work beside the outline. */
async function panesAt(columns: number, output: readonly string[]): Promise<readonly number[]> {
  const size = { columns, rows: 50 };
  const run = demoRun({}, { live: { 'deploy-script': { output } } });
  const demo = demoSession(run, { size });
  await settled();
  await demo.press('/', '"2.6.2', 'enter', 'enter');
  const { view, ui, words } = demo.picture();
  demo.session.close();
  return stageOf(view, ui, words, size).panes.map((pane) => pane.width);
}

test.each([
  [100, [44, 54]],
  [159, [44, 113]],
  [160, [52, 106]],
  [200, [52, 146]],
])('at %i columns the outline stands beside the step', async (columns, widths) => {
  expect(await panesAt(columns, [])).toEqual(widths);
});

test.each([
  [160, [52, 60, 44]],
  [200, [52, 83, 61]],
])('at %i columns the output moves nothing of the outline', async (columns, widths) => {
  expect(await panesAt(columns, ['deploying'])).toEqual(widths);
});
