import { actionOf } from '../core/action-of.ts';
import { missingReads, openAsks, scopeOf } from '../core/scope.ts';
import { WizardError } from '../model/error.ts';
import { isObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import type { StepId } from '../model/runbook.ts';
import type { LookContext } from './context.ts';
import { shownInput } from './inputs.ts';

const LIMIT_MS = 15_000;

/** The objects that a step's action would send to the cluster now, as far as its values are there; with no secret in them. */
export async function objectsSent(
  context: LookContext,
  id: StepId,
  whole: AbortSignal,
): Promise<readonly KubeObject[]> {
  const { book, ports, recorder } = context;
  const step = book.steps.get(id);
  const use = step === undefined ? undefined : actionOf(step);
  const action = use === undefined ? undefined : ports.catalogue.actions[use.uses];
  if (use === undefined || action?.objects === undefined) return [];
  const state = recorder.state();
  const open = openAsks(book.runbook, state);
  if (missingReads(use.with.reads, scopeOf(book, state), open).length > 0) return [];
  const signal = AbortSignal.any([whole, AbortSignal.timeout(LIMIT_MS)]);
  try {
    const input = shownInput(context, use.with);
    const objects = await action.objects(input, ports.readers(), state.run, signal);
    return objects.map(withoutSecrets);
  } catch (error) {
    if (error instanceof WizardError || !signal.aborted) throw error;
    throw new WizardError('cluster-unreachable', 'look-timed-out', { seconds: LIMIT_MS / 1000 });
  }
}

/** Of what a Secret holds only the names of its keys, wherever it was read. */
function withoutSecrets(object: KubeObject): KubeObject {
  if (object.kind !== 'Secret') return object;
  const { data, stringData, ...rest } = object;
  return {
    ...rest,
    ...(data === undefined ? {} : { data: named(data) }),
    ...(stringData === undefined ? {} : { stringData: named(stringData) }),
  };
}

function named(data: unknown): { readonly [key: string]: string } {
  const keys = isObject(data) ? Object.keys(data) : [];
  return Object.fromEntries(keys.map((key) => [key, `‹secret ${key}›`]));
}
