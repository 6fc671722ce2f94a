import { leftBy } from '../core/ledger.ts';
import { recordOf } from '../core/reduce-step.ts';
import { missingReads, openAsks, scopeOf } from '../core/scope.ts';
import type { BookStep } from '../model/book.ts';
import type { ActionDef, Text } from '../model/catalogue.ts';
import { WizardError } from '../model/error.ts';
import { isObject, type Json } from '../model/json.ts';
import type { UndoPlan } from '../model/run.ts';
import type { LedgerRow } from '../model/state.ts';
import { aCause, type ObjectRef } from '../model/verdict.ts';
import { attemptOf, keepRaw, recordTrouble } from './act.ts';
import type { RunContext } from './context.ts';
import { inputOf, shownInput, undoKey } from './inputs.ts';

type Input = Record<string, Json>;

/** One action that removes something again, and what is gone once it has. */
type Removal = {
  readonly uses: string;
  readonly undone: readonly ObjectRef[];
  readonly input: Input | null;
};

type ByHand = { readonly what: ObjectRef; readonly text: Text };

/** What the runbook says undoes the step as a whole, else what stands in the ledger, newest first. */
function removalsOf(
  context: Pick<RunContext, 'recorder'>,
  step: BookStep,
): { readonly removals: readonly Removal[]; readonly byHand: readonly ByHand[] } {
  const rows = leftBy(context.recorder.state(), step.id);
  if (step.undo !== undefined)
    return {
      removals: [{ uses: step.undo.uses, undone: rows.map(({ what }) => what), input: null }],
      byHand: [],
    };
  return {
    removals: rows.flatMap(({ what, undo }) =>
      'uses' in undo
        ? [{ uses: undo.uses, undone: [what], input: isObject(undo.with) ? undo.with : {} }]
        : [],
    ),
    byHand: rows.flatMap((row) => handOf(row)),
  };
}

function handOf({ what, undo }: LedgerRow): readonly ByHand[] {
  return 'byHand' in undo ? [{ what, text: undo.byHand }] : [];
}

/** Exactly what would be removed or put back; undefined where there is nothing, or it cannot be told yet. */
export function undoPlan(context: RunContext, step: BookStep): UndoPlan | undefined {
  const { removals, byHand } = removalsOf(context, step);
  if (removals.length + byHand.length === 0) return undefined;
  const plans = removals.map((removal) => {
    const action = context.ports.catalogue.actions[removal.uses];
    const input = removal.input ?? shownUndo(context, step);
    if (action === undefined || input === undefined) return undefined;
    return action.plan(input);
  });
  const known = plans.flatMap((plan) => plan ?? []);
  const unknown = removals.flatMap(({ uses }, index) =>
    plans[index] === undefined ? [aCause('undo-unknown', { action: uses, step: step.id })] : [],
  );
  const named = [...known.map(({ atRisk }) => atRisk), ...byHand.map(({ what }) => what.name)];
  return {
    object: (named.length === 1 ? named[0] : undefined) ?? step.id,
    will: [...known.flatMap(({ will }) => will), ...unknown],
    commands: known.flatMap((plan) => plan.byHand),
    byHand,
  };
}

function shownUndo(context: RunContext, step: BookStep): Input | undefined {
  const { undo } = step;
  const state = context.recorder.state();
  const open = openAsks(context.book.runbook, state);
  if (undo === undefined) return undefined;
  const missing = missingReads(undo.with.reads, scopeOf(context.book, state), open);
  return missing.length > 0 ? undefined : shownInput(context, undo.with);
}

/** Removes again what a step left, one thing after the other, each recorded as soon as it is gone. */
export async function undoStep(
  context: RunContext,
  step: BookStep,
  signal: AbortSignal,
): Promise<void> {
  const { recorder } = context;
  const state = recorder.state();
  const attempt = recordOf(state, step.id).attempts + 1;
  const key = undoKey(state.run, step.id, attempt);
  const started = await recorder.recordIf((now) =>
    recordOf(now, step.id).undo === 'wanted' && !signal.aborted && !context.reach.isLost()
      ? { type: 'step-started', step: step.id, attempt, key, undo: true }
      : undefined,
  );
  if (!started) return;
  const said: string[] = [];
  try {
    demandSame(context, step);
    await removeAll(context, step, key, said, signal);
  } catch (error) {
    await recordTrouble(context, step, attempt, { error, said, signal });
  }
}

/** While it waited a value may have been corrected: what was typed is no word for another object. */
function demandSame(context: RunContext, step: BookStep): void {
  const { decisions } = context.recorder.state();
  const typed = decisions.findLast((one) => one.do === 'undo' && one.step === step.id)?.value;
  const expected = undoPlan(context, step)?.object;
  if (expected !== undefined && typed !== expected)
    throw new WizardError('not-proven', 'undo-wrong', { expected, found: JSON.stringify(typed) });
}

async function removeAll(
  context: RunContext,
  step: BookStep,
  key: string,
  said: string[],
  signal: AbortSignal,
): Promise<void> {
  const { recorder } = context;
  const { removals, byHand } = removalsOf(context, step);
  const { decisions } = recorder.state();
  let left = removals.reduce((sum, { undone }) => sum + Math.max(1, undone.length), 0);
  if (byHand.length > 0 || left === 0) {
    const by = decisions.findLast((one) => one.do === 'undo' && one.step === step.id)?.by;
    const undone = byHand.map(({ what }) => what);
    await recorder.record(
      { type: 'step-undone', step: step.id, undone, changed: true, evidence: [], left },
      by,
    );
  }
  for (const [index, { uses, undone, input }] of removals.entries()) {
    const action = actionFor(context, uses, step);
    const given = input ?? (await inputForUndo(context, step, signal));
    await context.rights.demandFor(action, given, signal);
    const own = attemptOf(context, step, `${key}/${index + 1}`, (text) => {
      if (!action.startsProcess) said.push(text);
    });
    const result = await action.act(given, context.ports.writers(own), signal);
    left -= Math.max(1, undone.length);
    const evidence = await keepRaw(context, step, result.evidence);
    const { changed } = result;
    await recorder.record({ type: 'step-undone', step: step.id, undone, changed, evidence, left });
  }
}

function actionFor({ ports }: RunContext, uses: string, step: BookStep): ActionDef {
  const action = ports.catalogue.actions[uses];
  if (action === undefined)
    throw new WizardError('not-proven', 'undo-unknown', { action: uses, step: step.id });
  return action;
}

async function inputForUndo(
  context: RunContext,
  step: BookStep,
  signal: AbortSignal,
): Promise<Input> {
  return step.undo === undefined ? {} : inputOf(context, step.undo.with, signal);
}
