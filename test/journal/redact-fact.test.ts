import { expect, test } from 'vitest';
import { redactFact } from '../../src/journal/redact-fact.ts';
import { createRedactor } from '../../src/journal/redact.ts';
import { type Fact } from '../../src/model/event.ts';
import { aCause, found } from '../../src/model/verdict.ts';

test('a fact is redacted wherever the world or a person speaks in it', () => {
  const redactor = createRedactor();
  redactor.add('db', 'swordfish');
  const cause = aCause(
    'http-status',
    { body: 'no swordfish' },
    { object: { kind: 'Host', name: 'swordfish' } },
  );
  const fact: Fact = {
    type: 'operator-decided',
    decision: {
      do: 'skip',
      step: 'one',
      reason: 'swordfish is wrong',
      value: { a: ['swordfish'] },
    },
  };
  const seen: Fact = {
    type: 'verdict-changed',
    step: 'one',
    seen: { proof: 0, found: found('fail', cause), evidence: [], at: 1, durationMs: 1 },
  };

  expect(redactFact(fact, redactor)).toEqual({
    type: 'operator-decided',
    decision: {
      do: 'skip',
      step: 'one',
      reason: '‹secret db› is wrong',
      value: { a: ['‹secret db›'] },
    },
  });
  expect(JSON.stringify(redactFact(seen, redactor))).not.toContain('swordfish');
});

test('words of the runbook and of the wizard stay, or a weak password would end the run', () => {
  const redactor = createRedactor();
  for (const weak of ['ingress', 'fail', 'script', 'verdict-changed', 'pods-pending'])
    redactor.add('weak', weak);
  const fact: Fact = {
    type: 'verdict-changed',
    step: 'ingress',
    seen: {
      proof: 0,
      found: found('fail', aCause('pods-pending')),
      evidence: [{ file: 'evidence/0001-ingress.txt', sha256: 'fail', bytes: 4, cut: false }],
      at: 1,
      durationMs: 1,
    },
  };

  expect(redactFact(fact, redactor)).toEqual(fact);
});
