import { expect, test } from 'vitest';
import { frameOf } from '../../../screens/frame.ts';
import { textOf } from '../../../screens/line.ts';
import { stageOf, type Size } from '../../../screens/stage.ts';
import type { TextTemplate } from '../../../src/model/runbook.ts';
import { aBook, aProof, aStep, aTemplate, aText } from '../../support/a-runbook.ts';
import { demoSession, type DemoSession } from '../../support/demo-session.ts';
import { aRecord, aState, aValue, fakeRun, valuesOf } from '../../support/fake-run.ts';

const ID = 'i-0xi8k2mz41nq7d3c5b2a';
const LONG = `SHA256:${'47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU'.repeat(2)}`;

/** A text with a value in it. */
function said(text: string, value: string, name: string): TextTemplate {
  const shown = text.replace('{}', value);
  const template = { ...aTemplate(shown), reads: [name], exact: () => [value] };
  return { en: template, zh: template };
}

function runWith(text: string, value: string) {
  const step = aStep('bind', {
    kind: 'manual',
    ref: '2.4',
    manual: { checklist: [said(text, value, 'values.id'), aText('Save.')], ask: [] },
    proofs: [aProof('net/port-open')],
  });
  return fakeRun(
    aBook([step]),
    aState({ steps: { bind: aRecord() }, values: valuesOf(aValue('id', value)) }),
  );
}

async function rowsAt(demo: DemoSession, size: Size): Promise<readonly string[]> {
  await demo.press('n');
  const { view, ui, words } = demo.picture();
  return frameOf(stageOf(view, ui, words, size)).lines.map((line) => textOf(line).trimEnd());
}

const SIZES: readonly Size[] = [
  { columns: 40, rows: 15 },
  { columns: 80, rows: 24 },
];

test.each(SIZES)(
  'a value has a row of its own, or ends one: the mouse selects just it ($columns)',
  async (size) => {
    const inside = await rowsAt(demoSession(runWith('Set {}, then save.', ID), { size }), size);
    const last = await rowsAt(demoSession(runWith('Set {}', ID), { size }), size);

    expect(inside.filter((row) => row.endsWith(` ${ID}`))).toHaveLength(1);
    expect(last.filter((row) => row.includes(ID))).toHaveLength(1);
  },
);

test.each(SIZES)(
  'a value that is longer than a row goes on in the next one, whole ($columns)',
  async (size) => {
    const rows = await rowsAt(
      demoSession(runWith('Compare {}, letter by letter.', LONG), { size }),
      size,
    );

    expect(rows.map((row) => row.trim()).join('')).toContain(LONG);
  },
);

test('Enter ticks and goes on to what is to be done next, y copies the one value', async () => {
  const run = runWith('Set {}, then save.', ID);
  const demo = demoSession(run);

  await demo.press('n', 'y', 'enter', 'enter');

  expect(demo.copied).toEqual([ID]);
  expect(run.decided.map((one) => one.value)).toEqual([
    { item: 0, done: true },
    { item: 1, done: true },
  ]);
});
