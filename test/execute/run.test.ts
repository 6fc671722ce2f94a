import { expect, test, vi } from 'vitest';
import { WizardError } from '../../src/model/error.ts';
import type { Catalogue, ProbeDef } from '../../src/model/catalogue.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import {
  aMilestone,
  anAction,
  anExpr,
  aProbe,
  aProof,
  aStep,
  passing,
} from '../support/a-runbook.ts';
import { RUN_STARTED } from '../support/events.ts';
import { aRun, aWorld, decided, is, QUESTIONS, textOf, types } from '../support/a-world.ts';

test('a step is looked at, waits for the go, acts, is proven, and the run ends with 0', async () => {
  const world = aWorld();
  const { handle, ports } = await aRun([aStep('a')], world, { answered: false });
  await vi.waitFor(() =>
    expect(handle.needs().map((need) => need.is)).toEqual(['outage-start', 'lost-cluster', 'go']),
  );

  await decided(handle, [...QUESTIONS, { do: 'go', step: null, value: 'main' }]);

  expect(await handle.ended).toBe(0);
  expect(types(ports).slice(-5)).toEqual([
    'go-given',
    'step-started',
    'action-applied',
    'step-passed',
    'run-finished',
  ]);
  expect(world.acted).toEqual(['a']);
});

test('what is already so is adopted, and nobody is asked for a go', async () => {
  const world = aWorld(['a']);
  const { handle, ports } = await aRun([aStep('a')], world);

  expect(await handle.ended).toBe(0);
  expect(types(ports)).toContain('step-adopted');
  expect(types(ports)).not.toContain('go-given');
  expect(world.acted).toEqual([]);
});

test('nobody is asked about a step while what its first look found is being recorded', async () => {
  const { promise: mayLook, resolve: look } = Promise.withResolvers<void>();
  const probe = aProbe(async () => {
    await mayLook;
    return { ...passing(), finds: { address: '192.0.2.1' } };
  });
  const catalogue: Catalogue = { ...aWorld().catalogue, probes: { 'fake/ready': probe } };
  const proof = aProof('fake/ready', { address: 'a.address' });
  const { handle } = await aRun([aStep('a', { proofs: [proof] })], { catalogue });
  const asked: string[] = [];
  handle.subscribe(() => asked.push(...handle.needs().map((need) => need.is)));

  look();

  expect(await handle.ended).toBe(0);
  expect(handle.state().values['a.address']?.value).toBe('192.0.2.1');
  expect(asked).toEqual([]);
});

test('a later step starts only when what it needs has passed, and reads what was found', async () => {
  const world = aWorld();
  const steps = [
    aStep('a', {
      proofs: [
        aProof('fake/ready', { address: 'ingress.external' }, anExpr({ step: 'a', finds: 1 })),
      ],
    }),
    aStep('b', {
      needs: ['a'],
      action: { uses: 'fake/act', with: anExpr({ step: 'b' }, ['values.ingress.external']) },
    }),
  ];
  const { handle } = await aRun(steps, world);
  expect(handle.steps().get('b')).toEqual({
    is: 'blocked',
    by: [{ step: 'a' }, { value: 'values.ingress.external' }],
  });

  await decided(handle, [{ do: 'go', step: null, value: 'main' }]);

  expect(await handle.ended).toBe(0);
  expect(world.acted).toEqual(['a', 'b']);
  expect(handle.state().values['ingress.external']?.value).toBe('192.0.2.1');
});

test('an action that fails names its cause, and is done again when the operator says so', async () => {
  const world = aWorld();
  let broken = true;
  const action = world.catalogue.actions['fake/act'];
  const catalogue: Catalogue = {
    ...world.catalogue,
    actions: {
      'fake/act': anAction(async (input, ports, signal) => {
        if (broken) throw new WizardError('forbidden', 'api-forbidden', { verb: 'create' });
        return (action ?? anAction()).act(input, ports, signal);
      }),
    },
  };
  const { handle } = await aRun([aStep('a')], { catalogue });
  await decided(handle, [{ do: 'go', step: null, value: 'main' }]);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('failed'));
  expect(handle.state().steps['a']?.failure).toEqual(aCause('api-forbidden', { verb: 'create' }));

  broken = false;
  await decided(handle, [{ do: 'do-again', step: 'a' }]);

  expect(await handle.ended).toBe(0);
});

