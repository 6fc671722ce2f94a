import { expect, test } from 'vitest';
import { aBook, aStep, aText } from '../../support/a-runbook.ts';
import { frameOf } from '../../../screens/frame.ts';
import { textOf } from '../../../screens/line.ts';
import { stageOf } from '../../../screens/stage.ts';
import { demoSession, type DemoSession } from '../../support/demo-session.ts';
import { aRecord, aState, fakeRun } from '../../support/fake-run.ts';

function screenOf(demo: DemoSession): string {
  const { view, ui, words } = demo.picture();
  const { lines } = frameOf(stageOf(view, ui, words, { columns: 80, rows: 24 }));
  return lines.map(textOf).join('\n');
}

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

test('a page whose word was typed elsewhere took the name of the step instead', async () => {
  const run = fakeRun(aBook([RISKY]), aState({ goes: ['main'] }), { atRisk: 'ingress' });
  const demo = demoSession(run);
  await demo.press('n');
  expect(JSON.stringify(demo.picture().ui)).toContain('"what":"confirm"');

  const typed = aRecord({ state: { is: 'ready' }, confirmed: true });
  run.become(aState({ goes: ['main'], steps: { release: typed } }));
  await demo.press('c');
  expect(screenOf(demo)).toContain('meanwhile it has been decided');
  expect(screenOf(demo)).not.toContain('Its name');
  await demo.press('"release', 'enter', 'enter');

  expect(run.decided).toEqual([]);
  expect(demo.picture().ui.spots.at(-1)?.place).toEqual({ at: 'step', step: 'release' });
});

test('a checklist whose word was typed in the list of what needs somebody comes up at once, as it is what to do next', async () => {
  const step = aStep('order', {
    ref: '1.0',
    kind: 'manual',
    title: aText('Order it'),
    risk: 'cost',
    manual: { checklist: [aText('Click Create')], ask: [] },
  });
  const run = fakeRun(aBook([step]), aState({ goes: ['main'] }), { atRisk: 'it' });
  const demo = demoSession(run);

  await demo.press('i', 'enter', '"it', 'enter', 'enter');

  expect(run.decided).toEqual([{ do: 'confirm', step: 'order', value: 'it' }]);
  const places = demo.picture().ui.spots.map(({ place }) => place);
  expect(places).toEqual([{ at: 'outline' }, { at: 'queue' }, { at: 'step', step: 'order' }]);
});
