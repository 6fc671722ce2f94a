import { expect, test } from 'vitest';
import { clockPage } from '../../../screens/clock/page.ts';
import { textOf } from '../../../screens/line.ts';
import { aBook, aMilestone, aStep } from '../../support/a-runbook.ts';
import { demoSession } from '../../support/demo-session.ts';
import { aRecord, aState, fakeRun, MINUTE, NOW } from '../../support/fake-run.ts';
import type { RunState } from '../../../src/model/state.ts';

const BOOK = aBook(
  [
    aStep('order', { kind: 'manual', expectMs: 10 * MINUTE }),
    aStep('deploy', { needs: ['order'], expectMs: 20 * MINUTE }),
    aStep('names', { kind: 'manual', needs: ['deploy'], expectMs: 5 * MINUTE }),
  ],
  { milestones: [aMilestone('restored', { needs: ['names'] })] },
);

function clockText(more: Partial<RunState>): string {
  const demo = demoSession(fakeRun(BOOK, aState({ goes: ['*'], ...more })));
  const { view, ui, words } = demo.picture();
  const { rows } = clockPage({ view, ui, words, width: 78, height: 40 });
  return rows.map((row) => textOf(row.line)).join('\n');
}

const passed = aRecord({ state: { is: 'passed', how: 'acted' }, finishedAt: NOW - MINUTE });

test('the step of the longest chain that waits for the operator is what would shorten it', () => {
  expect(clockText({})).toContain('order: the longest chain waits for you there now');
});

test('whoever else the longest chain waits for is named', () => {
  const waits = aRecord({ state: { is: 'waiting-on', whom: 'netops', since: NOW } });

  expect(clockText({ steps: { order: waits } })).toContain('waits for netops there');
});

test('while only the machine is at work, the next step for a person is told', () => {
  const working = aRecord({ state: { is: 'acting', attempt: 1, key: '' }, startedAt: NOW });

  expect(clockText({ steps: { order: passed, deploy: working } })).toContain(
    'names: the next on the longest chain that needs you, in about 20m',
  );
});

test('a milestone that is held stands there with its achieved time', () => {
  const restored = { heldSince: NOW, rtaMs: 91 * MINUTE, skipped: null, seen: [] };

  expect(clockText({ milestones: { restored } })).toContain('RTA 1:31:00');
});

test('each leg says who says how long it takes', () => {
  expect(clockText({})).toContain('as the runbook expects');
});
