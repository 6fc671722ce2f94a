import { readFileSync, writeFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { actions } from '../../src/actions/index.ts';
import { asksOf } from '../../src/core/asks.ts';
import { loadRunbook } from '../../src/language/index.ts';
import { probes } from '../../src/probes/index.ts';

const read = (file: string) => readFileSync(file, 'utf8');

/** Leaves in a file of answers only what this runbook asks: the same paper serves several. */
export function keepAnswersFor(runbook: string, site: string, file: string): void {
  const { runbook: plan } = loadRunbook(`${runbook}/runbook.yaml`, site, read, { probes, actions });
  if (plan === null) throw new Error(`${runbook} is faulty`);
  const answers = parse(read(file));
  const asked = new Set(asksOf(plan).map((ask) => ask.id));
  const steps = new Set(plan.steps.map((step) => step.id));
  const kept = (all: object, known: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => known.has(name)));
  const less = { values: kept(answers.values, asked), steps: kept(answers.steps, steps) };
  writeFileSync(file, stringify({ ...answers, ...less }));
}