test('a lost connection in the middle of an action leaves it in doubt, and the world is asked first', async () => {
  const world = aWorld();
  const catalogue: Catalogue = {
    ...world.catalogue,
    actions: {
      'fake/act': anAction(async (input) => {
        world.acted.push('try');
        world.done.add(textOf(input['step']));
        throw new WizardError('cluster-unreachable', 'api-reset');
      }),
    },
  };
  const { handle, ports } = await aRun([aStep('a')], { catalogue });

  await decided(handle, [{ do: 'go', step: null, value: 'main' }]);

  expect(await handle.ended).toBe(0);
  expect(types(ports).slice(-4)).toEqual([
    'action-in-doubt',
    'verdict-changed',
    'step-passed',
    'run-finished',
  ]);
  expect(world.acted).toEqual(['try']);
});

test('a run killed inside an action asks the world, and never applies twice', async () => {
  const world = aWorld();
  const facts = [
    RUN_STARTED,
    { type: 'go-given', section: 'main' },
    { type: 'step-started', step: 'a', attempt: 1, key: 'k' },
    { type: 'run-resumed', tool: { version: '0', build: '', node: '' }, torn: false },
  ] as const;
  const { handle } = await aRun([aStep('a')], world, { facts });

  await vi.waitFor(() =>
    expect(handle.steps().get('a')).toEqual({ is: 'in-doubt', attempt: 1, answer: 'not-done' }),
  );

  expect(world.acted).toEqual([]);
  expect(handle.needs().at(-1)).toMatchObject({ is: 'in-doubt', step: 'a' });
  await handle.stop('interrupted');
});

test('time up says late, probing goes on, and the step passes by itself when it is ready', async () => {
  const world = aWorld();
  const { handle, ports } = await aRun([aStep('a', { kind: 'check', timeoutMs: 50 })], world);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('late'));

  world.done.add('a');

  expect(await handle.ended).toBe(0);
  expect(types(ports)).toContain('step-late');
});

test('steps that share a lock never act together, and at most six act at once', async () => {
  let now = 0;
  let most = 0;
  const world = aWorld();
  const catalogue: Catalogue = {
    ...world.catalogue,
    actions: {
      'fake/act': anAction(async (input, ports, signal) => {
        now += 1;
        most = Math.max(most, now);
        await ports.clock.sleep(100, signal);
        now -= 1;
        world.done.add(textOf(input['step']));
        return { changed: true, created: [], evidence: [] };
      }),
    },
  };
  const many = Array.from({ length: 20 }, (_, i) => aStep(`s${i}`));
  const locked = many.map((step) => ({ ...step, locks: ['helm'] }));

  const free = await aRun(many, { catalogue });
  await decided(free.handle, [{ do: 'go', step: null, value: 'main' }]);
  await free.handle.ended;
  expect(most).toBe(6);

  most = 0;
  world.done.clear();
  const one = await aRun(locked, { catalogue });
  await decided(one.handle, [{ do: 'go', step: null, value: 'main' }]);
  await one.handle.ended;
  expect(most).toBe(1);
});

test('the milestone counts from the instant since which all its proofs held', async () => {
  const world = aWorld(['a', 'm']);
  const milestone = aMilestone('up', {
    needs: ['a'],
    holdMs: 60_000,
    proofs: [aProof('fake/ready', {}, anExpr({ step: 'm' }))],
  });
  const { handle } = await aRun([aStep('a')], world, { milestones: [milestone] });

  expect(await handle.ended).toBe(0);
  expect(handle.live('up').progress).toEqual({ done: 1, of: 1, unit: '', leftMs: 0 });
  const held = handle.state().milestones['up'];
  expect(held?.rtaMs).toBe((held?.heldSince ?? 0) - 960_000);
});

test('a required step that regresses is stale, is shown, and passes again by itself', async () => {
  const world = aWorld(['a']);
  const steps = [aStep('a', { required: true }), aStep('b', { kind: 'manual' })];
  const { handle } = await aRun(steps, world);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('passed'));

  world.done.delete('a');
  await vi.waitFor(() =>
    expect(handle.steps().get('a')).toEqual({ is: 'stale', why: 'regressed' }),
  );
  world.done.add('a');

  await vi.waitFor(() => expect(is(handle, 'a')).toBe('passed'));
  expect(world.acted).toEqual([]);
  await handle.stop('interrupted');
});

test('whoever listens is told when a first look ended, though nothing was recorded of it', async () => {
  const looked = Promise.withResolvers<void>();
  const look: ProbeDef['look'] = async () => {
    await looked.promise;
    return { ...found('wait', aCause('not-yet')), finds: {}, evidence: [] };
  };
  const catalogue = { ...aWorld().catalogue, probes: { 'fake/ready': aProbe(look) } };
  const { handle } = await aRun([aStep('a')], { catalogue });
  const told: string[] = [];
  handle.subscribe(() => told.push(...handle.needs().map((need) => need.is)));

  looked.resolve();

  await vi.waitFor(() => expect(told).toContain('go'));
  await handle.stop('interrupted');
});
