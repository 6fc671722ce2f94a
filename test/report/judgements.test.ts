import { expect, test } from 'vitest';
import type { JudgementList } from '../../src/model/report.ts';
import { aCause, found, type Found } from '../../src/model/verdict.ts';
import { judgementsText } from '../../src/report/judgements.ts';
import { texts } from '../../src/text/index.ts';

const DEPLOYMENT = { kind: 'Deployment', namespace: 'prod', name: 'gateway' };
const NAMED = { kind: 'Deployment', name: 'prod/gateway' };

const PASSING: Found = {
  ...found('pass', null, [aCause('paused-ready', NAMED)]),
  object: DEPLOYMENT,
};
const WAITING: Found = {
  ...found('wait', aCause('no-target')),
  others: [aCause('scaled-to-zero', NAMED)],
  object: DEPLOYMENT,
};

function listOf(items: readonly Found[]): JudgementList {
  const counts = { pass: 0, wait: 0, fail: 0, unknown: 0 };
  for (const { verdict } of items) counts[verdict] += 1;
  return { apiVersion: 'dr-wizard/v1', kind: 'JudgementList', counts, items };
}

const unfolded = (text: string) => [text];

test('what explains an object stands first, what else is so of it below, each with what to do', () => {
  const words = texts('en');
  const said = (code: string) => words.said({ code, params: NAMED });

  expect(judgementsText(listOf([PASSING, WAITING]), words, unfolded)).toBe(
    `not yet      Deployment prod/gateway  ${said('no-target').says}
             ${said('no-target').remedy}
             also: ${said('scaled-to-zero').says} ${said('scaled-to-zero').remedy}
pass         Deployment prod/gateway
             note: ${said('paused-ready').says} ${said('paused-ready').remedy}

1 not yet, 1 pass
`,
  );
});

test('the name of an object is not said again where the sentence has it', () => {
  const item = { ...WAITING, cause: aCause('scaled-to-zero', NAMED), others: [] };

  const text = judgementsText(listOf([item]), texts('zh-CN'), unfolded);

  expect(text.match(/Deployment prod\/gateway/g)).toHaveLength(1);
  expect(text).toMatch(/^还没好 {4}Deployment/);
});

test('of nothing nothing is shown', () => {
  expect(judgementsText(listOf([]), texts('en'), unfolded)).toBe('');
});
