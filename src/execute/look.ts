import { scopeOf } from '../core/scope.ts';
import type { BookStep } from '../model/book.ts';
import type { ProbeDef, ProbeResult } from '../model/catalogue.ts';
import { WizardError } from '../model/error.ts';
import type { ProofSeen } from '../model/event.ts';
import type { DoorRow } from '../model/front-door.ts';
import type { Json } from '../model/json.ts';
import type { Proof } from '../model/runbook.ts';
import {
  aCause,
  found,
  worstVerdict,
  type Found,
  type Progress,
  type Raw,
  type Verdict,
} from '../model/verdict.ts';
import type { LookContext, RunContext } from './context.ts';
import { inputOf } from './inputs.ts';
import { keptOf } from './once.ts';

/** A look that takes longer says `unknown`: the next one comes soon. */
export const LOOK_TIMEOUT_MS = 30_000;

/** The connection of a follow that has been silent for longer may be dead, and nobody knows it yet. */
const STANDS_FOR_MS = 10_000;

/** One look at one proof. */
export type Look = {
  readonly proof: number;
  readonly found: Found;
  readonly finds: { readonly [name: string]: Json };
  readonly progress: Progress | null;
  readonly evidence: readonly Raw[];
  /** What must stay as it is while a milestone holds; null where the probe names nothing. */
  readonly unbroken: string | null;
  /** Only shown, never recorded. */
  readonly door?: readonly DoorRow[];
  readonly at: number;
  readonly durationMs: number;
  /** Told by a probe that follows: it stands until the next one. */
  readonly live: boolean;
};

/** One look at each proof. */
export function lookAtAll(
  context: LookContext,
  proofs: readonly Proof[],
  signal: AbortSignal,
): Promise<readonly Look[]> {
  return Promise.all(proofs.map((proof, i) => lookAt(context, proof, i, signal)));
}

export async function lookAt(
  context: LookContext,
  proof: Proof,
  index: number,
  signal: AbortSignal,
): Promise<Look> {
  const { clock } = context.ports;
  const at = clock.now();
  const from = clock.mono();
  const said = await judged(context, proof, signal);
  signal.throwIfAborted();
  return { ...said, proof: index, at, durationMs: Math.round(clock.mono() - from), live: false };
}

export type Said = Pick<Look, 'found' | 'finds' | 'progress' | 'evidence' | 'unbroken' | 'door'>;

async function judged(context: LookContext, proof: Proof, signal: AbortSignal): Promise<Said> {
  if (proof.is === 'assert') return asserted(context, proof);
  const probe = context.ports.catalogue.probes[proof.probe];
  if (probe === undefined) throw new Error(`no probe ${proof.probe}`);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(LOOK_TIMEOUT_MS)]);
  try {
    const input = await inputOf(context, proof.with, signal);
    const look = () => probe.look(input, context.ports.readers(proof.place), limit);
    return saidBy(await inItsTurn(context, probe, look, limit), proof.finds);
  } catch (error) {
    return cannotTell(context, error, limit.aborted, signal);
  }
}

/** Not too many looks at once, over all and at the cluster's API server. */
export function inItsTurn<T>(
  context: LookContext,
  { needsTarget }: Pick<ProbeDef, 'needsTarget'>,
  look: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const work = () => (needsTarget ? context.clusterGate(look, signal) : look());
  return context.probeGate(work, signal);
}

/** What a probe said, its finds named as the runbook names the values. */
export function saidBy(
  { verdict, cause, others, notes, object, ...more }: ProbeResult,
  names: { readonly [found: string]: string },
): Said {
  return {
    found: { verdict, cause, others, notes, object },
    finds: renamed(more.finds, names),
    evidence: more.evidence,
    progress: more.progress ?? null,
    unbroken: more.unbroken ?? null,
    ...(more.door === undefined ? {} : { door: more.door }),
  };
}

function onlyFound(seen: Found): Said {
  return { found: seen, finds: {}, evidence: [], progress: null, unbroken: null };
}

