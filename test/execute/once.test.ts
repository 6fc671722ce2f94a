import { expect, test, vi } from 'vitest';
import { keptOf } from '../../src/execute/once.ts';
import type { Catalogue, ProbeDef } from '../../src/model/catalogue.ts';
import { isObject, type Json } from '../../src/model/json.ts';
import type { StepDef } from '../../src/model/runbook.ts';
import { aProbe, aProof, aStep, aText, computed, passing } from '../support/a-runbook.ts';
import { aRun, decided, is, textOf } from '../support/a-world.ts';

const ROW = (name: string, ...values: string[]) => ({ name, type: 'A', values });

function aCatalogue(once: boolean, look: () => Json): Catalogue {
  const before = { type: 'list', doc: {}, ...(once ? { once: true as const } : {}) } as const;
  const probe: ProbeDef = {
    ...aProbe(async () => ({ ...passing(), finds: { before: look() } })),
    finds: { before },
  };
  return { probes: { 'fake/recorded': probe }, actions: {} };
}

const PROOF = aProof('fake/recorded', { before: 'dns.before' });

test.each<[string, boolean, Json | undefined, Json, Json]>([
  ['what nobody found yet is kept as it is', true, undefined, [ROW('a', '1')], [ROW('a', '1')]],
  ['what was found first stands', true, [ROW('a', '1')], [ROW('a', '2')], [ROW('a', '1')]],
  [
    'rows of names that were not there are added',
    true,
    [ROW('a', '1')],
    [ROW('a', '2'), ROW('b', '3')],
    [ROW('a', '1'), ROW('b', '3')],
  ],
  ['rows that are gone stay', true, [ROW('a', '1')], [], [ROW('a', '1')]],
  ['a plain value stands as well', true, 'one', 'two', 'one'],
  ['any other value is what it is now', false, [ROW('a', '1')], [ROW('a', '2')], [ROW('a', '2')]],
])('%s', (_, once, before, value, kept) => {
  const catalogue = aCatalogue(once, () => value);

  expect(keptOf({ name: 'dns.before', value, before }, PROOF, catalogue)).toEqual(kept);
});

test('what was recorded before a value was corrected is never written over', async () => {
  let now: Json = [ROW('a', '1')];
  const catalogue = aCatalogue(true, () => now);
  const ask: StepDef = aStep('ask', {
    kind: 'manual',
    manual: { checklist: [], ask: [{ id: 'v', type: 'name', title: {}, optional: false }] },
    proofs: [],
    attest: aText('Told.'),
  });
  const input = computed(['values.v'], ({ values }) => ({
    v: isObject(values) ? textOf(values['v']) : '',
  }));
  const record = aStep('record', {
    kind: 'check',
    needs: ['ask'],
    required: true,
    proofs: [aProof('fake/recorded', { before: 'dns.before' }, input)],
  });
  const last = aStep('last', { kind: 'manual', proofs: [], attest: aText('Done.') });
  const { handle } = await aRun([ask, record, last], { catalogue });
  await decided(handle, [
    { do: 'answer', step: 'ask', value: { v: 'one' } },
    { do: 'attest', step: 'ask' },
  ]);
  await vi.waitFor(() => expect(is(handle, 'record')).toBe('passed'));

  now = [ROW('a', '2'), ROW('b', '3')];
  await decided(handle, [{ do: 'correct', step: null, value: { v: 'two' }, reason: 'typo' }]);
  await vi.waitFor(() =>
    expect(handle.state().values['dns.before']?.value).toEqual([ROW('a', '1'), ROW('b', '3')]),
  );
  await vi.waitFor(() => expect(is(handle, 'record')).toBe('passed'));

  expect(handle.state().values['dns.before']?.value).toEqual([ROW('a', '1'), ROW('b', '3')]);
});
