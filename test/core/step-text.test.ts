import { expect, test } from 'vitest';
import { stepText } from '../../src/core/step-text.ts';
import type { StepDef } from '../../src/model/runbook.ts';
import { anExpr, aProof, aStep, aTemplate, aText } from '../support/a-runbook.ts';

const MANUAL = { checklist: [aText('Click.')], ask: [] };
const STEP = aStep('bind', { kind: 'manual', manual: MANUAL, expectMs: 1000 });

const OTHERS: readonly (readonly [string, Partial<StepDef>])[] = [
  ['title', { title: aText('Bind it') }],
  ['one language of its title', { title: { ...STEP.title, zh: aTemplate('绑定') } }],
  ['why', { why: aText('Because.') }],
  ['condition', { if: anExpr(true) }],
  ['action', { action: { uses: 'fake/act', with: anExpr({ step: 'other' }) } }],
  ['checklist', { manual: { ...MANUAL, checklist: [aText('Click twice.')] } }],
  ['console', { manual: { ...MANUAL, open: aTemplate('https://console.example.com') } }],
  [
    'ask',
    {
      manual: {
        ...MANUAL,
        ask: [{ id: 'master.eip', type: 'ip', title: aText('EIP'), optional: false }],
      },
    },
  ],
  [
    'assist',
    { manual: { ...MANUAL, assist: { uses: 'cloud/bind', with: anExpr({}), finds: {} } } },
  ],
  ['records', { records: anExpr([]) }],
  ['word', { attest: aText('Done.') }],
  ['proof', { proofs: [aProof('net/port-open')] }],
  ['what a proof finds', { proofs: [aProof('fake/ready', { ip: 'master.eip' })] }],
  ['assertion', { proofs: [{ is: 'assert', assert: anExpr(true), says: aText('So.') }] }],
  ['risk', { risk: 'cost' }],
  ['time', { timeoutMs: 1 }],
  ['undo', { undo: { uses: 'fake/act', with: anExpr({}) } }],
  ['part in a drill', { drill: 'execute' }],
  ['place', { place: 'jump' }],
];

test.each(OTHERS)('a step with another %s is another', (_, other) => {
  expect(stepText({ ...STEP, ...other })).not.toBe(stepText(STEP));
});

test('a step that was moved, needs something else or is expected to take longer is the same', () => {
  const moved = { ...STEP, ref: '9.9', section: 'else', needs: ['keys'], expectMs: 1 };

  expect(stepText({ ...moved, locks: ['helm'], required: true })).toBe(stepText(STEP));
});