function asserted(context: LookContext, proof: Extract<Proof, { is: 'assert' }>): Said {
  return onlyFound(truth(context, proof));
}

/** An expression that cannot be evaluated with these values says nothing about the world. */
function truth(context: LookContext, { assert }: Extract<Proof, { is: 'assert' }>): Found {
  try {
    const value = assert.evaluate(scopeOf(context.book, context.recorder.state()));
    if (value === true) return found('pass', null);
    return found('fail', aCause('assert-false', { expression: assert.source }));
  } catch (error) {
    if (error instanceof WizardError) return found('unknown', aCause(error.code, error.params));
    throw error;
  }
}

/** A reader that could not read: `unknown`, never a failure of the step. Anything else is a bug and goes up. */
export function cannotTell(
  context: LookContext,
  error: unknown,
  isTimeUp: boolean,
  signal: AbortSignal,
): Said {
  signal.throwIfAborted();
  if (!(error instanceof WizardError) && !isTimeUp) throw error;
  if (error instanceof WizardError && error.kind === 'cluster-unreachable') context.reach.lost();
  if (!(error instanceof WizardError)) return tookTooLong();
  const healsByItself = error.kind === 'cluster-unreachable';
  return onlyFound(found('unknown', aCause(error.code, error.params, { healsByItself })));
}

export function tookTooLong(): Said {
  const params = { seconds: LOOK_TIMEOUT_MS / 1000 };
  return onlyFound(found('unknown', aCause('look-timed-out', params, { healsByItself: true })));
}

function renamed(
  finds: { readonly [name: string]: Json },
  names: { readonly [found: string]: string },
): { [name: string]: Json } {
  return Object.fromEntries(
    Object.entries(names).flatMap(([from, to]) => {
      const value = finds[from];
      return value === undefined || value === null ? [] : [[to, value] as const];
    }),
  );
}

export function verdictOf(looks: readonly Look[]): Verdict {
  return worstVerdict(looks.map((look) => look.found.verdict));
}

/** What was told live so long ago settles nothing before it is asked once more. */
export function isLongAgo({ live, at, durationMs }: Look, now: number): boolean {
  return live && now - (at + durationMs) > STANDS_FOR_MS;
}

/** Stores what a look saw, so that a fact can name it. */
export async function keepLook(context: RunContext, step: string, look: Look): Promise<ProofSeen> {
  const evidence = [];
  for (const raw of look.evidence)
    evidence.push(await context.ports.journal.evidence(`${step}-${raw.name}`, raw.text));
  const { proof, found: verdict, at, durationMs } = look;
  return { proof, found: verdict, evidence, at, durationMs };
}

export async function keepLooks(
  context: RunContext,
  step: string,
  looks: readonly Look[],
): Promise<readonly ProofSeen[]> {
  const kept = [];
  for (const look of looks) kept.push(await keepLook(context, step, look));
  return kept;
}

/** Records what the proofs of a step found, before anything says that it passed. */
export async function recordFinds(
  context: RunContext,
  step: BookStep,
  looks: readonly Look[],
): Promise<void> {
  for (const look of looks) {
    const proof = step.proofs[look.proof];
    for (const [name, value] of Object.entries(look.finds)) {
      const source = proof?.is === 'probe' ? proof.probe : step.id;
      await context.recorder.recordIf(({ values }) => {
        const before = values[name]?.value;
        const kept = keptOf({ name, value, before }, proof, context.ports.catalogue);
        return JSON.stringify(before) === JSON.stringify(kept)
          ? undefined
          : { type: 'value-found', step: step.id, name, value: kept, source };
      });
    }
  }
}

/** How often the proofs of a step are looked at: as often as the most frequent asks. */
export function everyMs(context: LookContext, proofs: readonly Proof[]): number {
  const all = proofs.flatMap((proof) =>
    proof.is === 'probe' ? [context.ports.catalogue.probes[proof.probe]?.everyMs ?? 2000] : [],
  );
  return all.length === 0 ? 2000 : Math.min(...all);
}
