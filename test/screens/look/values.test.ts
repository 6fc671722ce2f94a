import { expect, test } from 'vitest';
import { frameOf } from '../../../screens/frame.ts';
import { textOf } from '../../../screens/line.ts';
import { stageOf } from '../../../screens/stage.ts';
import { LOOK_SCENES } from '../../support/demo-look.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession, settled } from '../../support/demo-session.ts';

async function at(...keys: readonly string[]) {
  const demo = demoSession(LOOK_SCENES['values-long']?.run() ?? demoRun());
  await settled();
  await demo.press('v', ...keys);
  const { view, ui, words } = demo.picture();
  const { lines } = frameOf(stageOf(view, ui, words, { columns: 80, rows: 24 }));
  return { demo, lines: lines.map(textOf), screen: lines.map(textOf).join('\n') };
}

test('a value stands alone on its row, its name and source above it', async () => {
  const { lines } = await at();

  const row = lines.findIndex((line) => line.trim() === '203.0.113.7');
  expect(lines[row - 1]).toContain('master.eip  2.4  operator');
  expect(lines[row - 1]).toContain('revision 2');
});

test('of a long value the beginning is shown, and y copies all of it', async () => {
  const { demo, screen } = await at('down', 'y');

  expect(screen).toContain('y copies all of it');
  expect(demo.copied[0]).toMatch(/^\[\{"name":"shop.*"ttl":600\}\]$/);
});

test('a search leaves the values whose name, text or source has it', async () => {
  const { screen } = await at('/', '"recorded');

  expect(screen).toContain('dns.before');
  expect(screen).not.toContain('master.eip');
});

test('the console of the practice range is named until the first key, and among the values from then on', async () => {
  const console = 'http://127.0.0.1:44695/G1oE83-7IACSRPjx3lNoa7st/';
  const demo = demoSession(demoRun(), { console });
  await settled();
  const shown = () => {
    const { view, ui, words } = demo.picture();
    const { lines } = frameOf(stageOf(view, ui, words, { columns: 80, rows: 24 }));
    return lines.map(textOf).join('\n');
  };

  expect(shown()).toContain(`Console of the practice range: ${console}`);
  await demo.press('down');
  expect(shown()).not.toContain(console);

  await demo.press('v', ...Array.from({ length: 12 }, () => 'down'), 'y');
  expect(shown()).toContain('Names of files start from here:');
  expect(demo.copied).toEqual([console]);
});

test('a table that was found cannot be corrected into text: every page that reads it would be lost', async () => {
  const { screen } = await at('down', 'enter', '"-1', 'enter');

  expect(screen).toContain('is not JSON');
  expect(screen).toContain('keep its brackets, quotes and commas');
});
