import { recordOf } from '../core/reduce-step.ts';
import type { BookStep } from '../model/book.ts';
import type { LedgerEntry } from '../model/catalogue.ts';
import { ledgerEntry } from '../model/ledger-entry.ts';
import type { Writers } from '../model/ports.ts';
import type { RunContext } from './context.ts';

type Context = Pick<RunContext, 'recorder'>;

/** On disk as soon as it is there: where the action ends half-way, or the wizard dies, it can be undone all the same. */
export async function recordMade(
  { recorder }: Context,
  step: BookStep,
  entry: LedgerEntry,
): Promise<void> {
  await recorder.recordIf((now) => {
    const { is } = recordOf(now, step.id).state;
    return is === 'acting' || is === 'in-doubt'
      ? { type: 'thing-created', step: step.id, entry }
      : undefined;
  });
}

/** Writers that tell of each object that they create in the cluster, and of what an action tells of itself. */
export function telling(context: Context, step: BookStep, writers: Writers): Writers {
  const { writer, attempt } = writers;
  return {
    ...writers,
    attempt: { ...attempt, made: (entry) => recordMade(context, step, entry) },
    writer: {
      ...writer,
      async apply(object, signal, takeOver) {
        const applied = await writer.apply(object, signal, takeOver);
        if (applied.created) await recordMade(context, step, ledgerEntry(object, applied));
        return applied;
      },
    },
  };
}
