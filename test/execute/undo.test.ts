import { expect, test, vi } from 'vitest';
import { aStep } from '../support/a-runbook.ts';
import { aRun, decided, is, types } from '../support/a-world.ts';
import { OPERATOR } from '../support/events.ts';
import { aWorldOfThings, entry, GO, HAND, passed } from '../support/things.ts';

test('what a step left is removed newest first, under keys of its own, and marked in the ledger', async () => {
  const world = aWorldOfThings({ a: [entry('one'), entry('two')] });
  const { handle, ports } = await passed([aStep('a')], world);
  expect(handle.undo('a')).toMatchObject({
    object: 'a',
    will: [{ params: { name: 'two' } }, { params: { name: 'one' } }],
    commands: [
      ['rm', 'two'],
      ['rm', 'one'],
    ],
    byHand: [],
  });

  await decided(handle, [{ do: 'undo', step: 'a', value: 'a' }]);
  await vi.waitFor(() =>
    expect(handle.needs()).toContainEqual({
      is: 'undone',
      step: 'a',
      decisions: ['do-again', 'skip', 'override', 'abort'],
    }),
  );

  expect(world.removed).toEqual(['two a/undo-2/1', 'one a/undo-2/2']);
  expect(world.there.size).toBe(0);
  expect(types(ports).slice(-4)).toEqual([
    'operator-decided',
    'step-started',
    'step-undone',
    'step-undone',
  ]);
  expect(handle.state().ledger.map(({ undoneAt }) => typeof undoneAt)).toEqual([
    'number',
    'number',
  ]);
  await handle.stop('interrupted');
});

test('it is not done again before somebody says so, and then it is', async () => {
  const world = aWorldOfThings({ a: [entry('one')] });
  const { handle } = await passed([aStep('a')], world);
  await decided(handle, [{ do: 'undo', step: 'a', value: 'one' }]);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('ready'));
  expect(handle.isWorking()).toBe(false);
  expect([handle.undo('a'), world.there.size]).toEqual([undefined, 0]);

  await decided(handle, [{ do: 'do-again', step: 'a' }]);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('passed'));

  expect(handle.state().ledger.map(({ undoneAt }) => undoneAt === undefined)).toEqual([
    false,
    true,
  ]);
  await handle.stop('interrupted');
});

test.each([undefined, 'something else'])('nothing is undone for the word %s', async (value) => {
  const world = aWorldOfThings({ a: [entry('one')] });
  const { handle } = await passed([aStep('a')], world);

  const answer = await handle.decide(
    { do: 'undo', step: 'a', ...(value === undefined ? {} : { value }) },
    OPERATOR,
  );

  expect(answer).toMatchObject({ ok: false, cause: { code: 'undo-wrong' } });
  expect(world.there.has('one')).toBe(true);
  await handle.stop('interrupted');
});

test('a step that left nothing cannot be undone', async () => {
  const world = aWorldOfThings({});
  const { handle } = await passed([aStep('a')], world);

  const answer = await handle.decide({ do: 'undo', step: 'a', value: 'a' }, OPERATOR);

  expect(answer).toMatchObject({ ok: false, cause: { code: 'undo-nothing' } });
  await handle.stop('interrupted');
});

test('what a person has to remove is shown, and stands in the record under their name', async () => {
  const world = aWorldOfThings({ a: [HAND, entry('one')] });
  const { handle, ports } = await passed([aStep('a')], world);
  expect(handle.undo('a')?.byHand).toEqual([{ what: HAND.what, text: { ...textOfHand() } }]);

  await decided(handle, [{ do: 'undo', step: 'a', value: 'a' }]);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('ready'));

  const undone = ports.journal.events.filter(({ type }) => type === 'step-undone');
  expect(undone).toMatchObject([
    { undone: [HAND.what], left: 1, by: OPERATOR },
    { undone: [{ name: 'one' }], left: 0, by: { kind: 'wizard' } },
  ]);
  await handle.stop('interrupted');
});

function textOfHand() {
  return 'byHand' in HAND.undo ? HAND.undo.byHand : {};
}

test('what rests on it is proven again, and what could start is blocked', async () => {
  const world = aWorldOfThings({ a: [entry('one')], b: [entry('one')] });
  const later = aStep('later', { kind: 'manual', needs: ['a'], proofs: [], attest: {} });
  const { handle } = await aRun([aStep('a'), aStep('b', { needs: ['a'] }), later], world);
  await decided(handle, [GO]);
  await vi.waitFor(() =>
    expect([is(handle, 'b'), is(handle, 'later')]).toEqual(['passed', 'your-turn']),
  );

  await decided(handle, [{ do: 'undo', step: 'a', value: 'one' }]);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('ready'));

  expect(handle.steps().get('b')).toEqual({ is: 'stale', why: 'regressed' });
  expect(handle.steps().get('later')).toEqual({ is: 'blocked', by: [{ step: 'a' }] });
  await handle.stop('interrupted');
});
