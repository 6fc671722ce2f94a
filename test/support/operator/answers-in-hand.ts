import { readFileSync } from 'node:fs';
import { actions } from '../../../src/actions/index.ts';
import { loadAnswers, loadRunbook } from '../../../src/language/index.ts';
import { probes } from '../../../src/probes/index.ts';
import type { StepAnswers } from '../../../src/model/answers.ts';

/** What an operator has on paper: the answers, by the positions and the names of values that stand on the screens. */
export type AnswersInHand = {
  readonly outageStarted: string;
  readonly lostCluster: string;
  readonly context: string;
  value(id: string): string | undefined;
  step(ref: string): StepAnswers | undefined;
  refOf(step: string): string | undefined;
};

const read = (file: string) => readFileSync(file, 'utf8');

export function answersInHand(runbook: string, site: string, file: string): AnswersInHand {
  const { answers } = loadAnswers(file, read);
  const { runbook: plan } = loadRunbook(runbook, site, read, { probes, actions });
  if (answers === null || plan === null) throw new Error(`${file} or ${runbook} is faulty`);
  const ids = new Map(plan.steps.map((step) => [step.ref, step.id]));
  return {
    outageStarted: answers.outageStarted ?? '',
    lostCluster: answers.lostCluster ?? '',
    context: answers.target?.context ?? '',
    value(id) {
      const value = answers.values[id];
      return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
    },
    refOf: (id) => plan.steps.find((step) => step.id === id)?.ref,
    step: (ref) => answers.steps[ids.get(ref) ?? ''],
  };
}
