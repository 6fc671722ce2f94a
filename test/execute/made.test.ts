import { expect, test, vi } from 'vitest';
import { startRun } from '../../src/execute/run.ts';
import type { ActionDef, LedgerEntry } from '../../src/model/catalogue.ts';
import { WizardError } from '../../src/model/error.ts';
import type { Fact } from '../../src/model/event.ts';
import type { KubeObject } from '../../src/model/ports.ts';
import { aBook, anAction, anExpr, aStep } from '../support/a-runbook.ts';
import { aRun, decided, is } from '../support/a-world.ts';
import { RUN_STARTED } from '../support/events.ts';
import { fakePorts } from '../support/fake-ports.ts';
import { aWorldOfThings, entry, GO, OPEN } from '../support/things.ts';

const EIP: LedgerEntry = {
  what: { kind: 'EIP', name: 'eip-1' },
  undo: { uses: 'fake/remove', with: { name: 'eip-1' } },
};
const TOOL = { version: '0', build: '', node: '' };
const object = (name: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'prod' },
});

/** A step whose action is this one, up to where it has failed. */
async function failing(act: ActionDef['act']) {
  const world = aWorldOfThings({});
  const catalogue = {
    ...world.catalogue,
    actions: { ...world.catalogue.actions, 'fake/act': anAction(act) },
  };
  const ports = fakePorts({ catalogue });
  const apply = async ({ metadata }: KubeObject) => {
    if (metadata.name === 'two') throw new WizardError('forbidden', 'api-forbidden', {});
    return { created: true, changed: true, uid: `uid-${metadata.name}`, namespace: 'prod' };
  };
  const handle = await startRun(aBook([aStep('a', { proofs: [] }), OPEN], {}, catalogue), {
    ...ports,
    writers: (attempt) => {
      const writers = ports.writers(attempt);
      return { ...writers, writer: { ...writers.writer, apply } };
    },
  });
  await decided(handle, [GO]);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('failed'));
  return { handle, ports };
}

test('what was created before an action was refused half-way can be undone', async () => {
  const { handle, ports } = await failing(async (_input, { writer }, signal) => {
    for (const name of ['one', 'two']) await writer.apply(object(name), signal);
    return { changed: true, created: [], evidence: [] };
  });

  expect(handle.state().ledger).toMatchObject([
    { step: 'a', what: { name: 'one', namespace: 'prod', uid: 'uid-one' } },
  ]);
  const types = ports.journal.events.map(({ type }) => type);
  expect(types.indexOf('thing-created')).toBeLessThan(types.indexOf('action-failed'));
  expect(handle.steps().get('a')?.is).toBe('failed');
  await handle.stop('interrupted');
});

test('what an action tells of itself is kept where it fails afterwards', async () => {
  const { handle } = await failing(async (_input, { attempt }) => {
    await attempt.made?.(EIP);
    throw new WizardError('not-proven', 'api-forbidden', {});
  });

  expect(handle.undo('a')?.object).toBe('eip-1');
  await handle.stop('interrupted');
});

test('a command that ended while the wizard was dead still says what it has left', async () => {
  const world = aWorldOfThings({ a: [entry('one')] });
  const act = { ...(world.catalogue.actions['fake/act'] ?? anAction()), startsProcess: true };
  const catalogue = {
    ...world.catalogue,
    actions: { ...world.catalogue.actions, 'fake/act': act },
  };
  const facts: readonly Fact[] = [
    RUN_STARTED,
    { type: 'step-started', step: 'a', attempt: 1, key: 'k' },
    { type: 'run-resumed', tool: TOOL, torn: false },
  ];
  const { handle } = await aRun([aStep('a'), OPEN], { catalogue }, { facts, known: 'ended' });
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('passed'));

  expect(handle.state().ledger).toEqual([{ ...entry('one'), step: 'a' }]);
  await handle.stop('interrupted');
});

test('an undo that had to wait removes nothing else than what was typed', async () => {
  let name = 'one';
  const { promise: may, resolve: go } = Promise.withResolvers<void>();
  const world = aWorldOfThings({ a: [entry('one')] });
  const slow = anAction(async () => {
    await may;
    return { changed: true, created: [], evidence: [] };
  });
  const { catalogue } = world;
  const actions = { ...catalogue.actions, 'fake/slow': slow };
  const undo = { uses: 'fake/remove', with: { ...anExpr({}), evaluate: () => ({ name }) } };
  const action = { uses: 'fake/slow', with: anExpr({}) };
  const steps = [
    aStep('a', { undo, locks: ['one'] }),
    aStep('b', { section: 'later', action, locks: ['one'], proofs: [] }),
    OPEN,
  ];
  const { handle } = await aRun(steps, { catalogue: { ...catalogue, actions } });
  await decided(handle, [GO]);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('passed'));
  await decided(handle, [{ do: 'go', step: null, value: 'later' }]);
  await vi.waitFor(() => expect(is(handle, 'b')).toBe('acting'));

  await decided(handle, [{ do: 'undo', step: 'a', value: 'one' }]);
  name = 'two';
  go();
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('failed'));

  expect(handle.state().steps['a']?.failure).toMatchObject({
    code: 'undo-wrong',
    params: { expected: 'two' },
  });
  expect(world.removed).toEqual([]);
  await handle.stop('interrupted');
});

test('nothing is begun beside a program that still removes', async () => {
  const world = aWorldOfThings({ a: [entry('one')] });
  const facts: readonly Fact[] = [
    RUN_STARTED,
    { type: 'step-started', step: 'a', attempt: 1, key: 'k' },
    {
      type: 'action-applied',
      step: 'a',
      changed: true,
      created: [entry('one')],
      evidence: [],
      until: 9_000_000,
    },
    { type: 'step-passed', step: 'a', seen: [] },
    { type: 'operator-decided', decision: { do: 'undo', step: 'a', value: 'one' } },
    { type: 'step-started', step: 'a', attempt: 2, key: 'k', undo: true },
    { type: 'run-resumed', tool: TOOL, torn: false },
  ];
  const { handle } = await aRun([aStep('a'), OPEN], world, { facts, known: 'running' });
  await vi.waitFor(() => expect(handle.steps().get('a')).toMatchObject({ answer: 'cannot-tell' }));

  for (const decision of [
    { do: 'undo', step: 'a', value: 'one' },
    { do: 'do-again', step: 'a' },
  ] as const) {
    const answer = await handle.decide(decision, { kind: 'operator', name: 'op', host: 'h' });
    expect(answer).toMatchObject({ ok: false, cause: { code: 'command-still-running' } });
  }
  expect(world.removed).toEqual([]);
  await handle.stop('interrupted');
});
