import type { ClusterAccess } from '../cluster/connect.ts';
import { systemClock } from '../clock/system-clock.ts';
import { doorTable, standingAt } from '../core/front-door-table.ts';
import type { SheetRow } from '../execute/verify-sheet.ts';
import { WizardError } from '../model/error.ts';
import type { DoorRow, DoorTable } from '../model/front-door.ts';
import type { Target } from '../model/ports.ts';
import type { Check, DoorReport, Verification } from '../model/report.ts';
import { VERDICTS, worstVerdict, type Verdict } from '../model/verdict.ts';
import type { Texts } from '../text/index.ts';
import { CATALOGUE } from './load-book.ts';

/** A sheet of checks, with what they saw of the front door: all of them together and each by itself. */
export type Sheet = {
  readonly verification: Verification;
  readonly door: DoorTable;
  readonly doorOf: (check: Check) => DoorTable;
};

/** Makes sheets of rows, each with the cluster that they are about as far as it is known by then. */
export function sheetsOf(
  access: ClusterAccess | null,
  pinned: Target | null,
  words: Texts,
  signal: AbortSignal,
) {
  let target = pinned;
  return async (read: () => Promise<readonly SheetRow[]>): Promise<Sheet> => {
    const startedAt = timeText(systemClock.now());
    const [rows, now] = await Promise.all([
      read(),
      target ?? (access === null ? null : targetOf(access, signal)),
    ]);
    target = now;
    const checks = rows.map((row) => checkOf(row, words));
    const seen = rows.map(seenBy);
    const doors = new Map(checks.map((check, at) => [check, doorTable(seen[at] ?? [])]));
    const door = doorTable(seen.flat());
    const verification: Verification = {
      apiVersion: 'dr-wizard/v1',
      kind: 'Verification',
      mode: 'verify',
      verdict: worstVerdict(checks.map((check) => check.verdict)),
      startedAt,
      finishedAt: timeText(systemClock.now()),
      target,
      counts: countsOf(checks),
      checks,
      ...(door.rows.length === 0 ? {} : { door: reported(door) }),
    };
    return { verification, door, doorOf: (check) => doors.get(check) ?? doorTable([]) };
  };
}

/** What is followed stands until it is told otherwise. */
function seenBy({ look: { door = [], live } }: SheetRow): readonly DoorRow[] {
  return live ? standingAt(door, systemClock.now()) : door;
}

export async function targetOf(access: ClusterAccess, signal: AbortSignal): Promise<Target | null> {
  try {
    return await access.target(signal);
  } catch (error) {
    // The checks themselves say why the cluster can't be read.
    if (error instanceof WizardError) return null;
    throw error;
  }
}

function checkOf({ step, probe, look }: SheetRow, words: Texts): Check {
  const { cause } = look.found;
  return {
    ...look.found,
    step: step.id,
    ref: step.ref,
    probe,
    group: CATALOGUE.probes[probe]?.group ?? 'tools',
    message: cause === null ? words.t('report.verdict.pass') : words.said(cause).says,
    at: timeText(look.at),
    durationMs: look.durationMs,
    evidence: [],
  };
}

function countsOf(checks: readonly Check[]): { readonly [verdict in Verdict]: number } {
  const counts = { fail: 0, unknown: 0, wait: 0, pass: 0 };
  for (const verdict of VERDICTS)
    counts[verdict] = checks.filter((check) => check.verdict === verdict).length;
  return counts;
}

function reported({ rows }: DoorTable): readonly DoorReport[] {
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map(({ at, until, ...cell }) => ({
      ...cell,
      at: timeText(at),
      ...(until === undefined ? {} : { until: timeText(until) }),
    })),
  }));
}

function timeText(at: number): string {
  return new Date(at).toISOString();
}
