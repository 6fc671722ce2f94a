import { rtoMsOf } from '../core/rto.ts';
import { scopeOf } from '../core/scope.ts';
import { countStates, debtOf, exitCodeOf, stepState } from '../core/select.ts';
import type { Book, BookStep } from '../model/book.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { ProofSeen } from '../model/event.ts';
import type { Past, PastRun } from '../model/past.ts';
import type { Proof } from '../model/runbook.ts';
import type { Check, Report, ReportStep } from '../model/report.ts';
import type { RunState } from '../model/state.ts';
import { debriefReport } from './debrief-report.ts';
import { shownInLang } from '../text/in-lang.ts';
import type { Texts } from '../text/index.ts';
import { provedBefore } from './proved-before.ts';
import { visible } from '../text/visible.ts';

export type ReportSource = {
  readonly book: Book;
  readonly state: RunState;
  readonly chain: Report['chain'];
  readonly catalogue: Pick<Catalogue, 'probes'>;
  readonly texts: Texts;
  /** What the runs of this machine tell, and this one by itself: left out where nobody asked them. */
  readonly before?: { readonly past: Past; readonly own: PastRun | null };
};

const NO_TOOL = { version: '', build: '', node: '' };

/** The record of a run as data: what its journal says, and nothing else. */
export function buildReport(source: ReportSource): Report {
  const { book, state, chain } = source;
  const exitCode = state.exitCode ?? exitCodeOf(book, state);
  const none = { id: '', sha256: '' };
  return {
    apiVersion: 'dr-wizard/v1',
    kind: 'Report',
    run: state.run,
    mode: state.mode,
    ...(state.practice ? { practice: true as const, standIns: state.standIns } : {}),
    proven: exitCodeOf(book, state) === 0,
    exitCode,
    tool: state.tool ?? NO_TOOL,
    runbook: state.runbook ?? none,
    site: state.site ?? none,
    target: state.target,
    lost: state.lost ?? null,
    startedAt: iso(state.startedAt),
    finishedAt: isoOrNull(state.finishedAt),
    outageStartedAt: isoOrNull(state.outageStartedAt),
    rtoMs: rtoMsOf(book, state),
    milestones: book.runbook.milestones.map((milestone) => {
      const { heldSince = null, rtaMs = null, seen = [] } = state.milestones[milestone.id] ?? {};
      const proven = { ref: '', ...milestone };
      const checks = seen.map((one) => checkOf(proven, one, source));
      return { id: milestone.id, heldSince: isoOrNull(heldSince), rtaMs, checks };
    }),
    counts: countStates(book, state),
    steps: [...book.steps.values()].map((step) => stepOf(step, source)),
    values: Object.values(state.values).map(({ name, value, revision, source: from, at }) => ({
      name,
      value,
      revision,
      source: from,
      at: iso(at),
    })),
    decisions: state.decisions.map((decision) => ({ ...decision, at: iso(decision.at) })),
    debt: debtOf(book, state),
    ledger: state.ledger.map(({ undoneAt, ...row }) => ({
      ...row,
      ...(undoneAt === undefined ? {} : { undoneAt: iso(undoneAt) }),
    })),
    ...(state.lease.length === 0 ? {} : { lease: state.lease.map(leaseRow) }),
    ...debriefReport(book, state),
    ...(state.selfTest === undefined ? {} : { selfTest: state.selfTest }),
    chain,
  };
}

function leaseRow({ at, ...row }: RunState['lease'][number]) {
  return { ...row, at: iso(at) };
}

function stepOf(step: BookStep, source: ReportSource): ReportStep {
  const record = source.state.steps[step.id];
  const { startedAt = null, finishedAt = null, evidence = [] } = record ?? {};
  return {
    id: step.id,
    ref: step.ref,
    section: step.section,
    state: stepState(source.book, source.state, step.id),
    attempts: record?.attempts ?? 0,
    ...(startedAt === null ? {} : { startedAt: iso(startedAt) }),
    ...(finishedAt === null ? {} : { finishedAt: iso(finishedAt) }),
    by: record?.by ?? [],
    ...provedBefore(step.id, source),
    checks: (record?.seen ?? []).map((seen) => checkOf(step, seen, source)),
    ...(evidence.length === 0 ? {} : { evidence }),
  };
}

type Proven = {
  readonly id: string;
  readonly ref: string;
  readonly proofs: readonly Proof[];
};

function checkOf(step: Proven, seen: ProofSeen, source: ReportSource): Check {
  const proof = step.proofs[seen.proof];
  const probe = proof?.is === 'probe' ? proof.probe : 'assert';
  return {
    ...seen.found,
    step: step.id,
    ref: step.ref,
    probe,
    group: source.catalogue.probes[probe]?.group ?? 'tools',
    message: messageOf(proof, seen, source),
    at: iso(seen.at),
    durationMs: seen.durationMs,
    evidence: seen.evidence,
  };
}

/** What is so, in words: the cause, or of an assertion what the runbook says it means. */
function messageOf(
  proof: Proof | undefined,
  { found }: ProofSeen,
  { book, state, texts }: ReportSource,
): string {
  const meant =
    proof?.is === 'assert' ? shownInLang(texts.lang, proof.says, scopeOf(book, state)) : '';
  if (meant !== '') return visible(meant);
  return visible(
    found.cause === null ? texts.t('report.verdict.pass') : texts.said(found.cause).says,
  );
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at);
}
