import { recordOf } from '../core/reduce-step.ts';
import type { BookStep } from '../model/book.ts';
import type { StepState } from '../model/state.ts';
import type { Cause, Found } from '../model/verdict.ts';
import type { RunContext } from './context.ts';
import type { Seen } from './follow-proofs.ts';
import { keepLook, type Look } from './look.ts';

/** Reads that could not be made are shown only when they happen this often in a row. */
const UNKNOWN_IN_A_ROW = 3;
/** After the first line of each proof, a step writes at most one in so long, however its causes flap. */
const LINE_EVERY_MS = 1000;

/** What is recorded of looks while a step is being proven. */
export type Changes = { record(seen: Seen): Promise<void> };

type Kept = { look: Look | undefined; unknowns: number; line: string | undefined; at: number };

/** Records a proof's verdict when it or its causes are others than before: the journal holds changes, not looks. */
export function createChanges(context: RunContext, step: BookStep): Changes {
  const { clock } = context.ports;
  const kept: readonly Kept[] = step.proofs.map(() => ({
    look: undefined,
    unknowns: 0,
    line: undefined,
    at: 0,
  }));
  let lastLineAt = Number.NEGATIVE_INFINITY;

  async function recordOne(one: Kept, look: Look): Promise<void> {
    const line = `${corrections(context)} ${signatureOf(look.found)}`;
    if (one.line === line) return;
    const isFirst = one.line === undefined;
    if (!isFirst && clock.mono() - lastLineAt < LINE_EVERY_MS) return;
    if (!isProving(recordOf(context.recorder.state(), step.id).state.is)) return;
    one.line = line;
    one.at = clock.mono();
    lastLineAt = one.at;
    const seen = await keepLook(context, step.id, look);
    await context.recorder.recordIf((state) =>
      isProving(recordOf(state, step.id).state.is)
        ? { type: 'verdict-changed', step: step.id, seen }
        : undefined,
    );
  }

  return {
    async record({ looks, isNews }) {
      const due: { one: Kept; look: Look }[] = [];
      for (const look of looks) {
        const one = kept[look.proof];
        if (one === undefined) continue;
        one.unknowns = unknownsIn(one, look, isNews);
        one.look = look;
        if (one.unknowns === 0 || one.unknowns >= UNKNOWN_IN_A_ROW) due.push({ one, look });
      }
      // Whose last line is oldest goes first: one that flaps keeps none of the others from being told.
      for (const { one, look } of due.toSorted((a, b) => a.one.at - b.one.at))
        await recordOne(one, look);
    },
  };
}

/** What is followed stands until there is news of it: there each turn counts, as each look does elsewhere. */
function unknownsIn(one: Kept, look: Look, isNews: boolean): number {
  if (look.found.verdict !== 'unknown') return 0;
  const counts = one.unknowns === 0 || (look.live ? !isNews : look !== one.look);
  return counts ? one.unknowns + 1 : one.unknowns;
}

export function isProving(is: StepState['is']): boolean {
  return is === 'proving' || is === 'late';
}

/** After a correction the same finding is news: it may name another value. */
function corrections({ recorder }: RunContext): number {
  const values = Object.values(recorder.state().values);
  return values.reduce((sum, { revision }) => sum + revision - 1, 0);
}

/**
 * What makes two findings the same: the verdict and which causes there are. How many of each, in which order and at which
 * pod of a workload they were seen moves all the time.
 */
export function signatureOf(found: Found): string {
  const causes = [...(found.cause === null ? [] : [found.cause]), ...found.others].map(causeKey);
  return JSON.stringify([found.verdict, [...new Set(causes)].toSorted()]);
}

function causeKey({ code, object, count }: Cause): string {
  const { kind = '', namespace = '', name = '' } = object ?? {};
  const isExample = count > 1 || kind === 'Pod';
  return [code, kind, namespace, isExample ? '' : name].join('|');
}
