import { readFileSync } from 'node:fs';
import { actions } from '../../src/actions/index.ts';
import { loadRunbook } from '../../src/language/index.ts';
import { probes } from '../../src/probes/index.ts';
import type { Timed } from './one-run.ts';

const read = (file: string) => readFileSync(file, 'utf8');

/**
 * What the end waited for: the step that ended last, what it needed that ended last, and so on to the beginning. `fromMs`
 * is when the one before had ended.
 */
export function longestChain(
  runbook: string,
  site: string,
  timed: readonly Timed[],
): readonly Timed[] {
  const { runbook: plan } = loadRunbook(`${runbook}/runbook.yaml`, site, read, { probes, actions });
  const needs = new Map(plan?.steps.map((step) => [step.id, step.needs]));
  const chain: Timed[] = [];
  let [last] = byEnd(timed);
  while (last !== undefined) {
    const { what, toMs } = last;
    const needed = new Set(needs.get(what));
    const [before] = byEnd(timed.filter((one) => needed.has(one.what)));
    chain.unshift({ what, fromMs: before?.toMs ?? 0, toMs });
    last = before;
  }
  return chain;
}

/** The last one first. */
function byEnd(timed: readonly Timed[]): readonly Timed[] {
  return timed.toSorted((a, b) => b.toMs - a.toMs);
}
