import { expect, test, vi } from 'vitest';
import { startRun } from '../../src/execute/run.ts';
import { WizardError } from '../../src/model/error.ts';
import type { Target, TargetSummary } from '../../src/model/ports.ts';
import { aBook, aStep } from '../support/a-runbook.ts';
import { OPERATOR } from '../support/events.ts';
import { A_SUMMARY, fakePorts } from '../support/fake-ports.ts';
import { decided, QUESTIONS } from '../support/a-world.ts';

async function aPinning(summary: (context: string) => Promise<TargetSummary>) {
  const ports = fakePorts();
  const opened: string[] = [];
  const mayOpen = Promise.withResolvers<void>();
  const open = async ({ context }: Target) => {
    opened.push(context);
    if (context === 'slow') await mayOpen.promise;
  };
  const access = { ...ports.access, summary, open };
  const handle = await startRun(aBook([aStep('pin', { kind: 'pin' })]), { ...ports, access });
  const pin = (context: string, repair?: string) =>
    handle.decide(
      { do: 'pin', step: 'pin', value: { context, ...(repair === undefined ? {} : { repair }) } },
      OPERATOR,
    );
  return { handle, opened, mayOpen, pin };
}

test('of two clusters pinned at once only the one that is recorded is ever opened', async () => {
  const { handle, opened, pin } = await aPinning(async (context) => {
    await new Promise((resolve) => setImmediate(resolve));
    return { ...A_SUMMARY, context, uid: `uid of ${context}` };
  });
  await decided(handle, QUESTIONS);

  const [first, second] = await Promise.all([pin('a'), pin('b')]);

  expect(first).toEqual({ ok: true });
  expect(second).toMatchObject({ ok: false });
  expect(handle.state().target?.context).toBe('a');
  expect(opened).toEqual(['a']);
});

test('a lost cluster that did not answer at first is not pinned by accident once it does', async () => {
  let isUp = false;
  const { handle, pin } = await aPinning(async (context) => {
    if (!isUp) throw new WizardError('cluster-unreachable', 'api-timeout', {});
    return { ...A_SUMMARY, context };
  });
  const value = { 'run.outageStarted': '1970-01-01T00:16:00Z', 'run.lostCluster': 'old' };
  await decided(handle, [{ do: 'answer', step: null, value }]);
  isUp = true;

  expect(await pin('old')).toMatchObject({ ok: false, cause: { code: 'pin-lost' } });
  expect(await pin('old', 'old')).toEqual({ ok: true });
});

test('a pin that was skipped while its cluster was being opened is refused, not a bug', async () => {
  const { handle, opened, mayOpen, pin } = await aPinning(async (context) => ({
    ...A_SUMMARY,
    context,
  }));
  await decided(handle, QUESTIONS);
  const pinning = pin('slow');
  await vi.waitFor(() => expect(opened).toEqual(['slow']));
  await decided(handle, [{ do: 'skip', step: 'pin', reason: 'not this one' }]);
  mayOpen.resolve();

  expect(await pinning).toMatchObject({ ok: false });
  expect(handle.state().target).toBeNull();
});
