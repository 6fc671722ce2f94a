import { expect, test, vi } from 'vitest';
import { anAction, aProbe, aStep } from '../support/a-runbook.ts';
import type { Catalogue } from '../../src/model/catalogue.ts';
import { WizardError } from '../../src/model/error.ts';
import type { Fact } from '../../src/model/event.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { OPERATOR, RUN_STARTED } from '../support/events.ts';
import { aRun, is } from '../support/a-world.ts';

/** A run that died while the command of `a` was running, and found it still at work. */
const DIED: readonly Fact[] = [
  RUN_STARTED,
  { type: 'go-given', section: 'main' },
  { type: 'step-started', step: 'a', attempt: 1, key: `${'a'.repeat(12)}/a/1` },
  { type: 'run-resumed', tool: { version: '0', build: 'test', node: '24' }, torn: false },
];

/** Commands that go on for as long as anybody looks; each attachment is noted. */
function aLongCommand() {
  const keys: string[] = [];
  const catalogue: Catalogue = {
    probes: {
      'fake/ready': aProbe(async () => ({
        ...found('wait', aCause('not-yet')),
        finds: {},
        evidence: [],
      })),
    },
    actions: {
      'fake/act': {
        ...anAction((_input, { attempt }, signal) => {
          keys.push(attempt.key.split('/').slice(1).join('/'));
          const { promise, reject } = Promise.withResolvers<never>();
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
          return promise;
        }),
        startsProcess: true,
      },
    },
  };
  return { keys, catalogue };
}

test('a command that still runs after a resume is not started again, whatever is decided', async () => {
  const { keys, catalogue } = aLongCommand();
  const { handle } = await aRun([aStep('a')], { catalogue }, { facts: DIED, known: 'running' });
  await vi.waitFor(() => expect(keys).toEqual(['a/1']));

  const again = await handle.decide({ do: 'do-again', step: 'a' }, OPERATOR);
  const skipped = await handle.decide({ do: 'skip', step: 'a', reason: 'later' }, OPERATOR);
  const back = await handle.decide({ do: 'do-again', step: 'a' }, OPERATOR);

  expect(again).toMatchObject({ ok: false, cause: { code: 'command-still-running' } });
  expect(skipped).toEqual({ ok: true });
  expect(back).toMatchObject({ ok: false, cause: { code: 'command-still-running' } });
  expect(keys).toEqual(['a/1']);
});

test('a command that still runs after a resume keeps its locks', async () => {
  const { keys, catalogue } = aLongCommand();
  const steps = ['b', 'a', 'c'].map((id) => aStep(id, { locks: id === 'c' ? [] : ['helm'] }));
  const { handle } = await aRun(steps, { catalogue }, { facts: DIED, known: 'running' });

  await vi.waitFor(() => expect(is(handle, 'c')).toBe('acting'));
  await vi.waitFor(() => expect(keys).toContain('a/1'));
  expect(is(handle, 'b')).toBe('ready');
  expect(keys).not.toContain('b/1');
});

test('how a command ended that was attached to after a resume is recorded with its output', async () => {
  const { catalogue } = aLongCommand();
  const failed = anAction(async () => {
    const evidence = [{ name: 'output', text: 'Error: no such chart' }];
    throw new WizardError('not-proven', 'command-failed', { program: 'helm' }, { evidence });
  });
  const actions = { 'fake/act': { ...failed, startsProcess: true } };
  const { handle, ports } = await aRun(
    [aStep('a')],
    { catalogue: { ...catalogue, actions } },
    { facts: DIED, known: 'ended' },
  );

  await vi.waitFor(() =>
    expect(handle.steps().get('a')).toMatchObject({ is: 'in-doubt', answer: 'partly' }),
  );
  expect(handle.state().steps['a']?.seen).toMatchObject([
    {
      found: { others: [{ code: 'command-failed' }] },
      evidence: [{ file: 'evidence/a-output.txt' }],
    },
  ]);
  expect(ports.journal.evidenceTexts).toContain('Error: no such chart');
});

test('a command that was skipped while it runs keeps its locks until it has ended', async () => {
  const { keys, catalogue } = aLongCommand();
  let known: 'running' | 'ended' = 'running';
  const steps = ['a', 'b'].map((id) => aStep(id, { locks: ['helm'] }));
  const { handle, ports } = await aRun(steps, { catalogue }, { known: () => known });
  await handle.decide({ do: 'go', step: null, value: 'main' }, OPERATOR);
  await vi.waitFor(() => expect(keys).toEqual(['a/1']));

  await handle.decide({ do: 'skip', step: 'a', reason: 'later' }, OPERATOR);
  const later = ports.clock.now() + 10_000;
  await vi.waitFor(() => expect(ports.clock.now()).toBeGreaterThan(later));
  expect(keys).toEqual(['a/1']);
  known = 'ended';

  await vi.waitFor(() => expect(keys).toEqual(['a/1', 'b/1']));
  await handle.stop('interrupted');
});
