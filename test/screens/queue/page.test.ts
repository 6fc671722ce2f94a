import { expect, test } from 'vitest';
import { topSpot } from '../../../screens/ui.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession } from '../../support/demo-session.ts';

const at = (demo: ReturnType<typeof demoSession>) => topSpot(demo.picture().ui).place;

test('Enter opens what has waited longest, Esc goes back to the queue', async () => {
  const demo = demoSession(demoRun());

  await demo.press('i', 'enter');
  expect(at(demo)).toEqual({ at: 'step', step: 'bind-eip' });

  await demo.press('esc');
  expect(at(demo)).toEqual({ at: 'queue' });
});

test('what somebody else is waited for can be opened too', async () => {
  const demo = demoSession(demoRun());

  await demo.press('i', 'down', 'down', 'enter');

  expect(at(demo)).toEqual({ at: 'step', step: 'allow-list' });
});

test('nothing is decided on the way there', async () => {
  const run = demoRun();
  const demo = demoSession(run);

  await demo.press('i', 'down', 'enter', 'enter');

  expect(run.decided).toEqual([]);
});
