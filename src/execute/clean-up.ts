import { notTried } from '../core/clean-up.ts';
import { recordOf } from '../core/reduce-step.ts';
import type { BookStep } from '../model/book.ts';
import type { ActionDef } from '../model/catalogue.ts';
import { WizardError } from '../model/error.ts';
import type { Json } from '../model/json.ts';
import type { LedgerRow } from '../model/state.ts';
import { aCause, type Cause, type EvidenceRef } from '../model/verdict.ts';
import { commandsFor, inputIn } from './clean-up-items.ts';
import type { RunContext } from './context.ts';
import { commandAnswer } from './doubt.ts';
import { claimsOf, foundByMark, othersIn } from './marked.ts';
import type { Attempt } from './ports.ts';
import { inputOf } from './inputs.ts';

/** Under this name its output is heard, as that of a step is. */
const CLEAN_UP = 'clean-up';

type Removing = { readonly context: RunContext; readonly signal: AbortSignal; blind: Cause | null };

/**
 * Removes all that a drill created, the newest first, past whatever cannot be removed. Each thing is recorded as removed
 * once a fresh read proves it gone, or as kept with its reason; cut at any point, it goes on by the journal.
 */
export async function cleanUp(context: RunContext, signal: AbortSignal): Promise<void> {
  const work: Removing = { context, signal, blind: await unreachable(context, signal) };
  await settleCommands(work);
  await addMarked(work);
  await removeAll(work);
  // What could not be waited for may be gone by now, and what was made meanwhile bears the mark.
  await lookOnceMore(work);
  await addMarked(work);
  await removeAll(work);
}

/** Why nothing in the cluster can be changed now; null where it is the pinned one and answers. */
async function unreachable(
  { ports, recorder }: RunContext,
  signal: AbortSignal,
): Promise<Cause | null> {
  if (recorder.state().target === null) return null;
  try {
    await ports.writers(silent('prove', recorder.state().run)).writer.prove?.(signal);
    return null;
  } catch (error) {
    return causeOf(error, signal);
  }
}

/** Known causes only: a bug goes up, and so does the end of the wizard. */
function causeOf(error: unknown, signal: AbortSignal): Cause {
  signal.throwIfAborted();
  if (!(error instanceof WizardError)) throw error;
  return aCause(error.code, error.params);
}

/** A program that outlived the wizard says what it made before anything of it is removed. */
async function settleCommands({ context, signal }: Removing): Promise<void> {
  const { book, recorder } = context;
  for (const step of book.steps.values()) {
    const { state } = recordOf(recorder.state(), step.id);
    if (state.is !== 'in-doubt' || state.undo === true || !step.startsProcess) continue;
    await commandAnswer(context, step, state.attempt, signal);
    signal.throwIfAborted();
  }
}

async function addMarked(work: Removing): Promise<void> {
  const { context, signal } = work;
  const { recorder, ports } = context;
  if (work.blind !== null || recorder.state().target === null) return;
  try {
    const { run, ledger } = recorder.state();
    const { entries, unseen } = await foundByMark(ports.readers().cluster, run, ledger, signal);
    for (const entry of entries) await recorder.record({ type: 'thing-found', entry, step: null });
    if (unseen.length > 0) say(context, `not listed: ${unseen.join(', ')}\n`);
  } catch (error) {
    // Each thing of the ledger is proved by itself: this only finds what the ledger may lack.
    say(context, `not listed: ${causeOf(error, signal).code}\n`);
  }
}

async function removeAll(work: Removing): Promise<void> {
  const { book, recorder } = work.context;
  for (let rows = next(); rows.length > 0; rows = next()) {
    work.signal.throwIfAborted();
    await Promise.all(rows.map((row) => removeOne(work, row)));
  }
  /** One after the other, but for namespaces: each takes its time, and rests on no other. */
  function next(): readonly LedgerRow[] {
    const left = notTried(book, recorder.state());
    const isAlone = ({ what, step = '' }: LedgerRow) =>
      what.kind !== 'Namespace' || book.steps.get(step)?.undo !== undefined;
    return left.some(isAlone) ? left.slice(0, 1) : left;
  }
}

async function removeOne(work: Removing, row: LedgerRow): Promise<void> {
  const { context, signal } = work;
  const { what, step = null } = row;
  try {
    const { changed, evidence } = await removed(work, row);
    const rows = wholeStepRows(context, row);
    for (const one of rows)
      await context.recorder.record({
        type: 'thing-removed',
        what: one.what,
        step: one.step ?? null,
        changed,
        evidence,
      });
  } catch (error) {
    const cause = causeOf(error, signal);
    if (error instanceof WizardError && error.kind === 'cluster-unreachable') work.blind = cause;
    const commands = commandsFor(context, row, cause);
    await context.recorder.record({ type: 'thing-kept', what, step, cause, commands });
  }
}

