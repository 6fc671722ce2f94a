import { expect, test, vi } from 'vitest';
import type { ActionDef, Catalogue } from '../../src/model/catalogue.ts';
import { WizardError } from '../../src/model/error.ts';
import type { StepDef } from '../../src/model/runbook.ts';
import { aCause, type Cause } from '../../src/model/verdict.ts';
import { anAction, anExpr, aProbe, aProof, aStep, aText, passing } from '../support/a-runbook.ts';
import { aRun, decided, is, types } from '../support/a-world.ts';
import { OPERATOR, RUN_STARTED } from '../support/events.ts';
import { found } from '../../src/model/verdict.ts';

const ASK = {
  id: 'master.eip',
  type: 'ip',
  title: aText('Address'),
  optional: false,
} as const;

/** A step that a person does in a console, or the machine in their place: its proof reads the address. */
function aManual(more: Partial<StepDef> = {}): StepDef {
  return aStep('bind', {
    kind: 'manual',
    manual: {
      checklist: [aText('Click.')],
      ask: [ASK],
      assist: {
        uses: 'fake/bind',
        with: anExpr({ instance: 'i-1' }),
        finds: { address: 'master.eip' },
      },
    },
    proofs: [aProof('fake/bound', {}, anExpr({}, ['values.master.eip']))],
    ...more,
  });
}

function aCloud(more: Partial<ActionDef> = {}) {
  const calls: string[] = [];
  let isBound = false;
  const act: ActionDef['act'] = async (_input, { attempt }) => {
    calls.push(attempt.key);
    isBound = true;
    return { changed: true, created: [], evidence: [], finds: { address: '192.0.2.7' } };
  };
  const look = async () =>
    isBound
      ? passing()
      : ({ ...found('wait', aCause('not-yet')), finds: {}, evidence: [] } as const);
  const catalogue: Catalogue = {
    probes: { 'fake/bound': aProbe(look) },
    actions: {
      'fake/bind': {
        ...anAction(act),
        plan: () => ({ will: [aCause('will-bind')], byHand: [['aliyun', 'vpc']], atRisk: 'eip-1' }),
        ...more,
      },
    },
  };
  return { catalogue, calls };
}

test('the machine does it, what it found is recorded as if it had been told, and the proof decides', async () => {
  const { catalogue, calls } = aCloud();
  const { handle, ports } = await aRun([aManual()], { catalogue });
  await vi.waitFor(() => expect(handle.assist('bind')?.is).toBe('offered'));

  await decided(handle, [{ do: 'assist', step: 'bind' }]);

  expect(await handle.ended).toBe(0);
  expect(calls).toEqual([`${'a'.repeat(12)}/bind/1`]);
  expect(types(ports).slice(-6)).toEqual([
    'operator-decided',
    'step-started',
    'value-found',
    'action-applied',
    'step-passed',
    'run-finished',
  ]);
  expect(handle.state().values['master.eip']).toMatchObject({
    value: '192.0.2.7',
    source: 'fake/bind',
    step: 'bind',
  });
  expect(handle.state().steps['bind']?.state).toEqual({ is: 'passed', how: 'acted' });
});

test('each call is known before it is made', async () => {
  const { catalogue } = aCloud();
  const { handle } = await aRun([aManual()], { catalogue });

  await vi.waitFor(() =>
    expect(handle.assist('bind')).toMatchObject({
      is: 'offered',
      plan: { will: [{ code: 'will-bind' }], byHand: [['aliyun', 'vpc']] },
    }),
  );
  await handle.stop('interrupted');
});

test('where it cannot be offered the reason is told, it is refused, and it is asked again on demand', async () => {
  let cause: Cause | null = aCause('look-timed-out', { seconds: 1 });
  let asked = 0;
  const hindered = async () => {
    asked += 1;
    return cause;
  };
  const { catalogue, calls } = aCloud({ hindered });
  const { handle } = await aRun([aManual()], { catalogue });
  await vi.waitFor(() => expect(handle.assist('bind')).toEqual({ is: 'hindered', cause }));

  const refused = await handle.decide({ do: 'assist', step: 'bind' }, OPERATOR);
  expect(refused).toEqual({ ok: false, cause });
  expect([asked, calls]).toEqual([1, []]);

  cause = null;
  handle.askAssist('bind');
  await vi.waitFor(() => expect(handle.assist('bind')?.is).toBe('offered'));
  expect(asked).toBe(2);
  await handle.stop('interrupted');
});

test('by hand it goes as before, whatever the machine could do', async () => {
  const { catalogue, calls } = aCloud();
  const probes = { 'fake/bound': aProbe() };
  const { handle } = await aRun([aManual()], { catalogue: { ...catalogue, probes } });
  await vi.waitFor(() => expect(is(handle, 'bind')).toBe('your-turn'));

  await decided(handle, [
    { do: 'answer', step: 'bind', value: { 'master.eip': '192.0.2.9' } },
    { do: 'done', step: 'bind' },
  ]);

  expect(await handle.ended).toBe(0);
  expect(calls).toEqual([]);
  expect(handle.state().steps['bind']?.state).toEqual({ is: 'passed', how: 'by-hand' });
});

