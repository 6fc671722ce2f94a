import { expect, test } from 'vitest';
import { topSpot } from '../../screens/ui.ts';
import { demoSession, settled } from '../support/demo-session.ts';
import { demoRun } from '../support/demo-run.ts';

const SMALL = { columns: 39, rows: 24 };

test('a terminal too small to show a page took decisions there all the same', async () => {
  const run = demoRun();
  const demo = demoSession(run, { size: SMALL });
  await settled();

  await demo.press('n', 'n', 'down', 'enter');

  expect(run.decided).toEqual([]);
  expect(topSpot(demo.picture().ui).place).toEqual({ at: 'outline' });
});

test('what is pasted into a terminal too small to show the field is not taken', async () => {
  const demo = demoSession(demoRun());
  await settled();
  await demo.press('x');

  demo.session.paste('because', SMALL);

  expect(topSpot(demo.picture().ui).fields).toEqual({});
});

test('Ctrl-C twice leaves a terminal that is too small', async () => {
  const demo = demoSession(demoRun(), { size: SMALL });
  await settled();

  await demo.press('ctrl-c', 'ctrl-c');

  expect(demo.stops).toEqual([false]);
});
