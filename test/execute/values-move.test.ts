import { expect, test, vi } from 'vitest';
import type { ActionDef, Catalogue } from '../../src/model/catalogue.ts';
import { isObject } from '../../src/model/json.ts';
import type { StepDef } from '../../src/model/runbook.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { anAction, aProbe, aProof, aStep, aText, computed, passing } from '../support/a-runbook.ts';
import { OPERATOR } from '../support/events.ts';
import { aRun, aWorld, decided, is, textOf } from '../support/a-world.ts';

const ASKS: StepDef = aStep('ask', {
  kind: 'manual',
  manual: { checklist: [], ask: [{ id: 'v', type: 'name', title: {}, optional: false }] },
  proofs: [],
  attest: aText('Told.'),
});
const READ_V = computed(['values.v'], ({ values }) => ({
  v: isObject(values) ? textOf(values['v']) : '',
}));
const TOLD = [
  { do: 'answer', step: 'ask', value: { v: 'one' } },
  { do: 'attest', step: 'ask' },
] as const;
const CORRECTED = { do: 'correct', step: null, value: { v: 'two' }, reason: 'typo' } as const;

test('a look that began before a value was corrected proves nothing', async () => {
  const looks: { readonly v: string; readonly answer: (pass: boolean) => void }[] = [];
  const slow = aProbe(
    ({ v }) =>
      new Promise((resolve) => {
        const waits = { ...found('wait', aCause('not-yet')), finds: {}, evidence: [] };
        looks.push({ v: textOf(v), answer: (pass) => resolve(pass ? passing() : waits) });
      }),
  );
  const catalogue: Catalogue = { probes: { 'fake/slow': slow }, actions: {} };
  const proofs = [aProof('fake/slow', {}, READ_V)];
  const check = aStep('b', { kind: 'check', needs: ['ask'], proofs });
  const { handle } = await aRun([ASKS, check], { catalogue });

  await decided(handle, TOLD);
  await vi.waitFor(() => expect(looks).toHaveLength(1));
  await decided(handle, [CORRECTED]);
  looks[0]?.answer(true);
  // The look before anything is done is made anew; then the one that proves.
  await vi.waitFor(() => expect(looks[1]?.v).toBe('two'));
  looks[1]?.answer(false);
  await vi.waitFor(() => expect(looks).toHaveLength(3));
  await decided(handle, [{ ...CORRECTED, value: { v: 'three' } }]);
  looks[2]?.answer(true);
  await vi.waitFor(() => expect(looks[3]?.v).toBe('three'));
  expect(is(handle, 'b')).toBe('proving');
  looks[3]?.answer(true);

  expect(await handle.ended).toBe(0);
});

function atRisk() {
  const world = aWorld();
  const acted: string[] = [];
  const action: ActionDef = {
    ...anAction(async ({ v }) => {
      acted.push(textOf(v));
      world.done.add('b');
      return { changed: true, created: [], evidence: [] };
    }),
    plan: ({ v }) => ({ will: [], byHand: [], atRisk: textOf(v) }),
  };
  const catalogue = { ...world.catalogue, actions: { 'fake/act': action } };
  const step = aStep('b', {
    needs: ['ask'],
    risk: 'cost',
    action: { uses: 'fake/act', with: READ_V },
  });
  return { acted, catalogue, steps: [ASKS, step] };
}

test('what was typed for one object at risk does not count for another', async () => {
  const { acted, catalogue, steps } = atRisk();
  const { handle } = await aRun(steps, { catalogue });
  await decided(handle, [...TOLD, { do: 'confirm', step: 'b', value: 'one' }, CORRECTED]);
  await decided(handle, [{ do: 'go', step: null, value: 'main' }]);

  await vi.waitFor(() =>
    expect(handle.needs()).toContainEqual({ is: 'confirm', step: 'b', object: 'two' }),
  );
  expect(acted).toEqual([]);
  await decided(handle, [{ do: 'confirm', step: 'b', value: 'two' }]);

  expect(await handle.ended).toBe(0);
  expect(acted).toEqual(['two']);
});

test('an object at risk is not confirmed before it is known which it is', async () => {
  const { catalogue, steps } = atRisk();
  const { handle } = await aRun(steps, { catalogue });

  expect(await handle.decide({ do: 'confirm', step: 'b', value: 'b' }, OPERATOR)).toMatchObject({
    ok: false,
    cause: { code: 'decision-not-now' },
  });
});

test('an answer that a step was settled by is corrected with a reason, not told anew', async () => {
  const { handle } = await aRun([ASKS, aStep('b')], aWorld());
  await decided(handle, TOLD);

  expect(
    await handle.decide({ do: 'answer', step: 'ask', value: { v: 'two' } }, OPERATOR),
  ).toMatchObject({ ok: false, cause: { code: 'decision-not-now' } });
});

test('a word given for a value that is corrected since counts no more, and can be given again', async () => {
  const step = aStep('dns', {
    kind: 'manual',
    needs: ['ask'],
    records: READ_V,
    proofs: [],
    attest: aText('Moved.'),
  });
  const { handle } = await aRun(
    [ASKS, step, aStep('last', { kind: 'manual', proofs: [], attest: aText('x') })],
    aWorld(),
  );
  await decided(handle, [...TOLD, { do: 'attest', step: 'dns' }, CORRECTED]);

  expect(handle.steps().get('dns')).toEqual({ is: 'stale', why: 'value-changed' });
  expect(is(handle, 'ask')).toBe('attested');
  expect(handle.needs()).toContainEqual(expect.objectContaining({ is: 'stale', step: 'dns' }));
  await decided(handle, [
    { do: 'do-again', step: 'dns' },
    { do: 'attest', step: 'dns' },
    { do: 'attest', step: 'last' },
  ]);

  expect(await handle.ended).toBe(0);
});
