import type { Catalogue } from '../../model/catalogue.ts';
import type { BreakPlan, BreakTurn, SelfTestRow, SelfTestVerdict } from '../../model/self-test.ts';
import type { Found } from '../../model/verdict.ts';
import type { FollowContext } from '../context.ts';
import { followProofs } from '../follow-proofs.ts';
import type { TestedProof } from './proofs-of.ts';

/** What turns the world of a proof; each gives why it could not, or null. */
export type Turn = (to: BreakTurn) => Promise<string | null>;

/** In a range nothing takes longer; a step may have less. */
const MOST_MS = 30_000;
/** In the self-test there is nobody who would have to be spared. */
const EVERY_MS = 200;

/** The same probes, looked at as soon as their world can have changed. */
export function paced({ probes, actions }: Catalogue): Catalogue {
  const all = Object.entries(probes).map(([id, probe]) => [id, { ...probe, everyMs: EVERY_MS }]);
  return { probes: Object.fromEntries(all), actions };
}

/**
 * Breaks the world of one proof and mends it again: first it has to pass, then to say the right cause as `fail` or `wait`,
 * then to pass again, each within its step's time. What it said on the way to that counts for nothing.
 */
export async function testProof(
  context: FollowContext,
  tested: TestedProof,
  plan: BreakPlan,
  turn: Turn,
  signal: AbortSignal,
): Promise<SelfTestRow> {
  const { clock } = context.ports;
  const limitMs = Math.min(tested.timeoutMs, MOST_MS);
  const proofs = followProofs(context, { reads: [], proofs: [tested.proof] }, signal);
  let last: Found | undefined;

  /** How long it took until it said so; null where it did not in its time. */
  async function until(isSo: (found: Found) => boolean): Promise<number | null> {
    const from = clock.mono();
    for (;;) {
      const { looks } = await proofs.next(EVERY_MS);
      last = looks[0]?.found;
      const ms = Math.round(clock.mono() - from);
      if (last !== undefined && isSo(last)) return ms;
      if (ms > limitMs) return null;
    }
  }

  const row = (verdict: SelfTestVerdict, more: Partial<SelfTestRow> = {}) => ({
    ...rowOf(tested, verdict),
    what: plan.what,
    expected: plan.causes,
    seen: last?.cause?.code ?? null,
    ...more,
  });
  try {
    await turn('ready');
    if ((await until(isPass)) === null) return row('not-green-before');
    const fault = await turn('break');
    if (fault !== null) return row('no-break', { seen: fault });
    const redMs = await until((found) => isRed(found, plan.causes));
    const broken = last;
    const seen = toldIn(broken).find((code) => plan.causes.includes(code)) ?? broken?.cause?.code;
    const unmended = await turn('mend');
    const more = { redMs, seen: seen ?? null };
    if (redMs === null) return row(withoutRed(broken), more);
    const greenMs = unmended === null ? await until(isPass) : null;
    return row(greenMs === null ? 'not-green-again' : 'red', { ...more, greenMs });
  } finally {
    await turn('rest');
    proofs.close();
  }
}

/** A row of which nothing was seen. */
export function rowOf(
  { step, ref, index, proof }: TestedProof,
  verdict: SelfTestVerdict,
): SelfTestRow {
  const probe = proof.is === 'probe' ? proof.probe : 'assert';
  const nothing = { what: null, expected: [], seen: null, redMs: null, greenMs: null };
  return { step, ref, proof: index, probe, verdict, ...nothing };
}

function isPass({ verdict }: Found): boolean {
  return verdict === 'pass';
}

function isRed(found: Found, causes: readonly string[]): boolean {
  const { verdict } = found;
  if (verdict !== 'fail' && verdict !== 'wait') return false;
  return toldIn(found).some((code) => causes.includes(code));
}

function toldIn(found: Found | undefined): readonly string[] {
  if (found === undefined) return [];
  return [...(found.cause === null ? [] : [found.cause]), ...found.others].map(({ code }) => code);
}

/** Why it is no red, by what it said last while its world was broken. */
function withoutRed(found: Found | undefined): SelfTestVerdict {
  switch (found?.verdict) {
    case 'fail':
    case 'wait':
      return 'other-cause';
    case 'unknown':
      return 'only-unknown';
    case 'pass':
    case undefined:
      return 'stayed-green';
  }
}
