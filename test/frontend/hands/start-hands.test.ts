import { expect, test, vi } from 'vitest';
import { autopilot } from '../../../src/frontend/decider.ts';
import { startHands } from '../../../src/frontend/hands/start-hands.ts';
import type { HandsDone } from '../../../src/model/range.ts';
import { texts } from '../../../src/text/index.ts';
import { ACTORS, aWorld } from '../../support/a-run.ts';
import { anExpr, aProof, aStep, aText } from '../../support/a-runbook.ts';
import { aClock } from '../../support/fake-ports.ts';
import { decisions, DONE, handled, HANDS } from '../../support/handled-run.ts';

const EIP = { id: 'master.eip', type: 'ip', title: aText('EIP'), optional: false } as const;
const WHO = { id: 'oracle.holder', type: 'string', title: aText('Who'), optional: false } as const;

test('a whole run goes through by hands: goes, choice, pin, console, word and confirmation', async () => {
  const steps = [
    aStep('pin', { kind: 'pin', proofs: [aProof()] }),
    aStep('how', { kind: 'choice', choice: ['script', 'backup'], proofs: [] }),
    aStep('hand', { kind: 'manual', manual: { checklist: [aText('Click.')], ask: [EIP, WHO] } }),
    aStep('word', { kind: 'manual', proofs: [], attest: aText('It is so.') }),
    aStep('risky', { risk: 'destructive' }),
  ];
  const world = aWorld(['']);

  const { handle, tasks } = await handled(
    steps,
    ({ step }) => {
      world.done.add(step);
      return step === 'hand' ? { ok: true, told: { 'master.eip': '192.0.2.7' } } : DONE;
    },
    { world },
  );

  expect(await handle.ended).toBe(0);
  expect(handle.state().values).toMatchObject({
    'master.eip': { value: '192.0.2.7', source: 'hands the practice operator' },
    'oracle.holder': { value: 'the practice operator' },
  });
  expect(handle.steps().get('word')).toEqual({
    is: 'attested',
    reason: 'seen in the practice range',
  });
  expect(tasks.map(({ step }) => step).toSorted()).toEqual(['hand', 'word']);
  expect(decisions(handle).toSorted()).toEqual(
    [
      'hands answer run',
      'hands answer run',
      'hands go run',
      'hands choose how',
      'hands pin pin',
      'hands answer hand',
      'hands done hand',
      'hands attest word',
      'hands confirm risky',
    ].toSorted(),
  );
});

test('what --auto and the file answer is theirs, and the hands take the rest', async () => {
  const { handle } = await handled([aStep('risky', { risk: 'cost' })], () => DONE, { auto: true });

  expect(await handle.ended).toBe(0);
  expect(decisions(handle)).toContain('auto go run');
  expect(decisions(handle)).not.toContain('hands go run');
  expect(decisions(handle)).toContain('hands confirm risky');
});

test('a branch that is named is taken in place of the first', async () => {
  const steps = [aStep('how', { kind: 'choice', choice: ['script', 'backup'], proofs: [] })];

  const { handle } = await handled(steps, () => DONE, { choices: { how: 'backup' } });

  expect(await handle.ended).toBe(0);
  expect(handle.state().choices).toEqual({ how: 'backup' });
});

test('the range is told what the machine would do, the records, the proofs and what is asked', async () => {
  const steps = [
    aStep('names', {
      kind: 'manual',
      manual: {
        checklist: [aText('Set.')],
        ask: [],
        assist: { uses: 'fake/act', with: anExpr({ step: 'names' }), finds: {} },
      },
      records: anExpr([{ name: 'shop.example.com', value: '198.51.100.7' }]),
    }),
  ];
  const world = aWorld();

  const { handle, tasks } = await handled(
    steps,
    ({ step }) => {
      world.done.add(step);
      return DONE;
    },
    { world },
  );

  expect(await handle.ended).toBe(0);
  expect(tasks).toEqual([
    {
      step: 'names',
      assist: { uses: 'fake/act', with: { step: 'names' } },
      records: [{ name: 'shop.example.com', value: '198.51.100.7' }],
      proofs: [{ probe: 'fake/ready', with: { step: 'names' } }],
      asks: [],
    },
  ]);
});

test('several things are done at once, and a person is asked for none of them meanwhile', async () => {
  const world = aWorld();
  const both = Promise.withResolvers<HandsDone>();
  const steps = [aStep('one', { kind: 'manual' }), aStep('two', { kind: 'manual' })];

  const { handle, pilot, tasks } = await handled(steps, () => both.promise, { world });
  await vi.waitFor(() => expect(tasks).toHaveLength(2));

  expect(pilot.isBusy()).toBe(true);
  expect(pilot.open()).toEqual([]);
  for (const { step } of tasks) world.done.add(step);
  both.resolve(DONE);
  expect(await handle.ended).toBe(0);
});

test('a secret is left to whoever has it', async () => {
  const { handle, pilot } = await handled([], () => DONE);
  const asked = {
    ...handle,
    needs: () => [{ is: 'secret', step: null, name: 'registry.password' } as const],
  };
  const first = autopilot({ handle: asked, answers: null, auto: false, actors: ACTORS });
  const hands = startHands({
    handle: asked,
    range: { do: async () => DONE },
    actor: HANDS,
    clock: aClock(),
    texts: texts('en'),
    first,
  });

  expect(hands.isBusy()).toBe(false);
  expect(hands.open()).toEqual([{ is: 'secret', step: null, name: 'registry.password' }]);
  first.stop();
  hands.stop();
  pilot.stop();
});

test('once stopped they decide nothing more', async () => {
  const { handle, pilot } = await handled([aStep('hand', { kind: 'manual' })], () => DONE);
  pilot.stop();

  expect(pilot.isBusy()).toBe(false);
  const before = decisions(handle).length;
  await new Promise((resolve) => setImmediate(resolve));
  expect(decisions(handle)).toHaveLength(before);
});
