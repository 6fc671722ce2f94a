import { expect, test } from 'vitest';
import { checkAnswers } from '../../src/frontend/check-answers.ts';
import { texts } from '../../src/text/index.ts';
import { anAnswers } from '../support/a-run.ts';
import { aMilestone, aRunbook, aStep, aText } from '../support/a-runbook.ts';

const NO_LISTS = { failed: [], late: [], 'in-doubt': [] } as const;
const EIP = { id: 'master.eip', type: 'ip', title: aText('EIP'), optional: false } as const;
const SIZE = { ...EIP, id: 'size', type: 'string', oneOf: ['small', 'large'] } as const;
const RUNBOOK = aRunbook(
  [
    aStep('bind-eip', { kind: 'manual', manual: { checklist: [], ask: [EIP, SIZE] } }),
    aStep('how', { kind: 'choice', choice: ['script', 'backup'] }),
    aStep('deploy'),
  ],
  { milestones: [aMilestone('restored')] },
);

test('every fault of a file of answers is said at once, by its key and with what to do', () => {
  const faults = checkAnswers(
    RUNBOOK,
    anAnswers({
      outageStarted: 'yesterday',
      go: ['mian'],
      values: { 'master.eip': '300.1.1.1', 'master.epi': '192.0.2.7', size: 'huge' },
      steps: {
        'bind-epi': { done: true, on: NO_LISTS },
        how: { choose: 'tape', on: NO_LISTS },
        deploy: { done: true, on: NO_LISTS },
        restored: { on: NO_LISTS },
      },
    }),
  );

  const said = faults.map((fault) => texts('en').said(fault));
  expect(said.map(({ says, remedy }) => `${says} ${remedy}`)).toEqual([
    'The answers say outageStarted: yesterday, which is no time. Write it as RFC 3339, such as 2026-01-31T01:32:00Z.',
    'The answers say go.mian, which the runbook does not know. Correct the name. The nearest one is main.',
    'The answers say values.master.eip: "300.1.1.1", which is no ip. Correct it in the file of answers: the runbook asks for a value of type ip.',
    'The answers say values.master.epi, which the runbook does not know. Correct the name. The nearest one is master.eip.',
    'The answers say values.size: "huge", which is not offered. Choose one of: small, large',
    'The answers say steps.bind-epi, which the runbook does not know. Correct the name. The nearest one is bind-eip.',
    'The answers say steps.how.choose: tape, which is not offered. Choose one of: script, backup',
    'The answers say steps.deploy.done, but the step deploy has no use for it. Leave it out, or correct the name of the step.',
  ]);
});

test('answers that fit are taken', () => {
  const answers = anAnswers({
    go: 'all',
    values: { 'master.eip': '192.0.2.7', size: 'small' },
    steps: { how: { choose: 'script', on: NO_LISTS }, 'bind-eip': { done: true, on: NO_LISTS } },
  });

  expect(checkAnswers(RUNBOOK, answers)).toEqual([]);
});
