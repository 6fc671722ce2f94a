import { expect, test, vi } from 'vitest';
import { farewell } from '../../screens/end/farewell.ts';
import { frameOf } from '../../screens/frame.ts';
import { textOf } from '../../screens/line.ts';
import { stageOf } from '../../screens/stage.ts';
import type { Lang } from '../../src/text/index.ts';
import { DRILL_SCENES } from '../support/demo-drill.ts';
import { demoRun } from '../support/demo-run.ts';
import { DEMO_SCENES } from '../support/demo-scenes.ts';
import { demoSession, settled } from '../support/demo-session.ts';

// Many frames, on a machine that has other work too.
vi.setConfig({ testTimeout: 20_000 });

const MODES = [
  ['en', false, ['DRILL  ', 'DRILL ']],
  ['en', true, ['DRILL · practice range  ', 'PRACTICE ']],
  ['zh-CN', false, ['演练  ', '演练 ']],
  ['zh-CN', true, ['演练 · 本机环境  ', '本机演练 ']],
] as const satisfies readonly (readonly [Lang, boolean, readonly [string, string]])[];

test.each(MODES)(
  'every page of a drill says so in its first line, in colour and in words (%s, practice: %s)',
  async (lang, practice, [wide, narrow]) => {
    const wrong: string[] = [];

    for (const [name, scene] of Object.entries({ ...DEMO_SCENES, ...DRILL_SCENES })) {
      const run = scene.run();
      run.become({ ...run.handle.state(), mode: 'drill', practice });
      for (const [word, size] of [
        [wide, { columns: 80, rows: 24 }],
        [narrow, { columns: 40, rows: 15 }],
      ] as const) {
        const demo = demoSession(run, { lang, size });
        await settled();
        await demo.press(...scene.keys);
        const { view, ui, words } = demo.picture();
        const { lines } = frameOf(stageOf(view, ui, words, size));
        demo.session.close();
        const [first = [], , rule = []] = lines;
        const isSaid = textOf(first).startsWith(word) && first[0]?.tone === 'drill';
        if (!isSaid || rule[0]?.tone !== 'good') wrong.push(`${name} ${textOf(first)}`);
      }
    }

    expect(wrong).toEqual([]);
  },
);

test('what stays on the terminal afterwards names a drill and where it was', () => {
  const said = (practice: boolean) => {
    const { view, words } = demoSession(
      demoRun({ mode: 'drill', practice, phase: 'finished', exitCode: 0 }),
    ).picture();
    return farewell(view, words, '/home/ops/run').split('\n').slice(0, 3);
  };

  expect(said(false)[0]).toMatch(/^DRILL /);
  expect(said(false)[2]).toContain('> drill-7f3c00aa11bb.md');
  expect(said(true)[0]).toMatch(/^DRILL · practice range /);
  expect(said(true)[2]).toContain('> practice-7f3c00aa11bb.md');
});
