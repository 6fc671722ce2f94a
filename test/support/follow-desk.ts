import { onTestFinished } from 'vitest';
import { EMPTY_RUN } from '../../src/core/initial.ts';
import type { FollowContext } from '../../src/execute/context.ts';
import { followProofs } from '../../src/execute/follow-proofs.ts';
import { createGate } from '../../src/execute/gate.ts';
import type { ProbeDef } from '../../src/model/catalogue.ts';
import type { RunState } from '../../src/model/state.ts';
import { aBook, aProof } from './a-runbook.ts';
import { FAKE_READERS } from './fake-ports.ts';
import { handClock, settled } from './hand-clock.ts';

/** Where proofs are followed outside of a run: one look at a time, values and reach as a test sets them. */
export function aDesk(probes: { readonly [id: string]: ProbeDef }) {
  const clock = handClock();
  const listeners = new Set<() => void>();
  const over = new AbortController();
  onTestFinished(() => over.abort());
  let state: RunState = EMPTY_RUN;
  let lost = false;
  let back = Promise.withResolvers<void>();
  const secrets = { get: async () => '' };
  const context: FollowContext = {
    book: aBook([]),
    probeGate: createGate(1),
    clusterGate: createGate(1),
    reach: {
      lost: () => void (lost = true),
      isLost: () => lost,
      back: () => back.promise,
    },
    recorder: {
      state: () => state,
      onEvent(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    ports: {
      clock,
      catalogue: { probes, actions: {} },
      readers: () => ({ ...FAKE_READERS, clock }),
      secrets,
    },
  };
  return {
    clock,
    over,
    isLost: () => lost,
    comeBack() {
      lost = false;
      back.resolve();
      back = Promise.withResolvers<void>();
    },
    become(next: RunState) {
      state = next;
      for (const listener of listeners) listener();
    },
    listeners,
    follow: async (proofs = Object.keys(probes).map((id) => aProof(id))) => {
      const followed = followProofs(context, { reads: [], proofs }, over.signal);
      await settled();
      return followed;
    },
  };
}

export const verdicts = ({ looks }: { looks: readonly { found: { verdict: string } }[] }) =>
  looks.map((look) => look.found.verdict);
