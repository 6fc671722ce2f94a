import { expect, test, vi } from 'vitest';
import type { ActionDef } from '../../src/model/catalogue.ts';
import { WizardError } from '../../src/model/error.ts';
import type { Fact } from '../../src/model/event.ts';
import { anAction, anExpr, aStep } from '../support/a-runbook.ts';
import { aRun, decided, is } from '../support/a-world.ts';
import { OPERATOR, RUN_STARTED } from '../support/events.ts';
import { aWorldOfThings, entry, GO, HAND, OPEN, passed } from '../support/things.ts';

test('it is not undone while something that rests on it is being changed', async () => {
  const { promise: may, resolve: go } = Promise.withResolvers<void>();
  const world = aWorldOfThings({ a: [entry('one')] });
  const slow: ActionDef = {
    ...anAction(async () => {
      await may;
      return { changed: true, created: [], evidence: [] };
    }),
  };
  const { catalogue } = world;
  const actions = { ...catalogue.actions, 'fake/slow': slow };
  const b = aStep('b', {
    needs: ['a'],
    action: { uses: 'fake/slow', with: anExpr({}) },
    proofs: [],
  });
  const { handle } = await aRun([aStep('a'), b], { catalogue: { ...catalogue, actions } });
  await decided(handle, [GO]);
  await vi.waitFor(() => expect(is(handle, 'b')).toBe('acting'));

  const answer = await handle.decide({ do: 'undo', step: 'a', value: 'one' }, OPERATOR);

  expect(answer).toMatchObject({
    ok: false,
    cause: { code: 'undo-while-acting', params: { steps: 'b' } },
  });
  go();
  await handle.stop('interrupted');
});

test('one that cannot be removed fails the step, what is gone stays marked, and the rest can be undone again', async () => {
  const world = aWorldOfThings({ a: [entry('one'), entry('two')] });
  const { handle } = await passed([aStep('a')], world);
  world.onRemove((name) => {
    if (name === 'one') throw new WizardError('not-proven', 'remove-held', { name });
  });

  await decided(handle, [{ do: 'undo', step: 'a', value: 'a' }]);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('failed'));

  expect(handle.state().steps['a']?.failure?.code).toBe('remove-held');
  expect(handle.undo('a')).toMatchObject({ object: 'one', will: [{ params: { name: 'one' } }] });

  world.onRemove(() => {});
  await decided(handle, [{ do: 'undo', step: 'a', value: 'one' }]);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('ready'));
  expect(world.removed).toEqual(['two a/undo-2/1', 'one a/undo-3/1']);
  await handle.stop('interrupted');
});

test('killed in the middle it is in doubt, never goes on by itself, and is undone again on demand', async () => {
  const world = aWorldOfThings({ a: [entry('one'), entry('two')] });
  const applied = {
    type: 'action-applied',
    step: 'a',
    changed: true,
    created: [entry('one'), entry('two')],
    evidence: [],
    until: 9_000_000,
  } as const;
  const facts: readonly Fact[] = [
    RUN_STARTED,
    { type: 'step-started', step: 'a', attempt: 1, key: 'k' },
    applied,
    { type: 'step-passed', step: 'a', seen: [] },
    { type: 'operator-decided', decision: { do: 'undo', step: 'a', value: 'a' } },
    { type: 'step-started', step: 'a', attempt: 2, key: 'k', undo: true },
    {
      type: 'step-undone',
      step: 'a',
      undone: [entry('two').what],
      changed: true,
      evidence: [],
      left: 1,
    },
    { type: 'run-resumed', tool: { version: '0', build: '', node: '' }, torn: false },
  ];
  world.there.add('one');
  const { handle } = await aRun([aStep('a'), OPEN], world, { facts });
  await vi.waitFor(() =>
    expect(handle.steps().get('a')).toEqual({
      is: 'in-doubt',
      attempt: 2,
      answer: 'partly',
      undo: true,
    }),
  );
  expect(world.removed).toEqual([]);

  await decided(handle, [{ do: 'undo', step: 'a', value: 'one' }]);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('ready'));
  expect(world.removed).toEqual(['one a/undo-3/1']);
  await handle.stop('interrupted');
});

test('the undo of the runbook is taken in place of the ledger', async () => {
  const world = aWorldOfThings({ a: [entry('one'), HAND] });
  world.there.add('all');
  const undo = { uses: 'fake/remove', with: anExpr({ name: 'all' }) };
  const { handle } = await passed([aStep('a', { undo })], world);
  expect(handle.undo('a')).toMatchObject({ object: 'all', byHand: [] });

  await decided(handle, [{ do: 'undo', step: 'a', value: 'all' }]);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('ready'));

  expect(world.removed).toEqual(['all a/undo-2/1']);
  expect(handle.state().ledger.every(({ undoneAt }) => undoneAt !== undefined)).toBe(true);
  await handle.stop('interrupted');
});

test('a required step that is watched can be undone all the same', async () => {
  const world = aWorldOfThings({ a: [entry('one')] });
  const { handle } = await passed([aStep('a', { required: true })], world);

  await decided(handle, [{ do: 'undo', step: 'a', value: 'one' }]);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('ready'));

  expect(world.there.size).toBe(0);
  await handle.stop('interrupted');
});
