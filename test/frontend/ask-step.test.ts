import { expect, test } from 'vitest';
import { askPin } from '../../src/frontend/plain/ask-step.ts';
import type { Desk } from '../../src/frontend/plain/desk.ts';
import { texts } from '../../src/text/index.ts';
import { voiceOf } from '../../src/text/voice.ts';
import { aBook, aStep } from '../support/a-runbook.ts';
import { OPERATOR } from '../support/events.ts';
import { A_SUMMARY } from '../support/fake-ports.ts';
import { aState, fakeRun } from '../support/fake-run.ts';

test('what could not be counted in a cluster is told as that before it is pinned, never as none', async () => {
  const unread = { version: '', nodes: null, nodesReady: null, workloads: null };
  const { handle, decided } = fakeRun(aBook([aStep('pin', { kind: 'pin' })]), aState(), {
    targets: [{ ...A_SUMMARY, ...unread }],
  });
  const words = texts('en');
  const said: string[] = [];
  const answers = ['1', A_SUMMARY.context];
  const desk: Desk = {
    handle,
    texts: words,
    voice: voiceOf(handle.book, () => handle.scope(), words),
    now: () => 0,
    say: (...lines) => void said.push(...lines),
    ask: async () => answers.shift() ?? '',
    decide: async (decision) => (await handle.decide(decision, OPERATOR)).ok,
  };

  await askPin(desk, { is: 'pin', step: 'pin' });

  expect(said).toContain(`  identity: kube-system ${A_SUMMARY.uid}`);
  expect(said).toContain('  version: not told');
  expect(said).toContain('  nodes: not known (you may not list them, or they are not served now)');
  expect(said).toContain('  runs in it: not known (you may not list it, or it is not served now)');
  expect(decided).toMatchObject([{ do: 'pin', value: { uid: A_SUMMARY.uid } }]);
});
