import { expect, test } from 'vitest';
import { aBook, aStep, aText } from '../../support/a-runbook.ts';
import { demoSession } from '../../support/demo-session.ts';
import { aRecord, aState, fakeRun } from '../../support/fake-run.ts';

const RISKY = aStep('release', { ref: '1.0', title: aText('Install it'), risk: 'cost' });
const LATER = aStep('later', { ref: '1.1', kind: 'check', needs: ['release'] });

test('a step that is to be done again takes its word on its own page', async () => {
  const steps = { release: aRecord({ state: { is: 'ready' }, attempts: 1 }) };
  const run = fakeRun(aBook([RISKY, LATER]), aState({ goes: ['main'], steps }), {
    atRisk: 'ingress',
  });
  const demo = demoSession(run);

  // By way of the step that waits for it: the outline would lead past this page.
  await demo.press('/', '"1.1', 'enter', 'enter', 'down', 'enter');
  await demo.press('enter', '"ingress', 'enter', 'enter');

  expect(run.decided).toEqual([{ do: 'confirm', step: 'release', value: 'ingress' }]);
});
