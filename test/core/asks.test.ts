import { expect, test } from 'vitest';
import { isToldOnly, openAsksOf, readsOwnAsks } from '../../src/core/asks.ts';
import type { AskDef, Proof } from '../../src/model/runbook.ts';
import { anExpr, aProof, aText } from '../support/a-runbook.ts';
import { aValue, valuesOf } from '../support/fake-run.ts';

const NOTHING = { values: {} };

function asking(ask: readonly AskDef[], proofs: readonly Proof[]) {
  return { manual: { checklist: [], ask }, proofs };
}

function anAsk(id: string, optional = true): AskDef {
  return { id, type: 'string', title: aText(id), optional };
}

function holds(...reads: readonly string[]): Proof {
  return { is: 'assert', assert: anExpr(true, [...reads]), says: aText('It holds.') };
}

test('what may be left out is told all the same where the own proof reads it', () => {
  const asks = [anAsk('site.rto'), anAsk('note'), anAsk('holder', false)];
  const step = asking(asks, [holds('site.rto')]);

  expect(openAsksOf(step, NOTHING).map(({ id }) => id)).toEqual(['site.rto', 'holder']);
  const values = valuesOf(aValue('site.rto', '2h'), aValue('holder', 'ops'));
  expect(openAsksOf(step, { values })).toEqual([]);
});

test('a proof of what the step itself asks has nothing to look at before it is told', () => {
  expect(readsOwnAsks(asking([anAsk('site.rto')], [holds('site.rto')]))).toBe(true);
  expect(readsOwnAsks(asking([anAsk('holder')], [holds('values.holder')]))).toBe(true);
  expect(readsOwnAsks(asking([anAsk('holder')], [holds('values.holders')]))).toBe(false);
});

test('a proof that takes what is told and finds it itself otherwise is looked at before anybody is asked', () => {
  const takesIt = { ...aProof('fake/ready', { address: 'eip' }), with: anExpr({}, ['values.eip']) };

  expect(readsOwnAsks(asking([anAsk('eip')], [takesIt]))).toBe(false);
  expect(
    readsOwnAsks(asking([anAsk('eip'), anAsk('holder')], [takesIt, holds('values.holder')])),
  ).toBe(true);
});

test('what a person tells is no proof that could be looked at, unless a probe reads it', () => {
  expect(isToldOnly(asking([anAsk('holder')], [holds('values.holder')]))).toBe(true);
  expect(isToldOnly(asking([anAsk('holder')], [holds('values.holder', 'site.rto')]))).toBe(false);
  expect(isToldOnly(asking([anAsk('holder')], [aProof()]))).toBe(false);
  expect(isToldOnly(asking([], [holds()]))).toBe(false);
});
