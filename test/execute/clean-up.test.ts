import { expect, test, vi } from 'vitest';
import type { ActionDef } from '../../src/model/catalogue.ts';
import { WizardError } from '../../src/model/error.ts';
import type { Fact } from '../../src/model/event.ts';
import { startRun } from '../../src/execute/run.ts';
import { aBook, anAction, aStep } from '../support/a-runbook.ts';
import { aRun, decided, is, types } from '../support/a-world.ts';
import { eventsOf, OPERATOR, RUN_STARTED } from '../support/events.ts';
import { fakePorts } from '../support/fake-ports.ts';
import { aWorldOfThings, entry, GO, HAND } from '../support/things.ts';

const STEP = aStep('a', { drill: 'execute' });
const REMOVE = { do: 'clean-up', step: null, value: 'remove' } as const;
const KEEP = {
  do: 'clean-up',
  step: null,
  value: 'keep',
  reason: 'the next drill needs it',
} as const;

async function aDrill(
  world: ReturnType<typeof aWorldOfThings>,
  { steps = [STEP], facts }: { steps?: Parameters<typeof aRun>[0]; facts?: readonly Fact[] } = {},
) {
  const run = await aRun(steps, world, {
    mode: 'drill',
    ...(facts === undefined ? {} : { facts }),
  });
  if (facts === undefined) await decided(run.handle, [GO]);
  return run;
}

test('a drill that is through asks before it ends, and removes the newest first, each once', async () => {
  const world = aWorldOfThings({ a: [entry('one'), entry('two')] });
  const { handle, ports } = await aDrill(world);
  await vi.waitFor(() =>
    expect(handle.needs()).toEqual([{ is: 'clean-up', step: null, left: 2, round: 0 }]),
  );
  expect(handle.cleanUp()).toMatchObject([
    { what: { name: 'two' }, commands: [['rm', 'two']] },
    { what: { name: 'one' }, commands: [['rm', 'one']] },
  ]);

  await decided(handle, [REMOVE]);

  expect(await handle.ended).toBe(0);
  expect(world.removed).toEqual(['two clean-up-1/2', 'one clean-up-1/1']);
  expect(types(ports).slice(-4)).toEqual([
    'clean-up-began',
    'thing-removed',
    'thing-removed',
    'run-finished',
  ]);
  expect(handle.cleanUp()).toEqual([]);
});

test('what cannot be removed is kept with its cause and command, the rest goes, and it ends with 1', async () => {
  const world = aWorldOfThings({ a: [entry('one'), HAND, entry('two')] });
  world.onRemove((name) => {
    if (name === 'two') throw new WizardError('forbidden', 'api-forbidden', { verb: 'delete' });
  });
  const { handle } = await aDrill(world);
  await vi.waitFor(() => expect(handle.needs()).toHaveLength(1));

  await decided(handle, [REMOVE]);
  await vi.waitFor(() => expect(handle.needs()).toMatchObject([{ is: 'clean-up', round: 1 }]));
  await decided(handle, [KEEP]);

  expect(await handle.ended).toBe(1);
  expect([...world.there]).toEqual(['jump', 'two']);
  expect(handle.cleanUp()).toMatchObject([
    { what: { name: 'two' }, kept: { code: 'api-forbidden' }, commands: [['rm', 'two']] },
    { what: { name: 'jump' }, kept: { code: 'clean-up-by-hand' } },
  ]);
  expect(handle.state().phase).toBe('finished');
});

test('it is left only with a reason, and then the drill does not end with 0', async () => {
  const world = aWorldOfThings({ a: [entry('one')] });
  const { handle } = await aDrill(world);
  await vi.waitFor(() => expect(handle.needs()).toHaveLength(1));

  const refused = await handle.decide({ ...KEEP, reason: '' }, OPERATOR);
  await decided(handle, [KEEP]);

  expect(refused).toMatchObject({ ok: false, cause: { code: 'reason-missing' } });
  expect(await handle.ended).toBe(1);
  expect(world.there.has('one')).toBe(true);
});

