import { WizardError } from '../model/error.ts';
import type { Actor, Decision } from '../model/event.ts';
import type { Decided } from '../model/run.ts';
import type { LedgerRow } from '../model/state.ts';
import { aCause, type Cause, type Raw } from '../model/verdict.ts';
import { inputIn, rowOf } from './clean-up-items.ts';
import type { RunContext } from './context.ts';
import { recordDecision } from './record-decision.ts';

/** What a removal says that has seen what it was to remove. */
const SEEN_THERE: readonly string[] = [
  'checkout-worked-on',
  'cloud-cluster-stays',
  'file-not-known',
  'file-still-there',
  'file-worked-on',
];

/** One look takes no longer, as a person waits for it. */
const LOOK_MS = 15_000;

type Seen =
  | { readonly is: 'gone'; readonly evidence: readonly Raw[] }
  | { readonly is: 'there' | 'untold' };

/**
 * Somebody says that they removed it. Where that can be looked up, the world has the last word; where nothing can tell,
 * their word counts, with a reason, and is never shown as proved.
 */
export async function sayGone(
  context: RunContext,
  decision: Decision,
  by: Actor,
): Promise<Decided> {
  const { recorder, ports } = context;
  const row = rowOf(context, decision.value);
  if (row === undefined) return { ok: false, cause: aCause('clean-up-unknown') };
  const seen = await look(context, row);
  const reason = (decision.reason ?? '').trim();
  const cause = refusedFor(row, seen, reason);
  if (cause !== null) return { ok: false, cause };
  const decided = await recordDecision(context, decision, by);
  if (!decided.ok) return decided;
  const evidence = [];
  for (const { name, text } of seen.is === 'gone' ? seen.evidence : [])
    evidence.push(await ports.journal.evidence(`clean-up-${name}`, text));
  const { what, step = null } = row;
  const word = seen.is === 'gone' ? {} : { attested: reason };
  await recorder.record(
    { type: 'thing-removed', what, step, changed: false, evidence, ...word },
    by,
  );
  return { ok: true };
}

function refusedFor({ what }: LedgerRow, { is }: Seen, reason: string): Cause | null {
  const { kind, name } = what;
  if (is === 'there') return aCause('clean-up-still-there', { kind, name });
  return is === 'untold' && reason === '' ? aCause('clean-up-word', { kind, name }) : null;
}

async function look(context: RunContext, row: LedgerRow): Promise<Seen> {
  const signal = AbortSignal.timeout(LOOK_MS);
  try {
    if (row.what.apiVersion !== undefined) return await lookInCluster(context, row, signal);
    return await lookAgain(context, row, signal);
  } catch (error) {
    // Neither who may not look nor who cannot be reached tells anything.
    if (error instanceof WizardError || signal.aborted) return { is: 'untold' };
    throw error;
  }
}

async function lookInCluster(
  { ports }: RunContext,
  { what }: LedgerRow,
  signal: AbortSignal,
): Promise<Seen> {
  const { apiVersion = '', uid } = what;
  const now = await ports.readers().cluster.get({ ...what, apiVersion }, signal);
  if (now?.metadata.uid === uid) return { is: 'there' };
  const text = now === undefined ? 'not there' : `another one: ${now.metadata.uid ?? '-'}`;
  return { is: 'gone', evidence: [{ name: 'looked-up', text }] };
}

/** What removes it looks first, and finds nothing to remove. */
async function lookAgain(
  { ports, recorder }: RunContext,
  { what, undo }: LedgerRow,
  signal: AbortSignal,
): Promise<Seen> {
  const removal = 'byHand' in undo ? undo.gone : undo;
  const action = removal === undefined ? undefined : ports.catalogue.actions[removal.uses];
  if (removal === undefined || action === undefined) return { is: 'untold' };
  // A cluster has its own way, and a program takes its time.
  if (action.needsTarget || action.startsProcess) return { is: 'untold' };
  const { run } = recorder.state();
  const quiet = { output: () => undefined, progress: () => undefined };
  const attempt = { key: `${run}/clean-up-said/${what.name}`, run, ...quiet };
  try {
    const { evidence } = await action.act(inputIn(removal.with), ports.writers(attempt), signal);
    return { is: 'gone', evidence };
  } catch (error) {
    if (!(error instanceof WizardError)) throw error;
    // Only what was seen is there: who is not let in has seen nothing.
    return { is: SEEN_THERE.includes(error.code) ? 'there' : 'untold' };
  }
}
