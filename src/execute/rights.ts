import { actionOf } from '../core/action-of.ts';
import { deriveSteps } from '../core/derive.ts';
import { missingReads, openAsks, scopeOf } from '../core/scope.ts';
import type { AccessQuestion } from '../model/access.ts';
import type { BookStep } from '../model/book.ts';
import type { ActionDef } from '../model/catalogue.ts';
import { WizardError } from '../model/error.ts';
import type { Json } from '../model/json.ts';
import type { Rights } from '../model/run.ts';
import type { Expr, StepId } from '../model/runbook.ts';
import type { StepState } from '../model/state.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import type { LookContext } from './context.ts';
import { inputOf, shownInput } from './inputs.ts';
import { askedRights, lacking, type Told } from './missing-rights.ts';
import { valuesRead } from './values-read.ts';

/** What was told stands for so long; a right may be granted meanwhile. */
const STANDS_FOR_MS = 60_000;
const LIMIT_MS = 15_000;

/** Which rights the actions of a run lack in the pinned cluster, asked for before anything is begun. */
export type RunRights = {
  of(step: StepId): Rights | undefined;
  /** Asks for those of every step that may act soon and whose input is known. Called after each change. */
  refresh(): void;
  /** Right before it acts. Throws `WizardError` (`access-missing`, …); what nobody can tell holds nothing up. */
  demand(step: BookStep, signal: AbortSignal): Promise<void>;
  /** The same for an action with its input, such as one that undoes something. */
  demandFor(action: ActionDef, input: Record<string, Json>, signal: AbortSignal): Promise<void>;
};

type Known = { readonly key: string; readonly at: number; readonly rights?: Rights };

export function createRights(
  context: LookContext,
  whole: AbortSignal,
  onChange: () => void,
  onBug: (error: unknown) => void,
): RunRights {
  const { book, recorder, ports } = context;
  const known = new Map<StepId, Known>();
  const told = new Map<string, Told>();
  let isAsking = false;

  async function askAll(): Promise<void> {
    for (let next = nextDue(); next !== undefined && !whole.aborted; next = nextDue()) {
      const { step, key } = next;
      const at = () => ports.clock.now();
      known.set(step.id, { ...known.get(step.id), key, at: at() });
      const rights = await rightsOf(step, AbortSignal.any([whole, AbortSignal.timeout(LIMIT_MS)]));
      if (whole.aborted) return;
      const before = JSON.stringify(known.get(step.id)?.rights);
      known.set(step.id, { key, at: at(), rights });
      if (JSON.stringify(rights) !== before) onChange();
    }
  }

  function nextDue(): { readonly step: BookStep; readonly key: string } | undefined {
    const state = recorder.state();
    if (state.phase !== 'open' || state.target === null || context.reach.isLost()) return undefined;
    const derived = deriveSteps(book, state);
    for (const step of book.steps.values()) {
      const { use, action } = machineOf(step);
      if (use === undefined || action?.wants === undefined) continue;
      if (!SOON.includes(derived.get(step.id)?.is) || !isKnown(use.with)) continue;
      const key = `${state.target.uid} ${valuesRead(use.with, state)}`;
      if (isDue(known.get(step.id), key)) return { step, key };
    }
    return undefined;
  }

  function isDue(before: Known | undefined, key: string): boolean {
    if (before?.key !== key) return true;
    const { rights, at } = before;
    const isOpen = rights === undefined || rights.missing.length > 0 || rights.unknown !== null;
    return isOpen && ports.clock.now() - at > STANDS_FOR_MS;
  }

  function isKnown({ reads }: Expr): boolean {
    const state = recorder.state();
    return missingReads(reads, scopeOf(book, state), openAsks(book.runbook, state)).length === 0;
  }

  function machineOf(step: BookStep) {
    const use = actionOf(step);
    return { use, action: use === undefined ? undefined : ports.catalogue.actions[use.uses] };
  }

  async function rightsOf(step: BookStep, signal: AbortSignal): Promise<Rights> {
    const { use, action } = machineOf(step);
    if (use === undefined || action === undefined) return { missing: [], unknown: null };
    try {
      // Of a secret only its name: which rights are wanted hangs on none, and nobody is asked for one only for this.
      const missing = await missingOf(action, shownInput(context, use.with), signal);
      return { missing, unknown: null };
    } catch (error) {
      whole.throwIfAborted();
      if (!(error instanceof WizardError) && !signal.aborted) throw error;
      const params = error instanceof WizardError ? error.params : {};
      const code = error instanceof WizardError ? error.code : 'access-unknown';
      return { missing: [], unknown: aCause(code, params) };
    }
  }

  async function missingOf(
    action: ActionDef,
    input: Record<string, Json>,
    signal: AbortSignal,
  ): Promise<readonly Cause[]> {
    const ask = (question: AccessQuestion) =>
      context.clusterGate(() => ports.readers().cluster.may(question, signal), signal);
    const wants = (await action.wants?.(input, ports.readers(), signal)) ?? [];
    const now = () => ports.clock.now();
    return lacking(await askedRights(wants, { ask, told, now, standsForMs: STANDS_FOR_MS }));
  }

  async function demandFor(
    action: ActionDef,
    input: Record<string, Json>,
    signal: AbortSignal,
  ): Promise<void> {
    if (action.wants === undefined) return;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
    let missing: readonly Cause[] = [];
    try {
      missing = await missingOf(action, input, limit);
    } catch (error) {
      signal.throwIfAborted();
      // Nobody can tell: the API server says no itself where it has to.
      if (!(error instanceof WizardError) && !limit.aborted) throw error;
    }
    const [first] = missing;
    if (first === undefined) return;
    const text = missing.map(({ code, params }) => JSON.stringify({ code, ...params })).join('\n');
    const evidence = [{ name: 'rights', text }];
    throw new WizardError('forbidden', first.code, first.params, { evidence });
  }

  return {
    of: (step) => known.get(step)?.rights,
    refresh() {
      if (isAsking || whole.aborted || nextDue() === undefined) return;
      isAsking = true;
      askAll()
        .catch((error: unknown) => {
          if (!whole.aborted) onBug(error);
        })
        .finally(() => {
          isAsking = false;
        });
    },
    async demand(step, signal) {
      const { use, action } = machineOf(step);
      if (use === undefined || action?.wants === undefined) return;
      await demandFor(action, await inputOf(context, use.with, signal), signal);
    },
    demandFor,
  };
}

/** The states before an attempt. */
const SOON: readonly (StepState['is'] | undefined)[] = [
  'blocked',
  'ready',
  'your-turn',
  'waiting-on',
  'failed',
];