test('asked for in the middle of a drill it ends the drill: nothing else of it begins', async () => {
  const world = aWorldOfThings({ a: [entry('one')], b: [entry('two')] });
  const later = aStep('b', { drill: 'execute', needs: ['hand'] });
  const hand = aStep('hand', { kind: 'manual', proofs: [], attest: {}, drill: 'execute' });
  const { handle } = await aDrill(world, { steps: [STEP, hand, later] });
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('passed'));

  await decided(handle, [REMOVE]);

  expect(await handle.ended).toBe(1);
  expect([world.there.size, is(handle, 'b')]).toEqual([0, 'blocked']);
  expect(handle.state()).toMatchObject({ phase: 'aborted', exitCode: 1 });
});

const MADE: readonly Fact[] = [
  RUN_STARTED,
  { type: 'go-given', section: 'main' },
  { type: 'step-started', step: 'a', attempt: 1, key: 'k' },
  {
    type: 'action-applied',
    step: 'a',
    changed: true,
    created: [entry('one'), entry('two')],
    evidence: [],
    until: 9000,
  },
  { type: 'step-passed', step: 'a', seen: [] },
  { type: 'run-finished', why: 'done', exitCode: 1 },
  { type: 'clean-up-began', round: 1 },
];

test('cut in its middle it goes on by the journal, and what is gone is not removed again', async () => {
  const world = aWorldOfThings({});
  world.there.add('one');
  const { what } = entry('two');
  const gone: Fact = { type: 'thing-removed', what, step: 'a', changed: true, evidence: [] };
  const { handle } = await aDrill(world, { facts: [...MADE, gone] });

  expect(await handle.ended).toBe(0);
  expect(world.removed).toEqual(['one clean-up-1/1']);
  // How long the drill took is not how long it was until somebody cleaned up.
  expect(handle.state().finishedAt).toBe(eventsOf(MADE)[5]?.at);
});

test('another object that has the name by now is left alone, and counts as gone', async () => {
  const world = aWorldOfThings({});
  world.onRemove(() => {
    throw new WizardError('not-proven', 'remove-other-uid', { name: 'x' });
  });
  const { handle, ports } = await aDrill(world, { facts: MADE });

  expect(await handle.ended).toBe(0);
  expect(world.removed).toEqual([]);
  expect(ports.journal.events.filter(({ type }) => type === 'thing-removed')).toMatchObject([
    { changed: false },
    { changed: false },
  ]);
});

test('an incident has no clean-up', async () => {
  const world = aWorldOfThings({ a: [entry('one')] });
  const { handle } = await aRun([STEP], world);

  const answer = await handle.decide(REMOVE, OPERATOR);

  expect(answer).toMatchObject({ ok: false, cause: { code: 'decision-not-now' } });
  await handle.stop('interrupted');
});

test('what the runbook undoes as a whole step is undone once, though nothing told what it made', async () => {
  const world = aWorldOfThings({});
  const undo = {
    uses: 'fake/remove',
    with: { source: '', reads: [], evaluate: () => ({ name: 'all of it' }) },
  };
  const applied: readonly Fact[] = MADE.map((fact) =>
    fact.type === 'action-applied' ? { ...fact, created: [] } : fact,
  );
  const { handle } = await aDrill(world, { steps: [{ ...STEP, undo }], facts: applied });

  expect(await handle.ended).toBe(0);
  expect(world.removed).toEqual(['all of it clean-up-1/1']);
});

test('with the cluster gone nothing is tried that needs it: all is kept with that cause, and it ends with 1', async () => {
  const world = aWorldOfThings({});
  const { actions, probes } = world.catalogue;
  const remove = actions['fake/remove'];
  if (remove === undefined) throw new Error('no such action');
  const catalogue = {
    probes,
    actions: { ...actions, 'fake/remove': { ...remove, needsTarget: true } },
  };
  const target = { uid: 'uid-1', server: 'https://127.0.0.1:6443', context: 'new', caSha256: 'ca' };
  const pinned: readonly Fact[] = [
    { type: 'target-pinned', target, kubeconfig: 'kubeconfig', step: 'pin', until: 9000 },
    { type: 'step-passed', step: 'pin', seen: [] },
  ];
  const [first = RUN_STARTED, ...rest] = MADE;
  const ports = fakePorts({ catalogue, mode: 'drill', facts: [first, ...pinned, ...rest] });
  const gone = () =>
    Promise.reject(new WizardError('cluster-unreachable', 'api-unavailable', { status: 503 }));
  const handle = await startRun(aBook([aStep('pin', { kind: 'pin' }), STEP], {}, catalogue), {
    ...ports,
    writers: (attempt) => {
      const writers = ports.writers(attempt);
      return { ...writers, writer: { ...writers.writer, prove: gone } };
    },
  });

  await vi.waitFor(() => expect(handle.needs()).toMatchObject([{ is: 'clean-up', round: 1 }]));
  expect(world.removed).toEqual([]);
  expect(handle.cleanUp().map(({ kept }) => kept?.code)).toEqual([
    'api-unavailable',
    'api-unavailable',
  ]);
  await handle.stop('interrupted');
});

