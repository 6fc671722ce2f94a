import { expect, test, vi } from 'vitest';
import { aBook, aProof, aStep, anExpr } from '../support/a-runbook.ts';
import { aRun, aWorld, is } from '../support/a-world.ts';

const looking = (id: string, needs: readonly string[]) => aStep(id, { kind: 'check', needs });

test('what only looks for the work of a rehearsed step is looked at once, and never late: no drill waits for it', async () => {
  const { handle } = await aRun([aStep('a'), looking('b', ['a'])], aWorld(), { mode: 'drill' });

  expect(await handle.ended).toBe(0);
  expect([is(handle, 'a'), is(handle, 'b')]).toEqual(['rehearsed', 'rehearsed']);
});

test('where all is as it should be, though what it rests on was rehearsed, it has passed', async () => {
  const { handle } = await aRun([aStep('a'), looking('b', ['a'])], aWorld(['b']), {
    mode: 'drill',
  });

  expect(await handle.ended).toBe(0);
  expect([is(handle, 'a'), is(handle, 'b')]).toEqual(['rehearsed', 'passed']);
});

test('a rehearsed step never passes, but what its proof says now is recorded beside', async () => {
  const { handle } = await aRun([aStep('a'), aStep('b')], aWorld(['b']), { mode: 'drill' });

  expect(await handle.ended).toBe(0);
  const { a, b } = handle.state().steps;
  expect([a?.state.is, b?.state.is]).toEqual(['rehearsed', 'rehearsed']);
  expect([a?.seen[0]?.found.verdict, b?.seen[0]?.found.verdict]).toEqual(['wait', 'pass']);
});

test('a proof that reads what only the rehearsed step would have found is not looked at', async () => {
  const finding = aStep('a', {
    proofs: [aProof('fake/ready', { address: 'x' }, anExpr({ step: 'a' }))],
  });
  const reading = aStep('b', {
    proofs: [aProof('fake/ready', {}, anExpr({ step: 'b' }, ['values.x']))],
  });
  const { handle } = await aRun([finding, reading], aWorld(['a', 'b']), { mode: 'drill' });

  expect(await handle.ended).toBe(0);
  expect(handle.state().steps['b']?.seen).toEqual([]);
  expect(handle.state().values['x']).toBeUndefined();
});

test('nobody is asked for a secret only to rehearse', async () => {
  const proof = aProof('fake/ready', {}, anExpr({ step: 'a' }, ['secrets.registry.password']));
  const site = {
    ...aBook([]).runbook.site,
    secrets: { 'registry.password': { from: 'ask', title: { en: 'Password' } } },
  } as const;
  const { handle } = await aRun([aStep('a', { proofs: [proof] })], aWorld(['a']), {
    mode: 'drill',
    site,
  });

  expect(await handle.ended).toBe(0);
  expect(handle.state().steps['a']).toMatchObject({ state: { is: 'rehearsed' }, seen: [] });
});

test('another section stands for itself: it is proven like any other', async () => {
  const steps = [
    aStep('a', { section: 'first' }),
    aStep('b', { kind: 'check', section: 'second', needs: ['a'] }),
  ];
  const { handle } = await aRun(steps, aWorld(), { mode: 'drill' });

  await vi.waitFor(() => expect(is(handle, 'b')).toBe('proving'));
  await handle.stop('interrupted');
});
