import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findable, toldBy } from '../../src/commands/answers-file.ts';
import { CATALOGUE } from '../../src/commands/load-book.ts';
import { prepareBook } from '../../src/core/book.ts';
import { checkAnswers } from '../../src/frontend/check-answers.ts';
import { loadRunbook } from '../../src/language/index.ts';
import { anAnswers } from '../support/a-run.ts';

function shipped() {
  const read = (file: string) => readFileSync(file, 'utf8');
  const { runbook } = loadRunbook(
    'runbook/cluster-recovery/runbook.yaml',
    'runbook/sites/example.yaml',
    read,
    CATALOGUE,
  );
  if (runbook === null) throw new Error('the shipped runbook does not load');
  return prepareBook(runbook, CATALOGUE);
}

test('who only looks may be told the addresses of the ingress, which a run finds itself', () => {
  const book = shipped();
  const values = { 'ingress.external': '203.0.113.7', 'ingress.internal': '192.0.2.80' };
  const answers = anAnswers({ values });
  const found = findable(book, CATALOGUE);

  expect(checkAnswers(book.runbook, answers, found)).toEqual([]);
  const told = toldBy(book, { file: 'known.yaml', answers }, 7, found);
  expect(told['ingress.external']).toMatchObject({ value: '203.0.113.7', source: 'known.yaml' });

  const wrong = anAnswers({ values: { 'ingress.external': 'not an address', 'ingres.x': 1 } });
  expect(checkAnswers(book.runbook, wrong, found).map(({ code }) => code)).toEqual([
    'answers-wrong-type',
    'answers-unknown-name',
  ]);
});
