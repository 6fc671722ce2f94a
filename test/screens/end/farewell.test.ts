import { expect, test } from 'vitest';
import { farewell } from '../../../screens/end/farewell.ts';
import { widthOf } from '../../../screens/width.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession } from '../../support/demo-session.ts';
import type { RunState } from '../../../src/model/state.ts';

const RUNS: readonly Partial<RunState>[] = [
  {},
  { mode: 'drill', practice: true },
  { phase: 'finished', exitCode: 0 },
];

test.each(['en', 'zh-CN'] as const)(
  'the last words fit 80 columns, a command that is copied above all (%s)',
  (lang) => {
    for (const state of RUNS) {
      const demo = demoSession(demoRun(state), { lang });
      const { view, words } = demo.picture();
      demo.session.close();

      const lines = farewell(view, words, '/runs/7f3c00aa11bb').split('\n');

      expect(lines.filter((line) => widthOf(line) > 80)).toEqual([]);
      for (const key of ['suspended', 'paused', 'killed'])
        for (const line of words.t(`farewell.${key}`, { run: view.state.run }).split('\n'))
          expect(widthOf(line)).toBeLessThanOrEqual(80);
    }
  },
);