test('what puts something at risk is typed first, by the name that the machine gives it', async () => {
  const { catalogue } = aCloud();
  const { handle } = await aRun([aManual({ risk: 'traffic' })], { catalogue });
  await vi.waitFor(() =>
    expect(handle.needs()).toContainEqual({ is: 'confirm', step: 'bind', object: 'eip-1' }),
  );

  const early = await handle.decide({ do: 'assist', step: 'bind' }, OPERATOR);
  expect(early).toMatchObject({ ok: false, cause: { code: 'confirm-first' } });

  await decided(handle, [{ do: 'confirm', step: 'bind', value: 'eip-1' }]);
  await vi.waitFor(() => expect(handle.assist('bind')?.is).toBe('offered'));
  await decided(handle, [{ do: 'assist', step: 'bind' }]);
  expect(await handle.ended).toBe(0);
});

test('what it has to be told first is named', async () => {
  const { catalogue } = aCloud();
  const zone = { ...ASK, id: 'master.zone' };
  const step = aManual();
  const manual = { ...step.manual, checklist: [], ask: [ASK, zone] };
  const { handle } = await aRun([{ ...step, manual }], { catalogue });

  await vi.waitFor(() =>
    expect(handle.assist('bind')).toMatchObject({
      is: 'hindered',
      cause: { code: 'assist-lacks', params: { names: 'master.zone' } },
    }),
  );
  await decided(handle, [{ do: 'answer', step: 'bind', value: { 'master.zone': '192.0.2.1' } }]);
  await vi.waitFor(() => expect(handle.assist('bind')?.is).toBe('offered'));
  await handle.stop('interrupted');
});

test('a failed one is done again by the machine, or turned over to hands', async () => {
  let fails = true;
  const { catalogue, calls } = aCloud();
  const whole = catalogue.actions['fake/bind'] ?? anAction();
  const act: ActionDef['act'] = async (input, ports, signal) => {
    if (fails) throw new WizardError('forbidden', 'api-forbidden', { verb: 'create' });
    return whole.act(input, ports, signal);
  };
  const { handle } = await aRun([aManual()], {
    catalogue: { ...catalogue, actions: { 'fake/bind': { ...whole, act } } },
  });
  await vi.waitFor(() => expect(handle.assist('bind')?.is).toBe('offered'));
  await decided(handle, [{ do: 'assist', step: 'bind' }]);
  await vi.waitFor(() => expect(is(handle, 'bind')).toBe('failed'));

  await decided(handle, [{ do: 'by-hand', step: 'bind' }]);
  await vi.waitFor(() => expect(handle.needs()).toMatchObject([{ is: 'checklist', step: 'bind' }]));

  fails = false;
  await vi.waitFor(() => expect(handle.assist('bind')?.is).toBe('offered'));
  await decided(handle, [{ do: 'assist', step: 'bind' }]);
  expect(await handle.ended).toBe(0);
  expect(calls).toHaveLength(1);
});

test('a run killed inside the machine is in doubt: only the proofs are asked, and it is done again on demand', async () => {
  const { catalogue, calls } = aCloud();
  const facts = [
    RUN_STARTED,
    { type: 'operator-decided', decision: { do: 'assist', step: 'bind' } },
    { type: 'step-started', step: 'bind', attempt: 1, key: 'k' },
    { type: 'run-resumed', tool: { version: '0', build: '', node: '' }, torn: false },
  ] as const;
  const { handle } = await aRun([aManual()], { catalogue }, { facts });
  await vi.waitFor(() =>
    expect(handle.steps().get('bind')).toMatchObject({ is: 'in-doubt', answer: 'not-done' }),
  );
  expect(calls).toEqual([]);

  await decided(handle, [{ do: 'do-again', step: 'bind' }]);

  expect(await handle.ended).toBe(0);
  expect(calls).toEqual([`${'a'.repeat(12)}/bind/2`]);
  expect(handle.state().values['master.eip']?.value).toBe('192.0.2.7');
});

test('what it found that is no such value is left to be told', async () => {
  const act: ActionDef['act'] = async () => ({
    changed: true,
    created: [],
    evidence: [],
    finds: { address: 'no address' },
  });
  const { catalogue } = aCloud({ act });
  const { handle } = await aRun([aManual()], { catalogue });
  await vi.waitFor(() => expect(handle.assist('bind')?.is).toBe('offered'));

  await decided(handle, [{ do: 'assist', step: 'bind' }]);
  await vi.waitFor(() => expect(is(handle, 'bind')).toBe('proving'));

  expect(handle.state().values['master.eip']).toBeUndefined();
  await handle.stop('interrupted');
});
