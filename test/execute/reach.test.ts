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
