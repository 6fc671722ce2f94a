import { expect, test, vi } from 'vitest';
import { startRun } from '../../src/execute/run.ts';
import type { ActionDef, Catalogue, ProbeDef } from '../../src/model/catalogue.ts';
import { WizardError } from '../../src/model/error.ts';
import type { Decision } from '../../src/model/event.ts';
import type { RunHandle } from '../../src/model/run.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import type { Runbook, StepDef } from '../../src/model/runbook.ts';
import {
  aBook,
  aMilestone,
  anAction,
  anExpr,
  aProbe,
  aProof,
  aStep,
  passing,
} from '../support/a-runbook.ts';
import { OPERATOR, RUN_STARTED } from '../support/events.ts';
import { A_SUMMARY, fakePorts } from '../support/fake-ports.ts';

/** A world in which an action makes its step's probe pass. */
function aWorld(start: readonly string[] = []) {
  const done = new Set(start);
  const acted: string[] = [];
  const look: ProbeDef['look'] = async (input) =>
    done.has(String(input['step']))
      ? passing(input['finds'] === undefined ? {} : { address: '192.0.2.1' })
      : { ...found('wait', aCause('not-yet')), finds: {}, evidence: [] };
  const act: ActionDef['act'] = async (input) => {
    acted.push(String(input['step']));
    done.add(String(input['step']));
    return { changed: true, created: [], evidence: [{ name: 'said', text: 'done' }] };
  };
  const catalogue: Catalogue = {
    probes: { 'fake/ready': aProbe(look) },
    actions: { 'fake/act': anAction(act) },
  };
  return { done, acted, catalogue };
}

const QUESTIONS: readonly Decision[] = [
  {
    do: 'answer',
    step: null,
    value: { 'run.outageStarted': '1970-01-01T00:16:00Z', 'run.lostCluster': 'none' },
  },
];

async function aRun(
  steps: readonly StepDef[],
  world: { catalogue: Catalogue },
  more: Partial<Runbook> & Parameters<typeof fakePorts>[0] & { answered?: boolean } = {},
) {
  const ports = fakePorts({ catalogue: world.catalogue, ...more });
  const handle = await startRun(aBook(steps, more, world.catalogue), ports);
  if (more.answered !== false && (more.mode ?? 'incident') === 'incident')
    await decided(handle, QUESTIONS);
  return { handle, ports };
}

async function decided(handle: RunHandle, decisions: readonly Decision[]): Promise<void> {
  for (const decision of decisions)
    expect(await handle.decide(decision, OPERATOR)).toEqual({ ok: true });
}

const types = (ports: { journal: { events: readonly { type: string }[] } }) =>
  ports.journal.events.map((event) => event.type);

const is = (handle: RunHandle, step: string) => handle.steps().get(step)?.is;

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
        world.done.add(String(input['step']));
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

test('a manual step wants its questions answered with the right type before it is done', async () => {
  const world = aWorld();
  const ask = { id: 'master.eip', type: 'ip', title: {}, optional: false } as const;
  const proof = aProof('fake/ready', {}, anExpr({ step: 'a' }, ['values.master.eip']));
  const step = aStep('a', {
    kind: 'manual',
    manual: { checklist: [], ask: [ask] },
    proofs: [proof],
  });
  const { handle } = await aRun([step], world);

  const done = await handle.decide({ do: 'done', step: 'a' }, OPERATOR);
  const wrong = await handle.decide(
    { do: 'answer', step: 'a', value: { 'master.eip': 'nonsense' } },
    OPERATOR,
  );
  await decided(handle, [{ do: 'answer', step: 'a', value: { 'master.eip': '192.0.2.7' } }]);
  world.done.add('a');
  await handle.decide({ do: 'done', step: 'a' }, OPERATOR);

  expect(done).toMatchObject({ ok: false, cause: { code: 'ask-open' } });
  expect(wrong).toMatchObject({ ok: false, cause: { code: 'value-not-ip' } });
  expect(await handle.ended).toBe(0);
});

test('a step at risk does not act before its object was typed', async () => {
  const world = aWorld();
  const { handle } = await aRun([aStep('a', { risk: 'cost' })], world);
  await decided(handle, [{ do: 'go', step: null, value: 'main' }]);
  await vi.waitFor(() =>
    expect(handle.needs()).toContainEqual({ is: 'confirm', step: 'a', object: 'a' }),
  );

  const wrong = await handle.decide({ do: 'confirm', step: 'a', value: 'b' }, OPERATOR);
  expect(wrong).toMatchObject({ ok: false, cause: { code: 'confirm-wrong' } });
  expect(world.acted).toEqual([]);
  await decided(handle, [{ do: 'confirm', step: 'a', value: 'a' }]);

  expect(await handle.ended).toBe(0);
});

