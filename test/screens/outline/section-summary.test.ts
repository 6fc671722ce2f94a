import { expect, test } from 'vitest';
import { sectionSummary, type SectionSummary } from '../../../screens/outline/section-summary.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession } from '../../support/demo-session.ts';
import type { FakeRun } from '../../support/fake-run.ts';

function summaryOf(run: FakeRun, id: string): SectionSummary {
  const { view, words } = demoSession(run).picture();
  const section = view.book.runbook.sections.find((one) => one.id === id);
  if (section === undefined) throw new Error(`The demo has no section ${id}`);
  return sectionSummary(view, section, words);
}

test('a section with the go that waits for a typed name needs somebody, but no other go', () => {
  const summary = summaryOf(demoRun({ goes: ['second'] }), 'second');

  expect(summary).toMatchObject({ mark: { glyph: '!' }, note: '', active: true });
});

test('a folded section that cannot begin says what it waits for', () => {
  const summary = summaryOf(demoRun(), 'dns');

  expect(summary).toMatchObject({ mark: { glyph: '.' }, note: 'after 2.6.2', active: false });
});
