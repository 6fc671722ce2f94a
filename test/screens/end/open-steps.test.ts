import { expect, test } from 'vitest';
import { frameOf } from '../../../screens/frame.ts';
import { textOf } from '../../../screens/line.ts';
import { stageOf } from '../../../screens/stage.ts';
import { aCause } from '../../../src/model/verdict.ts';
import { aBook, aStep } from '../../support/a-runbook.ts';
import { demoSession } from '../../support/demo-session.ts';
import { aRecord, aState, fakeRun, NOW } from '../../support/fake-run.ts';

const COMMAND = 'openssl x509 -inform DER -in a.der -out a.der.pem';

test('a run that ends with something broken has the command that mends it, to be copied', async () => {
  const failure = aCause('certificate-in-der', { file: 'a.der' });
  const state = { is: 'failed', since: NOW, until: NOW, found: [] } as const;
  const run = fakeRun(
    aBook([aStep('release', { ref: '1.0' })]),
    aState({
      goes: ['main'],
      phase: 'finished',
      finishedAt: NOW,
      exitCode: 1,
      steps: { release: aRecord({ state, failure }) },
    }),
  );
  const demo = demoSession(run);

  // What there is to do next lies between, further than one screen.
  const at = () => demo.picture().ui.spots.at(-1)?.focus ?? '';
  for (let rows = 0; rows < 30 && !at().startsWith('remedy'); rows += 1) await demo.press('up');
  await demo.press('y');

  const { view, ui, words } = demo.picture();
  const { lines } = frameOf(stageOf(view, ui, words, { columns: 80, rows: 24 }));
  expect(lines.map(textOf).join('\n')).toContain('a.der is in DER, not in PEM.');
  expect(demo.copied).toEqual([COMMAND]);
});
