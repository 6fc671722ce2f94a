import { isToldOnly } from '../core/asks.ts';
import { readsOfProof } from '../core/book.ts';
import { EMPTY_RUN } from '../core/initial.ts';
import { missingReads, openAsks, pathOf, scopeOf } from '../core/scope.ts';
import type { Book, BookStep } from '../model/book.ts';
import { WizardError } from '../model/error.ts';
import type { RunState } from '../model/state.ts';
import { aCause, found } from '../model/verdict.ts';
import type { LookContext } from './context.ts';
import { probeGates } from './gate.ts';
import type { Look } from './look.ts';

/** What is checked: a step, or a milestone under its own id. */
export type Checked = Pick<BookStep, 'id' | 'ref' | 'section' | 'proofs' | 'needsTarget' | 'if'>;
export type SheetRow = { readonly step: Checked; readonly probe: string; readonly look: Look };

/** Readers only: no writer, no shell and no journal is in this composition. */
export type VerifyPorts = LookContext['ports'] & {
  /** What steps would ask a person, where somebody has told it beforehand. */
  readonly told?: RunState['values'];
};

/** Where a sheet begins: only what was told is known, and nothing was done. */
export function emptySheet({ clock, told = {} }: VerifyPorts): RunState {
  return { ...EMPTY_RUN, phase: 'open', mode: 'verify', startedAt: clock.now(), values: told };
}

/** A target that can't be reached is said in the sheet: nothing stands still for it. */
export function sheetContext<R>(book: Book, ports: VerifyPorts, recorder: R) {
  const reach = { lost: () => undefined, isLost: () => false, back: async () => undefined };
  return { book, ports, reach, recorder, ...probeGates() };
}

/**
 * Everything with a proof. The steps of a choice's branches are left out: nobody chose here, and what both are for is
 * proved behind them; so are those whose proof is only what a person tells. A milestone's proofs are checks like any other.
 */
export function checkedOf({ runbook, steps }: Book, ports: VerifyPorts): readonly Checked[] {
  const milestones = runbook.milestones.map(({ id, proofs }) => ({
    id,
    ref: '',
    section: id,
    proofs,
    needsTarget: proofs.some(
      (proof) => proof.is === 'probe' && ports.catalogue.probes[proof.probe]?.needsTarget === true,
    ),
  }));
  const own = [...steps.values()].filter((step) => step.branch === undefined && !isToldOnly(step));
  return [...own, ...milestones].filter((one) => one.proofs.length > 0);
}

/** The selected ones, and those that find a value which any of these reads: nothing else is looked at. */
export function neededFor(
  all: readonly Checked[],
  selected: (step: Checked) => boolean,
): readonly Checked[] {
  const needed = new Set(all.filter(selected));
  for (const step of needed)
    for (const finder of all)
      if (readsOf(step).some((path) => findsOf(finder).some((name) => overlaps(path, name))))
        needed.add(finder);
  return all.filter((step) => needed.has(step));
}

function findsOf({ proofs }: Checked): readonly string[] {
  return proofs.flatMap((proof) => (proof.is === 'probe' ? Object.values(proof.finds) : []));
}

function overlaps(read: string, name: string): boolean {
  const path = pathOf(name);
  return read === path || read.startsWith(`${path}.`) || path.startsWith(`${read}.`);
}

export function readsOf(step: Checked): readonly string[] {
  return [...step.proofs.flatMap(readsOfProof), ...(step.if?.reads ?? [])];
}

/** Where its condition can't be answered, it is looked at: a check too many is better than one too few. */
export function isNeeded(book: Book, state: RunState, step: Checked): boolean {
  try {
    return step.if?.evaluate(scopeOf(book, state)) !== false;
  } catch (error) {
    if (error instanceof WizardError) return true;
    throw error;
  }
}

/** What its proofs read and nobody found: a step's own asks count here, as nobody is asked in this mode. */
export function missing(book: Book, state: RunState, step: Checked): readonly string[] {
  return missingReads(readsOf(step), scopeOf(book, state), openAsks(book.runbook, state));
}

export function rowsOf(step: Checked, looks: readonly Look[]): readonly SheetRow[] {
  return looks.map((look) => ({ step, probe: probeOf(step, look.proof), look }));
}

/** What can't be looked at, as values are missing. */
export function blindRows(
  step: Checked,
  paths: readonly string[],
  now: number,
): readonly SheetRow[] {
  const cause = aCause('value-missing', { names: [...new Set(paths)].join(', ') });
  const looks = step.proofs.map((_, proof): Look => ({
    proof,
    found: found('unknown', cause),
    finds: {},
    progress: null,
    evidence: [],
    unbroken: null,
    at: now,
    durationMs: 0,
    live: false,
  }));
  return rowsOf(step, looks);
}

export function probeOf(step: Checked, index: number): string {
  const proof = step.proofs[index];
  return proof?.is === 'probe' ? proof.probe : 'assert';
}
