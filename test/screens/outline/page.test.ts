import { expect, test } from 'vitest';
import { stageOf } from '../../../screens/stage.ts';
import { topSpot } from '../../../screens/ui.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession, settled } from '../../support/demo-session.ts';
import { aRecord, NOW } from '../../support/fake-run.ts';

test('g said that the cursor stood on no section with a go, though it did: its step had been folded away', async () => {
  const run = demoRun();
  const demo = demoSession(run);
  await settled();
  await demo.press('n', 'esc');
  const state = run.handle.state();
  const passed = aRecord({
    ...state.steps['bind-eip'],
    state: { is: 'passed', how: 'by-hand' },
    finishedAt: NOW,
  });
  run.become({ ...state, steps: { ...state.steps, 'bind-eip': passed } });
  demo.ticker.fire();

  const { view, ui, words } = demo.picture();
  const focus = stageOf(view, ui, words, { columns: 80, rows: 24 }).active.port.focus;
  expect(topSpot(ui).focus).toBe('step bind-eip');
  expect(focus).toMatch(/^section /);
  await demo.press('g');

  expect(topSpot(demo.picture().ui).place).toEqual({
    at: 'go',
    section: focus?.slice('section '.length),
  });
});
