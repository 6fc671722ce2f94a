import { expect, test } from 'vitest';
import { demoRun } from '../support/demo-run.ts';
import { demoSession, settled } from '../support/demo-session.ts';
import { aRecord } from '../support/fake-run.ts';

const SMALL = { columns: 41, rows: 16 };

test('Enter took the row that the cursor stands on though it had been scrolled off the screen', async () => {
  const run = demoRun();
  const state = run.handle.state();
  const turn = aRecord({ ...state.steps['deploy-script'], state: { is: 'your-turn' } });
  run.become({ ...state, steps: { ...state.steps, 'deploy-script': turn } });
  const demo = demoSession(run, { size: SMALL });
  await settled();
  await demo.press('/', '"2.6.2', 'enter', 'enter', 'down');

  await demo.press('enter');
  expect(run.decided).toEqual([]);

  await demo.press('enter');
  expect(run.decided).toEqual([{ do: 'done', step: 'deploy-script' }]);
});
