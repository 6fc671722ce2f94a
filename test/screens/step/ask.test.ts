import { expect, test } from 'vitest';
import { frameOf } from '../../../screens/frame.ts';
import { textOf } from '../../../screens/line.ts';
import { stageOf } from '../../../screens/stage.ts';
import { aBook, anExpr, aProof, aStep, aText } from '../../support/a-runbook.ts';
import { demoSession, type DemoSession } from '../../support/demo-session.ts';
import { aRecord, aState, aValue, fakeRun, valuesOf } from '../../support/fake-run.ts';

const FINGERPRINT = 'SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU';
const TELL = aStep('tell', {
  kind: 'manual',
  ref: '0.0',
  title: aText('Tell the values'),
  manual: {
    checklist: [],
    ask: [
      { id: 'region', type: 'string', title: aText('Region'), optional: true },
      {
        id: 'print',
        type: 'string',
        title: aText('Fingerprint of the server key'),
        optional: true,
      },
    ],
  },
  attest: aText('As told'),
  proofs: [],
});
const READS = aStep('read', {
  ref: '1.0',
  kind: 'check',
  title: aText('Read a value'),
  proofs: [aProof('fake/ready', {}, anExpr({}, ['values.print']))],
});
const BOOK = aBook([TELL, READS]);
const TOLD = aState({
  steps: { tell: aRecord({ state: { is: 'attested', reason: 'ops' } }) },
  values: valuesOf(aValue('region', 'us-east-1')),
});

function screen(demo: DemoSession): string {
  const { view, ui, words } = demo.picture();
  return frameOf(stageOf(view, ui, words, { columns: 80, rows: 24 }))
    .lines.map(textOf)
    .join('\n');
}

test('the cursor starts at what can be told, never at the word that all is told', async () => {
  const run = fakeRun(BOOK, aState());
  const demo = demoSession(run);

  await demo.press('n', '"us-east-1', 'enter');

  expect(run.decided).toEqual([{ do: 'answer', step: 'tell', value: { region: 'us-east-1' } }]);
});

test('a value that was left out is told later, by way of the step that waits for it', async () => {
  const run = fakeRun(BOOK, TOLD);
  const demo = demoSession(run);

  await demo.press('/', '"read', 'enter', 'enter');
  expect(screen(demo)).toContain('waits for the value print');
  await demo.press('down', 'enter');
  expect(screen(demo)).toContain('Region  us-east-1');
  await demo.press(`"${FINGERPRINT}`, 'enter');

  expect(run.decided).toEqual([{ do: 'answer', step: 'tell', value: { print: FINGERPRINT } }]);
});

test('what is typed stands there whole, the label above it where there is no room beside it', async () => {
  const demo = demoSession(fakeRun(BOOK, TOLD));

  await demo.press('/', '"tell', 'enter', 'enter', '"SHA256:47DEQpj8');
  expect(screen(demo)).toContain('❯ Fingerprint of the server key › SHA256:47DEQpj8');
  await demo.press(`"${FINGERPRINT.slice(15)}`);

  expect(screen(demo)).toContain(`  Fingerprint of the server key\n❯ › ${FINGERPRINT}\n`);
});
