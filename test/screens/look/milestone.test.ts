import { expect, test } from 'vitest';
import { frameOf } from '../../../screens/frame.ts';
import { textOf } from '../../../screens/line.ts';
import { stageOf } from '../../../screens/stage.ts';
import { spotAt } from '../../../screens/ui.ts';
import type { View } from '../../../screens/view.ts';
import { aCause, found, type Progress } from '../../../src/model/verdict.ts';
import { aProof } from '../../support/a-runbook.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession } from '../../support/demo-session.ts';

const PROBE = 'kubernetes/workloads-ready';
const ID = 'restored';

/** The page of the milestone, of which this is known. */
function page(change: (view: View) => Partial<View>): string {
  const { view, ui, words } = demoSession(demoRun()).picture();
  const { runbook } = view.book;
  const milestones = runbook.milestones.map((one) => ({ ...one, proofs: [aProof(PROBE)] }));
  const book = { ...view.book, runbook: { ...runbook, milestones } };
  const at = { ...ui, spots: [spotAt({ at: 'milestone', milestone: ID })] as const };
  const stage = stageOf({ ...view, book, ...change(view) }, at, words, { columns: 80, rows: 30 });
  return frameOf(stage).lines.map(textOf).join('\n');
}

function told(progress: Progress, agoMs = 0): string {
  return page(({ now }) => ({
    live: () => ({ progress, saidAt: now - agoMs, output: [], total: 0 }),
  }));
}

test('a milestone tells for how long all of it holds by now', () => {
  const seen = told({ done: 1, of: 1, unit: '', leftMs: 41_000 }, 9_000);

  expect(seen).toContain('all proofs hold, for 28s of 1m');
  expect(seen).toContain(`✓ ${PROBE}  passed`);
});

test('a milestone that does not hold yet does not say that nobody looked', () => {
  const seen = told({ done: 0, of: 1, unit: '' });

  expect(seen).toContain('0 of 1 proofs hold');
  expect(seen).toContain(`. ${PROBE}  looked at; not all hold yet`);
});

test('what is found beside a proof that holds does not look like a reason', () => {
  const note = aCause(
    'scaled-to-zero',
    { kind: 'Deployment', name: 'prod/other' },
    { healsByItself: true },
  );
  const others = found('pass', null, [note]);
  const seen = [{ proof: 0, found: others, evidence: [], at: 0, durationMs: 1 }];
  const held = { heldSince: 1, rtaMs: 1, skipped: null, seen };

  const shown = page(({ state }) => ({ state: { ...state, milestones: { [ID]: held } } }));

  expect(shown).toContain('  Beside it: ');
  expect(shown).not.toContain('heals by itself');
});

test('of many causes in the cluster the first are told, and what to do stays near', () => {
  const causes = Array.from({ length: 9 }, (_, n) =>
    aCause('scaled-to-zero', { kind: 'Deployment', name: `d-${n}` }),
  );
  const is = { ...found('fail', causes[0] ?? null), others: causes.slice(1) };
  const seen = [{ proof: 0, found: is, evidence: [], at: 0, durationMs: 1 }];
  const lost = { heldSince: null, rtaMs: null, skipped: null, seen };

  const shown = page(({ state }) => ({ state: { ...state, milestones: { [ID]: lost } } }));

  expect(shown).toContain('d-4');
  expect(shown).not.toContain('d-5');
  expect(shown).toContain('4 more causes.');
});
