import { EMPTY_RUN } from '../core/initial.ts';
import { reduceValue } from '../core/reduce-value.ts';
import { missingReads, openAsks, scopeOf } from '../core/scope.ts';
import type { Book, BookStep } from '../model/book.ts';
import { WizardError } from '../model/error.ts';
import type { RunState } from '../model/state.ts';
import { aCause, found } from '../model/verdict.ts';
import type { LookContext } from './context.ts';
import { createGate } from './gate.ts';
import { lookAtAll, type Look } from './look.ts';

/** What is checked: a step, or a milestone under its own id. */
export type Checked = Pick<BookStep, 'id' | 'ref' | 'section' | 'proofs' | 'needsTarget' | 'if'>;
export type SheetRow = { readonly step: Checked; readonly probe: string; readonly look: Look };

/** Readers only: no writer, no shell and no journal is in this composition. */
export type VerifyPorts = LookContext['ports'];

/**
 * Looks once at every proof of the selected steps, in as many rounds as values need: what one finds another may read.
 * The sheet is always finished: what can't be looked at says `unknown` and why.
 */
export async function verifyOnce(
  book: Book,
  ports: VerifyPorts,
  selected: (step: Checked) => boolean,
  signal: AbortSignal,
): Promise<readonly SheetRow[]> {
  let state: RunState = {
    ...EMPTY_RUN,
    phase: 'open',
    mode: 'verify',
    startedAt: ports.clock.now(),
  };
  const context: LookContext = {
    book,
    ports,
    reach: { lost: () => undefined, isLost: () => false, back: async () => undefined },
    recorder: { state: () => state },
    probeGate: createGate(64),
    clusterGate: createGate(8),
  };
  const rows: SheetRow[] = [];
  const all = checkedOf(book, ports);
  let open = all;
  for (;;) {
    const due = open.filter((step) => missing(book, state, step).length === 0);
    if (due.length === 0) break;
    open = open.filter((step) => !due.includes(step));
    const needed = due.filter((step) => isNeeded(book, state, step));
    const looked = await Promise.all(
      needed.map(async (step) => ({ step, looks: await lookAtAll(context, step.proofs, signal) })),
    );
    for (const { step, looks } of looked) {
      state = withFinds(book, state, step, looks);
      if (selected(step))
        rows.push(...looks.map((look) => ({ step, probe: probeOf(step, look), look })));
    }
  }
  const blind = open
    .filter(selected)
    .flatMap((step) => unreadable(step, missing(book, state, step), ports));
  return inOrder(all, [...rows, ...blind]);
}

/**
 * Everything with a proof. The steps of a choice's branches are left out: nobody chose here, and what both are for is
 * proved behind them. A milestone's proofs are checks like any other.
 */
function checkedOf({ runbook, steps }: Book, ports: VerifyPorts): readonly Checked[] {
  const milestones = runbook.milestones.map(({ id, proofs }) => ({
    id,
    ref: '',
    section: id,
    proofs,
    needsTarget: proofs.some(
      (proof) => proof.is === 'probe' && ports.catalogue.probes[proof.probe]?.needsTarget === true,
    ),
  }));
  return [...[...steps.values()].filter((step) => step.branch === undefined), ...milestones].filter(
    (one) => one.proofs.length > 0,
  );
}

/** Where its condition can't be answered, it is looked at: a check too many is better than one too few. */
function isNeeded(book: Book, state: RunState, step: Checked): boolean {
  try {
    return step.if?.evaluate(scopeOf(book, state)) !== false;
  } catch (error) {
    if (error instanceof WizardError) return true;
    throw error;
  }
}

/** What its proofs read and nobody found: a step's own asks count here, as nobody is asked in this mode. */
function missing(book: Book, state: RunState, step: Checked): readonly string[] {
  const reads = step.proofs.flatMap((proof) =>
    proof.is === 'probe' ? proof.with.reads : proof.assert.reads,
  );
  const needed = [...reads, ...(step.if?.reads ?? [])];
  return missingReads(needed, scopeOf(book, state), openAsks(book.runbook, state));
}

function withFinds(book: Book, before: RunState, step: Checked, looks: readonly Look[]): RunState {
  let state = before;
  for (const look of looks)
    for (const [name, value] of Object.entries(look.finds))
      state = reduceValue(book, state, {
        v: 1,
        seq: 0,
        at: look.at,
        mono: 0,
        run: '',
        mode: 'verify',
        by: { kind: 'wizard', name: 'dr-wizard', host: '' },
        type: 'value-found',
        step: step.id,
        name,
        value,
        source: probeOf(step, look),
      });
  return state;
}

function unreadable(
  step: Checked,
  paths: readonly string[],
  ports: VerifyPorts,
): readonly SheetRow[] {
  const cause = aCause('value-missing', { names: paths.join(', ') });
  return step.proofs.map((_, proof) => {
    const look: Look = {
      proof,
      found: found('unknown', cause),
      finds: {},
      progress: null,
      evidence: [],
      unbroken: null,
      at: ports.clock.now(),
      durationMs: 0,
      live: false,
    };
    return { step, probe: probeOf(step, look), look };
  });
}

function probeOf(step: Checked, look: Look): string {
  const proof = step.proofs[look.proof];
  return proof?.is === 'probe' ? proof.probe : 'assert';
}

function inOrder(all: readonly Checked[], rows: readonly SheetRow[]): readonly SheetRow[] {
  const order = all.map((one) => one.id);
  return rows.toSorted((a, b) => order.indexOf(a.step.id) - order.indexOf(b.step.id));
}
