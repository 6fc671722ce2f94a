import { expect, test } from 'vitest';
import { frameOf } from '../../screens/frame.ts';
import { textOf } from '../../screens/line.ts';
import { pageAt } from '../../screens/pages.ts';
import { stageOf } from '../../screens/stage.ts';
import { spotAt, topSpot } from '../../screens/ui.ts';
import { demoRun } from '../support/demo-run.ts';
import { demoSession, type DemoSession } from '../support/demo-session.ts';
import { SCENES } from '../support/scenes.ts';

const SIZE = { columns: 80, rows: 24 };

function frame(demo: DemoSession) {
  const { view, ui, words } = demo.picture();
  return frameOf(stageOf(view, ui, words, SIZE)).lines;
}

function screen(demo: DemoSession): string {
  return frame(demo).map(textOf).join('\n');
}

/** Whether anything on the page is said to be wrong. */
function isRed(demo: DemoSession, text: string): boolean {
  return frame(demo).some((line) =>
    line.some((one) => one.tone === 'bad' && one.text.includes(text)),
  );
}

const AT_FIELD = ['n', 'down', 'down'];

test('while an address is typed it is not wrong, only not finished; once it is right that is said', async () => {
  const demo = demoSession(demoRun());
  await demo.press(...AT_FIELD);
  expect(screen(demo)).toContain('an IP address, such as 192.0.2.7');

  await demo.press('"47.91.20');
  expect(screen(demo)).toContain('not yet an IP address, such as 192.0.2.7');
  expect(isRed(demo, '47.91.20')).toBe(false);
  await demo.press('".7');
  expect(screen(demo)).toContain('✓ 47.91.20.7');
  await demo.press('"x');

  expect(isRed(demo, '47.91.20.7x is no IP address.')).toBe(true);
});

test('what is not finished is said to be wrong once Enter takes it, until something is typed again', async () => {
  const demo = demoSession(demoRun());

  await demo.press(...AT_FIELD, '"47.91', 'enter');
  expect(isRed(demo, '47.91 is no IP address.')).toBe(true);
  await demo.press('".');

  expect(isRed(demo, 'is no IP address')).toBe(false);
});

test('what an input method wrote is shown as it was understood, before Enter, and told like that', async () => {
  const run = demoRun();
  const demo = demoSession(run);

  await demo.press(...AT_FIELD, '"４７。９１．20.7');
  expect(screen(demo)).toContain('understood as 47.91.20.7');
  await demo.press('enter');

  expect(run.decided.map((one) => one.value)).toEqual([{ 'master.eip': '47.91.20.7' }]);
});

test('a name in full-width letters is that name, and the decision holds it as it is called', async () => {
  const run = demoRun({ goes: ['second'] });
  const demo = demoSession(run);

  await demo.press('n', 'n', '"ｎｇｉｎｘ－ｓｅｃｏｎｄ');
  expect(screen(demo)).toContain('✓ that is the name');
  await demo.press('enter', 'enter');

  expect(run.decided).toEqual([{ do: 'confirm', step: 'second-ingress', value: 'nginx-second' }]);
});

test('a name with a letter of another script is not that name', async () => {
  const run = demoRun({ goes: ['second'] });
  const demo = demoSession(run);

  await demo.press('n', 'n', '"nginх-second', 'enter', 'enter');

  expect(screen(demo)).toContain('That is not nginx-second.');
  expect(run.decided).toEqual([]);
});

test('a search finds what was looked for in full-width letters', async () => {
  const demo = demoSession(demoRun());

  await demo.press('/', '"２。４', 'enter', 'enter');

  expect(topSpot(demo.picture().ui).place).toEqual({ at: 'step', step: 'bind-eip' });
});

test('a reason that was typed before comes back by Ctrl-P, a confirmed name does not', async () => {
  const demo = demoSession(demoRun({ goes: ['second'] }));
  await demo.press('x', '"no time', 'enter', 'esc');

  await demo.press('n', 's', 'ctrl-p');
  expect(screen(demo)).toContain('› no time');
  await demo.press('esc', 'esc', 'n', 'n', '"nginx-second', 'enter', 'esc', 'n', 'n', 'ctrl-p');

  expect(screen(demo)).not.toContain('› nginx-second');
});

test('a secret stands in nothing that is kept, and its own page forgets it', async () => {
  const run = demoRun({}, { secrets: ['registry.password'] });
  const demo = demoSession(run);

  await demo.press('enter', '"hunter2', 'ctrl-u', 'ctrl-_', 'ctrl-p', 'ctrl-n');
  expect(JSON.stringify(demo.picture().ui)).not.toContain('hunter2');
  demo.session.paste('hunter2\n', SIZE);
  expect(screen(demo)).toContain('*******');
  await demo.press('esc');

  expect(JSON.stringify(demo.picture().ui)).not.toContain('hunter2');
});

test('several lines that were pasted are refused with words, and what stood there stays', async () => {
  const demo = demoSession(demoRun());
  await demo.press(...AT_FIELD, '"47');

  demo.session.paste('203.0.113.9\n203.0.113.10\n203.0.113.11', SIZE);
  expect(screen(demo)).toContain('3 lines came at once; one is wanted.');
  expect(screen(demo)).toContain('› 47\n');
  demo.session.paste('.91.20.7\n', SIZE);

  expect(screen(demo)).toContain('✓ 47.91.20.7');
});

test('lines that come as keys press no Enter in a field: two in one piece are one', async () => {
  const run = demoRun({ goes: ['second'] });
  const demo = demoSession(run);
  await demo.press('n', 'n');

  demo.session.press(
    ['n', 'g', 'i', 'n', 'x', '-', 's', 'e', 'c', 'o', 'n', 'd', 'enter', 'enter'].map((name) => ({
      name,
      text: name.length === 1 ? name : '',
    })),
    SIZE,
  );

  expect(run.decided).toEqual([]);
});

test('a value that is corrected is checked while it is typed as well', () => {
  const demo = demoSession(SCENES['told']?.run() ?? demoRun());
  const { view, ui, words } = demo.picture();
  const scene = { view, ui, words, width: 80, height: 18 };
  const below = (text: string) =>
    pageAt(scene, {
      ...spotAt({ at: 'value', name: 'master.eip' }),
      fields: { field: { text, at: 0 } },
    })
      .foot.map(({ line }) => textOf(line))
      .join('\n');

  expect(below('198.51.')).toContain('not yet an IP address');
  expect(below('198。51。100。7')).toContain('understood as 198.51.100.7');
  expect(below('198.51.x')).toContain('198.51.x is no IP address.');
});
