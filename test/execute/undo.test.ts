import { expect, test, vi } from 'vitest';
import type { ActionDef, Catalogue, LedgerEntry } from '../../src/model/catalogue.ts';
import { WizardError } from '../../src/model/error.ts';
import type { Fact } from '../../src/model/event.ts';
import type { StepDef } from '../../src/model/runbook.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { anAction, anExpr, aProbe, aStep, passing } from '../support/a-runbook.ts';
import { aRun, decided, is, textOf, types } from '../support/a-world.ts';
import { OPERATOR, RUN_STARTED } from '../support/events.ts';

const entry = (name: string): LedgerEntry => ({
  what: { kind: 'ConfigMap', name, uid: `uid-${name}` },
  undo: { uses: 'fake/remove', with: { name } },
});

const HAND: LedgerEntry = {
  what: { kind: 'Host', name: 'jump' },
  undo: { byHand: { en: 'Log in and remove it.', zh: '登录并删除。' } },
};

/** Each step's action puts things into the world; `fake/remove` takes one out of it again. */
function aWorldOfThings(creates: { [step: string]: readonly LedgerEntry[] }) {
  const there = new Set<string>();
  const removed: string[] = [];
  let onRemove: (name: string, key: string) => void = () => {};
  const act: ActionDef['act'] = async (input) => {
    const created = creates[textOf(input['step'])] ?? [];
    for (const { what } of created) there.add(what.name);
    return { changed: true, created, evidence: [] };
  };
  const remove: ActionDef['act'] = async (input, { attempt }) => {
    const name = textOf(input['name']);
    onRemove(name, attempt.key);
    removed.push(`${name} ${attempt.key.split('/').slice(1).join('/')}`);
    return { changed: there.delete(name), created: [], evidence: [{ name: 'gone', text: name }] };
  };
  const look = async (input: { [key: string]: unknown }) => {
    const wanted = creates[String(input['step'])] ?? [];
    const all = wanted.every(({ what }) => there.has(what.name));
    return all
      ? passing()
      : ({ ...found('wait', aCause('not-yet')), finds: {}, evidence: [] } as const);
  };
  const catalogue: Catalogue = {
    probes: { 'fake/ready': aProbe(look) },
    actions: {
      'fake/act': anAction(act),
      'fake/remove': {
        ...anAction(remove),
        plan: (input) => ({
          will: [aCause('will-remove', { name: textOf(input['name']) })],
          byHand: [['rm', textOf(input['name'])]],
          atRisk: textOf(input['name']),
        }),
      },
    },
  };
  return {
    catalogue,
    there,
    removed,
    onRemove: (listener: typeof onRemove) => {
      onRemove = listener;
    },
  };
}

/** Nothing ends the run: this step waits for a person for ever. */
const OPEN = aStep('open', { kind: 'manual', proofs: [], attest: {} });
const GO = { do: 'go', step: null, value: 'main' } as const;

async function passed(
  steps: readonly StepDef[],
  world: ReturnType<typeof aWorldOfThings>,
  facts?: readonly Fact[],
) {
  const run = await aRun([...steps, OPEN], world, facts === undefined ? {} : { facts });
  await decided(run.handle, [GO]);
  await vi.waitFor(() =>
    expect(steps.map(({ id }) => is(run.handle, id))).toEqual(steps.map(() => 'passed')),
  );
  return run;
}

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
