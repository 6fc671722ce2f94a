import { expect, test } from 'vitest';
import { sectionPage } from '../../../screens/section/page.ts';
import { textOf } from '../../../screens/line.ts';
import { spotAt, topSpot } from '../../../screens/ui.ts';
import { aCause, found } from '../../../src/model/verdict.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession } from '../../support/demo-session.ts';
import { aRecord, aValue, NOW, valuesOf } from '../../support/fake-run.ts';
import type { RunState } from '../../../src/model/state.ts';

const MISSING = aCause('program-missing', { program: 'helm' });

function table(more: Partial<RunState>, focus: string | null | undefined = null): string {
  const demo = demoSession(demoRun(more));
  const { view, ui, words } = demo.picture();
  const spot = { ...spotAt({ at: 'section', section: 'namespaces' }), focus };
  const { head, rows } = sectionPage(
    { view, ui, words, width: 78, height: 40 },
    spot,
    'namespaces',
  );
  return [...head, ...rows].map((row) => textOf(row.line)).join('\n');
}

const looked = (verdict: 'fail' | 'unknown') =>
  aRecord({
    state: { is: 'proving', since: NOW, until: NOW, found: [] },
    seen: [{ proof: 0, found: found(verdict, MISSING), at: NOW, durationMs: 1, evidence: [] }],
  });

test('what nobody could tell is counted, and is no pass', () => {
  const text = table({ steps: { namespaces: looked('unknown') } });

  expect(text).toContain('0/2, 1 cannot tell');
});

test('what was found stands in the row', () => {
  const values = valuesOf(aValue('helm.version', '3.17.1', { step: 'namespaces' }));

  expect(table({ values })).toContain('3.17.1');
});

test('only the row under the cursor says why, with the remedy', () => {
  const steps = { namespaces: looked('fail') };

  expect(table({ steps })).not.toContain('Remedy');
  expect(table({ steps }, 'step namespaces')).toContain('Remedy');
});

test.each([
  ['2.5', 'section'],
  ['2.10', 'go'],
])('Enter on section %s opens its %s: the go is asked where one is wanted', async (ref, place) => {
  const demo = demoSession(demoRun());

  await demo.press('/', `"${ref}`, 'enter', 'up', 'enter');

  expect(topSpot(demo.picture().ui).place.at).toBe(place);
});
