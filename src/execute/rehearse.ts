import { canLookFirst, restsOnRehearsed } from '../core/plan.ts';
import { productionName } from '../core/production.ts';
import { recordOf } from '../core/reduce-step.ts';
import { readsOfProof } from '../core/book.ts';
import { missingReads, openAsks, scopeOf } from '../core/scope.ts';
import type { BookStep } from '../model/book.ts';
import type { ProofSeen } from '../model/event.ts';
import type { Proof } from '../model/runbook.ts';
import { aCause } from '../model/verdict.ts';
import type { RunContext } from './context.ts';
import { keepLook, lookAt, recordFinds, verdictOf, type Look } from './look.ts';

/**
 * Gone through and not done: what its proofs say already is looked at once and recorded beside. A step that only looks,
 * and finds all as it should be though what it rests on was rehearsed, has passed.
 */
export async function rehearse(
  context: RunContext,
  step: BookStep,
  signal: AbortSignal,
): Promise<void> {
  const { book, recorder } = context;
  const looks = await readable(context, step, signal);
  const isWhole = looks.length > 0 && looks.length === step.proofs.length;
  const mayPass = step.kind === 'check' && restsOnRehearsed(book, recorder.state(), step);
  const passes = mayPass && isWhole && verdictOf(looks) === 'pass';
  if (passes) await recordFinds(context, step, looks);
  const seen: ProofSeen[] = [];
  for (const look of looks) seen.push(await keepLook(context, step.id, look));
  await recorder.recordIf((state) => {
    if (signal.aborted || recordOf(state, step.id).state.is !== 'ready') return undefined;
    if (passes) return { type: 'step-adopted', step: step.id, seen };
    const name = step.drill === 'execute' ? productionName(book, state, step) : undefined;
    const why = name === undefined ? {} : { cause: aCause('rehearsed-production', { name }) };
    return { type: 'step-rehearsed', step: step.id, ...why, seen };
  });
}

/**
 * What no rehearsed step would have found, and nobody would have told, can be looked at. Nobody is asked for a secret only to
 * rehearse.
 */
async function readable(
  context: RunContext,
  step: BookStep,
  signal: AbortSignal,
): Promise<readonly Look[]> {
  if (!canLookFirst(step)) return [];
  const { book, recorder } = context;
  const state = recorder.state();
  const open = openAsks(book.runbook, state);
  const scope = scopeOf(book, state);
  const { secrets } = book.runbook.site;
  const isAsked = (path: string) =>
    path.startsWith('secrets.') && secrets[path.slice('secrets.'.length)]?.from === 'ask';
  const isReadable = (proof: Proof) => {
    const reads = readsOfProof(proof);
    return missingReads(reads, scope, open).length === 0 && !reads.some(isAsked);
  };
  const looks = await Promise.all(
    step.proofs.flatMap((proof, index) =>
      isReadable(proof) ? [lookAt(context, proof, index, signal)] : [],
    ),
  );
  for (const look of looks) context.door.look(step.id, look);
  return looks;
}
