import { expect, test, vi } from 'vitest';
import type { Decision } from '../../src/model/event.ts';
import { anExpr, aStep, aText } from '../support/a-runbook.ts';
import { aRun, decided, is } from '../support/a-world.ts';
import { OPERATOR } from '../support/events.ts';
import { aWorldOfThings, entry, OPEN } from '../support/things.ts';

test("what the machine did in a place of a person and was undone is nobody's turn before they say so", async () => {
  const world = aWorldOfThings({ a: [entry('one')] });
  const assist = { uses: 'fake/act', with: anExpr({ step: 'a' }), finds: {} };
  const manual = { checklist: [aText('Click.')], ask: [], assist };
  const { handle } = await aRun([aStep('a', { kind: 'manual', manual }), OPEN], world);
  await vi.waitFor(() => expect(handle.assist('a')?.is).toBe('offered'));
  await decided(handle, [{ do: 'assist', step: 'a' }]);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('passed'));
  await decided(handle, [{ do: 'undo', step: 'a', value: 'one' }]);
  await vi.waitFor(() => expect(handle.needs()).toMatchObject([{ is: 'undone' }, {}]));

  expect(handle.assist('a')).toBeUndefined();
  for (const what of [
    { do: 'done' },
    { do: 'assist' },
    { do: 'waiting-on', value: 'Ann' },
    { do: 'tick', value: { item: 0, done: true } },
  ] as const) {
    const decision: Decision = { ...what, step: 'a' };
    expect(await handle.decide(decision, OPERATOR)).toMatchObject({
      ok: false,
      cause: { code: 'decision-not-now' },
    });
  }

  await decided(handle, [{ do: 'do-again', step: 'a' }]);
  await vi.waitFor(() => expect(handle.assist('a')?.is).toBe('offered'));
  await handle.stop('interrupted');
});