const JUMP = { do: 'clean-up', step: null, value: { gone: HAND.what } } as const;

test('what only a person can remove counts by their word, with a reason, and then the drill ends with 0', async () => {
  const world = aWorldOfThings({ a: [entry('one'), HAND] });
  const { handle, ports } = await aDrill(world);
  await vi.waitFor(() => expect(handle.needs()).toHaveLength(1));
  const early = await handle.decide({ ...JUMP, value: { gone: { name: 'other' } } }, OPERATOR);
  await decided(handle, [REMOVE]);
  await vi.waitFor(() => expect(handle.needs()).toMatchObject([{ left: 1, round: 1 }]));

  const unsaid = await handle.decide(JUMP, OPERATOR);
  await decided(handle, [{ ...JUMP, reason: 'deleted it, and looked' }]);

  expect(early).toMatchObject({ ok: false, cause: { code: 'clean-up-unknown' } });
  expect(unsaid).toMatchObject({ ok: false, cause: { code: 'clean-up-word' } });
  expect(await handle.ended).toBe(0);
  expect(handle.state().ledger.find(({ what }) => what.name === 'jump')).toMatchObject({
    attested: 'deleted it, and looked',
  });
  expect(types(ports).slice(-4)).toEqual([
    'clean-up-left',
    'operator-decided',
    'thing-removed',
    'run-finished',
  ]);
});

test('what is still there is tried once more as often as somebody says so', async () => {
  const world = aWorldOfThings({ a: [entry('one')] });
  let isHeld = true;
  world.onRemove(() => {
    if (isHeld) throw new WizardError('not-proven', 'remove-held', { name: 'one' });
  });
  const { handle } = await aDrill(world);
  await vi.waitFor(() => expect(handle.needs()).toHaveLength(1));
  await decided(handle, [REMOVE]);
  await vi.waitFor(() => expect(handle.needs()).toMatchObject([{ round: 1 }]));

  isHeld = false;
  await decided(handle, [REMOVE]);

  expect(await handle.ended).toBe(0);
  expect(handle.state().cleanUp).toMatchObject({ round: 2 });
});

test('what a person removed is looked up where that can be: as long as it is there their word does not count', async () => {
  const told = { ...entry('cluster'), what: { kind: 'CloudCluster', name: 'cluster' } };
  const gone = { uses: 'fake/gone', with: {} };
  const world = aWorldOfThings({ a: [{ ...told, undo: { ...HAND.undo, gone } }] });
  const demand: ActionDef = anAction(async () => {
    if (world.there.has('cluster')) throw new WizardError('not-proven', 'cloud-cluster-stays', {});
    return { changed: false, created: [], evidence: [] };
  });
  const actions = { ...world.catalogue.actions, 'fake/gone': demand };
  const { handle } = await aDrill({ ...world, catalogue: { ...world.catalogue, actions } });
  await vi.waitFor(() => expect(handle.needs()).toHaveLength(1));
  await decided(handle, [REMOVE]);
  await vi.waitFor(() => expect(handle.needs()).toMatchObject([{ left: 1, round: 1 }]));
  const said = { do: 'clean-up', step: null, value: { gone: told.what }, reason: 'gone' } as const;

  const early = await handle.decide(said, OPERATOR);
  world.there.delete('cluster');
  await decided(handle, [said]);

  expect(early).toMatchObject({ ok: false, cause: { code: 'clean-up-still-there' } });
  expect(await handle.ended).toBe(0);
  expect(handle.state().ledger[0]?.attested).toBeUndefined();
});
