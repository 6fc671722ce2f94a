import { expect, test, vi } from 'vitest';
import type { ActionDef } from '../../src/model/catalogue.ts';
import { aCause } from '../../src/model/verdict.ts';
import { anAction, aStep } from '../support/a-runbook.ts';
import { aRun, aWorld, decided, is } from '../support/a-world.ts';

const GO = { do: 'go', step: null, value: 'main' } as const;

function acting(act: ActionDef['act']) {
  return { catalogue: { ...aWorld().catalogue, actions: { 'fake/act': anAction(act) } } };
}

test('a bug in an action was swallowed, and the step in doubt for no cause', async () => {
  const bug = new TypeError('of what it read: s3cret');
  const { handle, ports } = await aRun(
    [aStep('a')],
    acting(() => Promise.reject(bug)),
  );
  const ended = handle.ended.catch((error: unknown) => error);

  await decided(handle, [GO]);

  expect(await ended).toBe(bug);
  const cause = aCause('action-broke', { error: 'TypeError' });
  expect(ports.journal.events).toContainEqual(
    expect.objectContaining({ type: 'action-in-doubt', step: 'a', cause }),
  );
  expect(JSON.stringify(ports.journal.events)).not.toContain('s3cret');
});

test('an action that was ended with the run was in doubt for no cause', async () => {
  const { handle, ports } = await aRun(
    [aStep('a')],
    acting(async (_input, _ports, signal) => {
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
      });
      throw new Error('never');
    }),
  );
  await decided(handle, [GO]);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('acting'));

  await handle.stop('interrupted');

  expect(ports.journal.events).toContainEqual(
    expect.objectContaining({
      type: 'action-in-doubt',
      step: 'a',
      cause: aCause('action-cut-short'),
    }),
  );
  expect(await handle.ended).toBe(130);
});
