import { expect, test } from 'vitest';
import { factRows } from '../../../screens/go/facts.ts';
import { textOf } from '../../../screens/line.ts';
import { DEMO_BOOK } from '../../support/demo-book.ts';
import { DEMO_PAST } from '../../support/demo-past.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession } from '../../support/demo-session.ts';

function facts(...ids: readonly string[]): string {
  const demo = demoSession(demoRun(), { past: DEMO_PAST });
  const { view, ui, words } = demo.picture();
  const steps = ids.flatMap((id) => DEMO_BOOK.steps.get(id) ?? []);
  return factRows({ view, ui, words, width: 78, height: 40 }, steps)
    .map((row) => textOf(row.line))
    .join('\n');
}

test('what it costs and how long it takes is told before the go', () => {
  expect(facts('second-ingress')).toContain('1 step costs money');
  expect(facts('pull-secret')).toContain('about 20s');
});

test('where nobody knows of one step, the rest is the least', () => {
  expect(facts('pull-secret', 'namespaces')).toContain('20s or more');
});

test('a section that changes nothing costs nothing and is told without it', () => {
  expect(facts()).toBe('');
});
