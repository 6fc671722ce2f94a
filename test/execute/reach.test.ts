import { expect, test, vi } from 'vitest';
import type { Catalogue, ProbeDef } from '../../src/model/catalogue.ts';
import { WizardError } from '../../src/model/error.ts';
import { aProbe, aProof, aStep, passing } from '../support/a-runbook.ts';
import { aRun, aWorld, decided, is, types } from '../support/a-world.ts';

test('while the target cannot be reached clocks stand still and nothing starts', async () => {
  const gone = { is: true };
  const unreachable = () => new WizardError('cluster-unreachable', 'api-refused', { server: 's' });
  const look: ProbeDef['look'] = async () => {
    if (gone.is) throw unreachable();
    return passing();
  };
  const world = aWorld(['pin']);
  const catalogue: Catalogue = {
    probes: { ...world.catalogue.probes, 'fake/on-target': { ...aProbe(look), needsTarget: true } },
    actions: world.catalogue.actions,
  };
  const steps = [
    aStep('pin', { kind: 'pin' }),
    aStep('nodes', { kind: 'check', timeoutMs: 20, proofs: [aProof('fake/on-target')] }),
    aStep('act', { needs: ['nodes'] }),
  ];
  const raw = async () => {
    if (gone.is) throw unreachable();
    return { status: 200, body: 'ok' };
  };
  const { handle, ports } = await aRun(steps, { catalogue }, { raw });
  await decided(handle, [
    { do: 'pin', step: 'pin', value: { context: 'new' } },
    { do: 'go', step: null, value: '*' },
  ]);

  await vi.waitFor(() => expect(types(ports)).toContain('verdict-changed'));
  const later = ports.clock.now() + 60_000;
  await vi.waitFor(() => expect(ports.clock.now()).toBeGreaterThan(later));
  expect(is(handle, 'nodes')).toBe('proving');
  expect(handle.state().steps['nodes']?.seen[0]?.found.cause?.code).toBe('api-refused');
  gone.is = false;

  expect(await handle.ended).toBe(0);
  expect(types(ports)).not.toContain('step-late');
  expect(world.acted).toEqual(['act']);
});

test('an action whose last look before it found nobody there does not start', async () => {
  const world = aWorld();
  let looks = 0;
  const unreachable = async () => {
    throw new WizardError('cluster-unreachable', 'api-timeout', {});
  };
  const look: ProbeDef['look'] = async (input, ports, signal) => {
    looks += 1;
    // The first look, then the one right before acting.
    if (looks === 2) return unreachable();
    return (world.catalogue.probes['fake/ready'] ?? aProbe()).look(input, ports, signal);
  };
  const catalogue = { ...world.catalogue, probes: { 'fake/ready': aProbe(look) } };
  const { handle, ports } = await aRun([aStep('a')], { catalogue }, { raw: unreachable });
  await vi.waitFor(() => expect(looks).toBe(1));
  await decided(handle, [{ do: 'go', step: null, value: 'main' }]);
  await vi.waitFor(() => expect(looks).toBe(2));
  const from = ports.clock.now();
  await vi.waitFor(() => expect(ports.clock.now() - from).toBeGreaterThan(60_000));

  expect(types(ports)).not.toContain('step-started');
  await handle.stop('interrupted');
});

test('a run whose next action waits for the target to answer is at work: nobody could do anything about it', async () => {
  const world = aWorld();
  let isGone = true;
  const unreachable = async () => {
    throw new WizardError('cluster-unreachable', 'api-unavailable', { server: 's', status: 503 });
  };
  const raw = async () => (isGone ? unreachable() : { status: 200, body: 'ok' });
  const look: ProbeDef['look'] = async (input, ports, signal) =>
    isGone
      ? unreachable()
      : (world.catalogue.probes['fake/ready'] ?? aProbe()).look(input, ports, signal);
  const catalogue = { ...world.catalogue, probes: { 'fake/ready': aProbe(look) } };
  const { handle, ports } = await aRun([aStep('a')], { catalogue }, { raw });
  await decided(handle, [{ do: 'go', step: null, value: 'main' }]);
  const from = ports.clock.now();
  await vi.waitFor(() => expect(ports.clock.now() - from).toBeGreaterThan(60_000));

  expect(types(ports)).not.toContain('step-started');
  expect(handle.isWorking()).toBe(true);
  isGone = false;

  expect(await handle.ended).toBe(0);
  expect(world.acted).toEqual(['a']);
});