test('a choice makes its branch ready and the other not needed', async () => {
  const world = aWorld();
  const steps = [
    aStep('deploy', { kind: 'choice', choice: ['script', 'backup'], proofs: [] }),
    aStep('script', { needs: ['deploy'], branch: { choice: 'deploy', name: 'script' } }),
    aStep('backup', { needs: ['deploy'], branch: { choice: 'deploy', name: 'backup' } }),
  ];
  const { handle } = await aRun(steps, world);

  await decided(handle, [
    { do: 'go', step: null, value: 'main' },
    { do: 'choose', step: 'deploy', value: 'script' },
  ]);

  expect(await handle.ended).toBe(0);
  expect(is(handle, 'backup')).toBe('not-needed');
  expect(world.acted).toEqual(['script']);
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
        world.done.add(String(input['step']));
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

test('a skipped step leaves its values missing, and what reads them stays blocked and says so', async () => {
  const world = aWorld();
  const steps = [
    aStep('a', { proofs: [aProof('fake/ready', { address: 'x.y' }, anExpr({ step: 'a' }))] }),
    aStep('b', { needs: ['a'], action: { uses: 'fake/act', with: anExpr({}, ['values.x.y']) } }),
  ];
  const { handle } = await aRun(steps, world);

  const bare = await handle.decide({ do: 'skip', step: 'a' }, OPERATOR);
  await decided(handle, [{ do: 'skip', step: 'a', reason: 'not today' }]);

  expect(bare).toMatchObject({ ok: false, cause: { code: 'reason-missing' } });
  expect(handle.steps().get('b')).toEqual({ is: 'blocked', by: [{ value: 'values.x.y' }] });
  await handle.stop('interrupted');
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
  const held = handle.state().milestones['up'];
  expect(held?.rtaMs).toBe((held?.heldSince ?? 0) - 960_000);
});

test('steps that touch the cluster wait for the pin; the lost cluster is never pinned by accident', async () => {
  const catalogue: Catalogue = {
    probes: {
      'fake/ready': aProbe(),
      'fake/on-target': { ...aProbe(async () => passing()), needsTarget: true },
    },
    actions: {},
  };
  const steps = [
    aStep('pin', { kind: 'pin', proofs: [aProof('fake/on-target')] }),
    aStep('nodes', { kind: 'check', needs: ['pin'], proofs: [aProof('fake/on-target')] }),
  ];
  const { handle } = await aRun(steps, { catalogue }, { answered: false });
  const first = await handle.decide(
    { do: 'pin', step: 'pin', value: { context: 'new' } },
    OPERATOR,
  );
  expect(first).toMatchObject({ ok: false, cause: { code: 'lost-first' } });
  expect(handle.steps().get('nodes')).toMatchObject({
    by: [{ step: 'pin' }, { target: true }],
  });
  await decided(handle, [
    { do: 'answer', step: null, value: { 'run.outageStarted': 1, 'run.lostCluster': 'new' } },
  ]);

  const byAccident = await handle.decide(
    { do: 'pin', step: 'pin', value: { context: 'new' } },
    OPERATOR,
  );
  await decided(handle, [{ do: 'pin', step: 'pin', value: { context: 'new', repair: 'new' } }]);

  expect(byAccident).toMatchObject({ ok: false, cause: { code: 'pin-lost' } });
  expect(await handle.ended).toBe(0);
  expect(handle.state().target?.uid).toBe(A_SUMMARY.uid);
});

test('a drill rehearses what does not say execute, and everything that reads its values', async () => {
  const world = aWorld();
  const steps = [
    aStep('a', { proofs: [aProof('fake/ready', { address: 'x.y' }, anExpr({ step: 'a' }))] }),
    aStep('b', {
      kind: 'check',
      needs: ['a'],
      proofs: [aProof('fake/ready', {}, anExpr({}, ['values.x.y']))],
    }),
    aStep('c', { drill: 'execute' }),
  ];
  const { handle } = await aRun(steps, world, { mode: 'drill' });

  await decided(handle, [{ do: 'go', step: null, value: 'main' }]);

  expect(await handle.ended).toBe(0);
  expect([...handle.steps()].map(([id, now]) => [id, now.is])).toEqual([
    ['a', 'rehearsed'],
    ['b', 'rehearsed'],
    ['c', 'passed'],
  ]);
  expect(world.acted).toEqual(['c']);
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

test('an abort is recorded, nothing starts after it, and the run ends with 1', async () => {
  const { handle, ports } = await aRun([aStep('a')], aWorld());

  await decided(handle, [{ do: 'abort', step: null, reason: 'false alarm' }]);

  expect(await handle.ended).toBe(1);
  expect(types(ports).slice(-2)).toEqual(['operator-decided', 'run-finished']);
});
