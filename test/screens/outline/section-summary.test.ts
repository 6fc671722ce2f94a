import { expect, test } from 'vitest';
import { sectionSummary } from '../../../screens/outline/section-summary.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession } from '../../support/demo-session.ts';

test('a section with the go that waits for a typed name needs somebody, but no other go', () => {
  const { view, words } = demoSession(demoRun({ goes: ['second'] })).picture();
  const section = view.book.runbook.sections.find(({ id }) => id === 'second');
  if (section === undefined) throw new Error('The demo has no such section');

  const summary = sectionSummary(view, section, words);

  expect(summary).toMatchObject({ mark: { glyph: '!' }, note: '', active: true });
});
