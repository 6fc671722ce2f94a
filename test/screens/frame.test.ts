import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameOf } from '../../screens/frame.ts';
import { tooSmall } from '../../screens/too-small.ts';
import { lineWidth, textOf } from '../../screens/line.ts';
import { stageOf } from '../../screens/stage.ts';
import { inAscii } from '../../screens/theme.ts';
import { widthOf } from '../../screens/width.ts';
import { wordsOf } from '../../screens/words.ts';
import { demoRun } from '../support/demo-run.ts';
import { DEMO_SCENES } from '../support/demo-scenes.ts';
import { demoSession, settled } from '../support/demo-session.ts';

const KEYS = ['up', 'down', 'pagedown', 'pageup', 'enter', 'esc', 'n', 'L', 'f', '?', 'l', 'end'];

test('no frame is ever taller or wider than the screen, whatever is pressed and however large it is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.values(DEMO_SCENES)),
      fc.array(fc.constantFrom(...KEYS), { maxLength: 8 }),
      fc.integer({ min: 40, max: 220 }),
      fc.integer({ min: 15, max: 60 }),
      async (scene, keys, columns, rows) => {
        const size = { columns, rows };
        const demo = demoSession(scene.run(), { size });
        await settled();
        await demo.press(...scene.keys, ...keys);

        const { view, ui, words } = demo.picture();
        const { lines, cursor } = frameOf(stageOf(view, ui, words, size));

        expect(lines).toHaveLength(rows);
        expect(Math.max(...lines.map(lineWidth))).toBeLessThanOrEqual(columns);
        expect(cursor?.x ?? 0).toBeLessThan(columns);
        expect(cursor?.y ?? 0).toBeLessThan(rows);
      },
    ),
    { numRuns: 60 },
  );
});

test.each(['en', 'zh-CN'] as const)('too small a terminal is told so in one line (%s)', (lang) => {
  const { lines } = tooSmall(wordsOf(lang, false, null), { columns: 39, rows: 24 });

  const said = lines.map(textOf).filter((line) => line !== '');
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('40x15');
  expect(widthOf(said[0] ?? '')).toBeLessThanOrEqual(39);
});

test('too small a terminal still says which mode runs', async () => {
  const demo = demoSession(demoRun());
  await settled();

  const { view, words } = demo.picture();
  const { lines } = tooSmall(words, { columns: 39, rows: 10 }, view);

  expect(textOf(lines[0] ?? [])).toBe('INCIDENT Needs 40x15; has 39x10.');
});

test('in ASCII nothing is left that a wide terminal draws twice as wide', async () => {
  const size = { columns: 120, rows: 40 };
  for (const scene of Object.values(DEMO_SCENES)) {
    const demo = demoSession(scene.run(), { size, ascii: true });
    await settled();
    await demo.press(...scene.keys);

    const { view, ui, words } = demo.picture();
    const text = frameOf(stageOf(view, ui, words, size))
      .lines.map(textOf)
      .join('\n');

    expect(inAscii(text).replaceAll(/[\u3000-\u9fff\uff00-\uffef]/g, '')).toMatch(
      /^[\x20-\x7e\n]*$/,
    );
  }
});
