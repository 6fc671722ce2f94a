import { leftOver } from '../core/clean-up.ts';
import { missingReads, openAsks, scopeOf } from '../core/scope.ts';
import { isObject, type Json } from '../model/json.ts';
import type { CleanUpItem } from '../model/run.ts';
import type { LedgerRow } from '../model/state.ts';
import { resourceArgument } from '../model/resource-argument.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import type { RunContext } from './context.ts';
import { shownInput } from './inputs.ts';

/** What a drill left, in the order of removal, each with what removes it and how that is done by hand. */
export function cleanUpItems(context: RunContext): readonly CleanUpItem[] {
  return leftOver(context.book, context.recorder.state()).map((row) => cleanUpItem(context, row));
}

export function cleanUpItem(context: RunContext, row: LedgerRow): CleanUpItem {
  const { what, kept } = row;
  const why = kept === undefined ? {} : { kept: kept.cause };
  const { undo } = row;
  if ('byHand' in undo) return { what, will: [], commands: [], text: undo.byHand, ...why };
  const own = stepUndo(context, row);
  const action = context.ports.catalogue.actions[own?.uses ?? undo.uses];
  const input = own === undefined ? inputIn(undo.with) : own.input;
  if (action === undefined || input === undefined)
    return {
      what,
      will: [aCause('undo-unknown', { action: own?.uses ?? undo.uses, step: row.step ?? '-' })],
      commands: [],
      ...why,
    };
  const { will, byHand } = action.plan(input);
  // As it was when it was tried: what holds it may want another command.
  return { what, will, commands: kept?.commands ?? byHand, ...why };
}

/** The row that a decision names; undefined where there is none, or it is gone already. */
export function rowOf(
  { book, recorder }: Pick<RunContext, 'book' | 'recorder'>,
  value: Json | undefined,
): LedgerRow | undefined {
  const gone = isObject(value) ? JSON.stringify(value['gone']) : undefined;
  return leftOver(book, recorder.state()).find(({ what }) => JSON.stringify(what) === gone);
}

export function inputIn(input: Json): Record<string, Json> {
  return isObject(input) ? { ...input } : {};
}

/** What the runbook says undoes the whole step goes before what the step told of each thing. */
function stepUndo(
  context: RunContext,
  { step = '' }: LedgerRow,
): { readonly uses: string; readonly input: Record<string, Json> | undefined } | undefined {
  const undo = context.book.steps.get(step)?.undo;
  if (undo === undefined) return undefined;
  const state = context.recorder.state();
  const open = openAsks(context.book.runbook, state);
  const missing = missingReads(undo.with.reads, scopeOf(context.book, state), open);
  return {
    uses: undo.uses,
    input: missing.length > 0 ? undefined : shownInput(context, undo.with),
  };
}

/** What a controller's finalizers hold goes once they are off: only for who knows that the controller is gone for good. */
export function commandsFor(
  context: RunContext,
  row: LedgerRow,
  { code }: Cause,
): readonly (readonly string[])[] {
  const { kept: _before, ...untried } = row;
  const { commands } = cleanUpItem(context, untried);
  const { what } = row;
  const { apiVersion, kind } = what;
  if (code !== 'remove-held' || kind === 'Namespace' || apiVersion === undefined) return commands;
  const place = what.namespace === undefined ? [] : [`--namespace=${what.namespace}`];
  const object = [resourceArgument({ apiVersion, kind }), what.name, ...place];
  return [
    ...commands,
    ['kubectl', 'patch', ...object, '--type=merge', '--patch={"metadata":{"finalizers":null}}'],
  ];
}
