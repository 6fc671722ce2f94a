import { WizardError } from '../../model/error.ts';
import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import type { HandsTask } from '../../model/range.ts';
import type { RunHandle } from '../../model/run.ts';
import type { Expr, Scope, StepId } from '../../model/runbook.ts';

/** What a step asks of a person, with all that is known by now in the place of its expressions. No secret stands in it. */
export function taskOf(handle: Pick<RunHandle, 'book' | 'scope'>, id: StepId): HandsTask {
  const step = handle.book.steps.get(id);
  const scope = handle.scope();
  const assist = step?.manual?.assist;
  return {
    step: id,
    assist: assist === undefined ? null : { uses: assist.uses, with: inputOf(assist.with, scope) },
    records: rowsOf(step?.records, scope),
    proofs: (step?.proofs ?? []).flatMap((proof) =>
      proof.is === 'probe' ? [{ probe: proof.probe, with: inputOf(proof.with, scope) }] : [],
    ),
    asks: (step?.manual?.ask ?? []).map((ask) => ask.id),
  };
}

function inputOf(expr: Expr, scope: Scope): JsonObject {
  const input = expr.preview === undefined ? known(expr, scope) : expr.preview(scope);
  return isObject(input) ? input : {};
}

function rowsOf(expr: Expr | undefined, scope: Scope): readonly JsonObject[] {
  const rows = expr === undefined ? null : known(expr, scope);
  return Array.isArray(rows) ? rows.filter(isObject) : [];
}

/** null where something is still missing: then the step is not somebody's turn yet, or does not need it. */
function known(expr: Expr, scope: Scope): Json {
  try {
    return expr.evaluate(scope);
  } catch (error) {
    if (error instanceof WizardError) return null;
    throw error;
  }
}
