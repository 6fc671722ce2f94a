import { expect, test } from 'vitest';
import { actions } from '../../src/actions/index.ts';
import { isRehearsed } from '../../src/core/plan.ts';
import { productionName } from '../../src/core/production.ts';
import { replay } from '../../src/core/reduce.ts';
import type { StepDef } from '../../src/model/runbook.ts';
import { probes } from '../../src/probes/index.ts';
import { aBook, anExpr, aStep, aText } from '../support/a-runbook.ts';
import { eventsOf, RUN_STARTED } from '../support/events.ts';

const CATALOGUE = { actions, probes };
const SITE = aBook([]).runbook.site;
const data = { production: { domains: ['example.com'] } };

function isOnlyRehearsed(step: StepDef, mode: 'drill' | 'incident' = 'drill') {
  const book = aBook([step], { site: { ...SITE, data } }, CATALOGUE);
  const state = replay(book, eventsOf([RUN_STARTED], mode));
  const known = book.steps.get(step.id);
  if (known === undefined) throw new Error('no step');
  return { is: isRehearsed(book, state, known), name: productionName(book, state, known) };
}

const using = (uses: string, drill: StepDef['drill'], input = {}) =>
  aStep('a', { action: { uses, with: anExpr(input) }, drill, proofs: [] });

test.each(Object.keys(actions))(
  '%s is rehearsed in a drill unless its step says execute, and an incident never rehearses it',
  (id) => {
    expect(isOnlyRehearsed(using(id, null)).is).toBe(true);
    expect(isOnlyRehearsed(using(id, 'rehearse')).is).toBe(true);
    expect(isOnlyRehearsed(using(id, 'execute')).is).toBe(false);
    expect(isOnlyRehearsed(using(id, null), 'incident').is).toBe(false);
  },
);

test.each(Object.keys(actions))('%s in a person’s place is rehearsed with its step', (id) => {
  const assist = { uses: id, with: anExpr({}), finds: {} };
  const manual = { checklist: [aText('Click.')], ask: [], assist };

  expect(isOnlyRehearsed(aStep('a', { kind: 'manual', manual, proofs: [] })).is).toBe(true);
});

const clicking = (text: string): StepDef =>
  aStep('a', { kind: 'manual', drill: 'execute', manual: { checklist: [aText(text)], ask: [] } });

test.each([
  ['Point gw.example.com to 192.0.2.7.', 'gw.example.com'],
  ['Delete example.com', 'example.com'],
  ['Edit *.shop.EXAMPLE.com.', '*.shop.example.com'],
])('nobody is asked to change a name of production, whatever the step says: %s', (text, name) => {
  expect(isOnlyRehearsed(clicking(text))).toEqual({ is: true, name });
});

test.each(['Point gw.example.org there.', 'Point badexample.com there.', 'Click.'])(
  'other names may be changed by hand: %s',
  (text) => {
    expect(isOnlyRehearsed(clicking(text)).is).toBe(false);
  },
);

test('a table of records under production is rehearsed, by hand and by the cloud', () => {
  const rows = [{ name: 'gw.example.com', type: 'A' }];
  const byHand: StepDef = { ...clicking('Copy these.'), records: anExpr(rows) };
  const byCloud = using('cloud/set-dns-records', 'execute', { records: rows });

  expect(isOnlyRehearsed(byHand).name).toBe('gw.example.com');
  expect(isOnlyRehearsed(byCloud)).toEqual({ is: true, name: 'gw.example.com' });
  expect(isOnlyRehearsed(byHand, 'incident').is).toBe(false);
});

test('what a cluster is told may name them: an Ingress changes no record', () => {
  const secret = using('kubernetes/ensure-tls-secret', 'execute', { hosts: ['api.example.com'] });

  expect(isOnlyRehearsed(secret)).toEqual({ is: false, name: undefined });
});
