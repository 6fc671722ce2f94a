import { recordOf } from '../core/reduce-step.ts';
import { revisionsRead } from '../core/scope.ts';
import type { BookStep } from '../model/book.ts';
import type { StepState } from '../model/state.ts';
import { worstVerdict, type Found, type Verdict } from '../model/verdict.ts';
import type { RunContext } from './context.ts';
import { everyMs, keepLook, keepLooks, lookAtAll, recordFinds, type Look } from './look.ts';

/** Reads that could not be made are shown only when they happen this often in a row. */
const UNKNOWN_IN_A_ROW = 3;

/** Probes until pass, fail or the step's time is up; after that it goes on and says so: `late`. */
export async function prove(
  context: RunContext,
  step: BookStep,
  signal: AbortSignal,
): Promise<void> {
  const { recorder, ports, reach } = context;
  const stoodStillBefore = reach.stoodStillMs();
  const changes = createChanges(context, step);
  while (!signal.aborted) {
    const read = revisionsRead(step, recorder.state());
    const looks = await lookAtAll(context, step.proofs, signal);
    tellProgress(context, step, looks);
    const verdict =
      step.kind === 'choice' ? 'pass' : worstVerdict(looks.map((look) => look.found.verdict));
    if (verdict === 'pass' || verdict === 'fail') {
      if (await settle(context, step, looks, verdict, read, signal)) return;
      continue;
    }
    await changes.record(looks);
    const stoodStill = reach.stoodStillMs() - stoodStillBefore;
    await recorder.recordIf((state) => {
      const now = recordOf(state, step.id).state;
      return now.is === 'proving' && ports.clock.now() > now.until + stoodStill
        ? { type: 'step-late', step: step.id }
        : undefined;
    });
    await pause(context, step, signal);
  }
}

/** False where a value that was read is another by now: such looks prove nothing. */
async function settle(
  context: RunContext,
  step: BookStep,
  looks: readonly Look[],
  verdict: 'pass' | 'fail',
  read: string,
  signal: AbortSignal,
): Promise<boolean> {
  signal.throwIfAborted();
  if (revisionsRead(step, context.recorder.state()) !== read) return false;
  if (verdict === 'pass') await recordFinds(context, step, looks);
  const seen = await keepLooks(context, step.id, looks);
  let isOutdated = false;
  await context.recorder.recordIf((state) => {
    const now = recordOf(state, step.id).state.is;
    isOutdated = revisionsRead(step, state) !== read;
    if (isOutdated || !isProving(now)) return undefined;
    return { type: verdict === 'pass' ? 'step-passed' : 'step-failed', step: step.id, seen };
  });
  return !isOutdated;
}

function isProving(is: StepState['is']): boolean {
  return is === 'proving' || is === 'late';
}

/** Waits for the next turn, or until somebody wants to look now. */
export async function pause(
  context: RunContext,
  step: BookStep,
  signal: AbortSignal,
): Promise<void> {
  const now = new AbortController();
  context.lookNow.set(step.id, () => now.abort());
  try {
    await context.ports.clock.sleep(
      everyMs(context, step.proofs),
      AbortSignal.any([signal, now.signal]),
    );
  } catch (error) {
    if (!now.signal.aborted) throw error;
  } finally {
    context.lookNow.delete(step.id);
  }
}

/** Records a proof's verdict when it or its cause is another than before: the journal holds changes, not looks. */
export function createChanges(
  context: RunContext,
  step: BookStep,
): { record(looks: readonly Look[]): Promise<void> } {
  const last = new Map<number, string>();
  const unknowns = new Map<number, number>();
  return {
    async record(looks) {
      for (const look of looks) {
        const many = look.found.verdict === 'unknown' ? (unknowns.get(look.proof) ?? 0) + 1 : 0;
        unknowns.set(look.proof, many);
        if (many > 0 && many < UNKNOWN_IN_A_ROW) continue;
        const now = `${corrections(context)} ${signature(look.found)}`;
        if (last.get(look.proof) === now) continue;
        last.set(look.proof, now);
        const seen = await keepLook(context, step.id, look);
        await context.recorder.recordIf((state) =>
          isProving(recordOf(state, step.id).state.is)
            ? { type: 'verdict-changed', step: step.id, seen }
            : undefined,
        );
      }
    },
  };
}

/** After a correction the same finding is news: it may name another value. */
function corrections({ recorder }: RunContext): number {
  const values = Object.values(recorder.state().values);
  return values.reduce((sum, { revision }) => sum + revision - 1, 0);
}

/** What makes two findings the same: the verdict and which causes, not their counts, which move all the time. */
function signature(found: Found): string {
  const causes = [found.cause, ...found.others].map((cause) => [
    cause?.code ?? '',
    cause?.object?.namespace ?? '',
    cause?.object?.name ?? '',
  ]);
  return JSON.stringify([found.verdict, causes]);
}

export function tellProgress(context: RunContext, step: BookStep, looks: readonly Look[]): void {
  const progress = looks.flatMap((look) => look.progress ?? []);
  const shown = progress.find((one) => one.done !== one.of) ?? progress[0];
  if (shown !== undefined) context.live.progress(step.id, shown);
}

export function verdictOf(looks: readonly Look[]): Verdict {
  return worstVerdict(looks.map((look) => look.found.verdict));
}
