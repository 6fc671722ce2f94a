import { expect, test, vi } from 'vitest';
import type { Catalogue } from '../../src/model/catalogue.ts';
import { anExpr, aProbe, aProof, aStep, passing } from '../support/a-runbook.ts';
import { OPERATOR } from '../support/events.ts';
import { A_SUMMARY } from '../support/fake-ports.ts';
import { aRun, aWorld, decided, is, types } from '../support/a-world.ts';

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

test('an abort is recorded, nothing starts after it, and the run ends with 1', async () => {
  const { handle, ports } = await aRun([aStep('a')], aWorld());

  await decided(handle, [{ do: 'abort', step: null, reason: 'false alarm' }]);

  expect(await handle.ended).toBe(1);
  expect(types(ports).slice(-2)).toEqual(['operator-decided', 'run-finished']);
});
