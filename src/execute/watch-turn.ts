import type { BookStep } from '../model/book.ts';
import { lookFirst } from './act.ts';
import type { RunContext } from './context.ts';

/** Sixteen names are changed one by one in a console: whoever does it sees each one turn. */
const LOOK_EVERY_MS = 5000;

/** Looks now and then while it is a person's turn: what they have done is shown, and all of it is adopted. */
export async function watchTurn(
  context: RunContext,
  step: BookStep,
  signal: AbortSignal,
): Promise<void> {
  const { ports, reach } = context;
  do {
    await ports.clock.sleep(LOOK_EVERY_MS, signal);
    if (reach.isLost()) await reach.back(signal);
  } while (!(await lookFirst(context, step, signal)));
}