/** With the undo of a whole step all that it left is gone. */
function wholeStepRows({ book, recorder }: RunContext, row: LedgerRow): readonly LedgerRow[] {
  const { step } = row;
  if (step === undefined || book.steps.get(step)?.undo === undefined) return [row];
  return recorder.state().ledger.filter((one) => one.step === step && one.undoneAt === undefined);
}

type Removed = { readonly changed: boolean; readonly evidence: readonly EvidenceRef[] };

async function removed(work: Removing, row: LedgerRow): Promise<Removed> {
  const { context, signal, blind } = work;
  const { what, undo, step: id } = row;
  const removal = 'byHand' in undo ? undo.gone : undo;
  if (removal === undefined)
    throw new WizardError('not-proven', 'clean-up-by-hand', { what: what.name });
  const step = id === undefined ? undefined : context.book.steps.get(id);
  const uses = step?.undo?.uses ?? removal.uses;
  const action = context.ports.catalogue.actions[uses];
  if (action === undefined)
    throw new WizardError('not-proven', 'undo-unknown', { action: uses, step: id ?? '-' });
  // Asked once, not again for each of a hundred things.
  if (action.needsTarget && blind !== null)
    throw new WizardError('cluster-unreachable', blind.code, blind.params);
  const input = await inputFor(context, step, removal.with, signal);
  await beforeRemoval(work, row);
  await context.rights.demandFor(action, input, signal);
  return act(work, row, action, input);
}

async function inputFor(
  context: RunContext,
  step: BookStep | undefined,
  given: Json,
  signal: AbortSignal,
): Promise<Record<string, Json>> {
  return step?.undo === undefined ? inputIn(given) : inputOf(context, step.undo.with, signal);
}

/** What would go with it and is not this run's own keeps it; what would stay behind it is told first. */
async function beforeRemoval({ context, signal }: Removing, { what, step }: LedgerRow) {
  const { recorder, ports } = context;
  const { cluster } = ports.readers();
  if (what.kind === 'Namespace') {
    const others = await othersIn(cluster, what.name, recorder.state().run, signal);
    if (others !== '')
      throw new WizardError('not-proven', 'clean-up-others', { name: what.name, others });
  }
  if (what.kind !== 'StatefulSet') return;
  for (const entry of await claimsOf(cluster, what, signal))
    await recorder.record({ type: 'thing-found', entry, step: step ?? null });
}

async function act(
  { context, signal }: Removing,
  row: LedgerRow,
  action: ActionDef,
  input: Record<string, Json>,
): Promise<Removed> {
  const { ports } = context;
  const attempt = await attemptFor(context, row);
  try {
    const result = await action.act(input, ports.writers(attempt), signal);
    const evidence = [];
    for (const { name, text } of result.evidence)
      evidence.push(await ports.journal.evidence(`${CLEAN_UP}-${name}`, text));
    return { changed: result.changed, evidence };
  } catch (error) {
    // Read anew there was another of its name: ours is gone, and that one is not touched.
    if (error instanceof WizardError && error.code === 'remove-other-uid')
      return { changed: false, evidence: [] };
    throw error;
  }
}

/** A key of its own for each round: a program that failed is begun anew, one that still runs is attached to. */
async function attemptFor(context: RunContext, row: LedgerRow): Promise<Attempt> {
  const { recorder, ports } = context;
  const { run, ledger, cleanUp: now } = recorder.state();
  const index = ledger.findIndex((one) => one === row);
  const keyOf = (round: number) => `${run}/${CLEAN_UP}-${round}/${index + 1}`;
  const round = now?.round ?? 1;
  const before = silent(keyOf(round - 1), run);
  const isRunning =
    round > 1 && (await ports.writers(before).shell.known(before.key)) === 'running';
  return {
    key: isRunning ? before.key : keyOf(round),
    run,
    output: (text) => say(context, text),
    progress: (progress) => context.live.progress(CLEAN_UP, progress),
  };
}

/** Where it was waited for in vain it may be gone by now, with what held it: it is read once more, and not waited for. */
async function lookOnceMore({ context, signal }: Removing): Promise<void> {
  const { recorder, ports } = context;
  const round = recorder.state().cleanUp?.round;
  const held = recorder
    .state()
    .ledger.filter((row) => row.kept?.round === round && row.kept?.cause.code === 'remove-held');
  for (const { what, step = null } of held) {
    const { apiVersion, uid } = what;
    if (apiVersion === undefined) continue;
    try {
      const now = await ports.readers().cluster.get({ ...what, apiVersion }, signal);
      if (now !== undefined && now.metadata.uid === uid) continue;
      await recorder.record({ type: 'thing-removed', what, step, changed: true, evidence: [] });
    } catch (error) {
      causeOf(error, signal);
    }
  }
}

function say({ live }: RunContext, text: string): void {
  live.output(CLEAN_UP, text);
}

function silent(key: string, run: string): Attempt {
  return { key, run, output: () => undefined, progress: () => undefined };
}
