import { deriveSteps } from '../core/derive.ts';
import { recordOf } from '../core/reduce-step.ts';
import { missingReads, openAsks, scopeOf } from '../core/scope.ts';
import type { BookStep } from '../model/book.ts';
import { WizardError } from '../model/error.ts';
import type { AssistOffer } from '../model/run.ts';
import type { Assist, StepId } from '../model/runbook.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import { plannedAction } from './at-risk.ts';
import type { LookContext } from './context.ts';
import { inputOf } from './inputs.ts';
import type { RunPorts } from './ports.ts';
import { valuesRead } from './values-read.ts';

const LIMIT_MS = 15_000;

/** Which manual steps the machine could do here and now. Nothing of it is recorded. */
export type Offers = {
  of(step: StepId): AssistOffer | undefined;
  /** Asks each assist once its step has become somebody's turn, and again where it would act on other values. */
  refresh(): void;
  /** Asks once more: credentials may be there by now. */
  askAgain(step: StepId): void;
  isAsking(): boolean;
};

type Known = { readonly key: string; readonly hindered: Cause | null | 'asking' };

export function createOffers(
  context: LookContext & { readonly ports: Pick<RunPorts, 'secrets'> },
  whole: AbortSignal,
  onChange: () => void,
  onBug: (error: unknown) => void,
): Offers {
  const { book, recorder, ports } = context;
  const known = new Map<StepId, Known>();

  function keyOf(assist: Assist): string {
    const state = recorder.state();
    return `${state.target?.uid ?? '-'} ${valuesRead(assist.with, state)}`;
  }

  function turnOf(id: StepId): { readonly step: BookStep; readonly assist: Assist } | undefined {
    const step = book.steps.get(id);
    const assist = step?.manual?.assist;
    if (step === undefined || assist === undefined) return undefined;
    if (recordOf(recorder.state(), id).undo === 'done') return undefined;
    const { is } = deriveSteps(book, recorder.state()).get(id) ?? { is: 'blocked' };
    return is === 'your-turn' || is === 'waiting-on' ? { step, assist } : undefined;
  }

  /** What keeps it from being offered before anybody is asked. */
  function lacking(step: BookStep, assist: Assist): Cause | null {
    const state = recorder.state();
    const action = ports.catalogue.actions[assist.uses];
    if (action?.needsTarget === true && state.target === null) return aCause('no-target');
    const found = Object.values(assist.finds);
    const told = (step.manual?.ask ?? []).filter(
      ({ id, optional }) => !optional && !found.includes(id) && state.values[id] === undefined,
    );
    const open = openAsks(book.runbook, state);
    const missing = missingReads(assist.with.reads, scopeOf(book, state), open);
    const names = [...missing.map((path) => path.replace(/^values\./, '')), ...told.map(idOf)];
    return names.length === 0
      ? null
      : aCause('assist-lacks', { names: [...new Set(names)].join(', ') });
  }

  function ask(id: StepId): void {
    const turn = turnOf(id);
    if (turn === undefined || lacking(turn.step, turn.assist) !== null) return;
    const key = keyOf(turn.assist);
    if (known.get(id)?.key === key) return;
    known.set(id, { key, hindered: 'asking' });
    askedNow(id, key, turn.assist).catch((error: unknown) => {
      if (!whole.aborted) onBug(error);
    });
  }

  async function askedNow(id: StepId, key: string, assist: Assist): Promise<void> {
    const hindered = await hinderedOf(assist);
    if (known.get(id)?.key !== key) return;
    known.set(id, { key, hindered });
    onChange();
  }

  async function hinderedOf(assist: Assist): Promise<Cause | null> {
    const action = ports.catalogue.actions[assist.uses];
    if (action === undefined) throw new Error(`no action ${assist.uses}`);
    if (action.hindered === undefined) return null;
    const limit = AbortSignal.any([whole, AbortSignal.timeout(LIMIT_MS)]);
    try {
      const input = await inputOf(context, assist.with, limit);
      return await action.hindered(input, ports.readers(), limit);
    } catch (error) {
      whole.throwIfAborted();
      if (error instanceof WizardError) return aCause(error.code, error.params);
      if (limit.aborted) return aCause('look-timed-out', { seconds: LIMIT_MS / 1000 });
      throw error;
    }
  }

  function of(id: StepId): AssistOffer | undefined {
    const turn = turnOf(id);
    if (turn === undefined) return undefined;
    const cause = lacking(turn.step, turn.assist);
    if (cause !== null) return { is: 'hindered', cause };
    const now = known.get(id);
    if (now === undefined || now.key !== keyOf(turn.assist) || now.hindered === 'asking')
      return { is: 'asking' };
    if (now.hindered !== null) return { is: 'hindered', cause: now.hindered };
    const plan = plannedAction(context, turn.step);
    return plan === undefined
      ? { is: 'hindered', cause: aCause('assist-lacks', { names: turn.assist.with.source }) }
      : { is: 'offered', plan };
  }

  return {
    of,
    refresh() {
      if (whole.aborted || recorder.state().phase !== 'open') return;
      for (const step of book.steps.values()) if (step.manual?.assist !== undefined) ask(step.id);
    },
    askAgain(step) {
      known.delete(step);
      ask(step);
      onChange();
    },
    // One that waits for a secret waits for a person.
    isAsking: () =>
      ports.secrets.waiting().length === 0 &&
      [...known.values()].some(({ hindered }) => hindered === 'asking'),
  };
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}
