import { productionName } from '../core/production.ts';
import { recordOf } from '../core/reduce-step.ts';
import type { BookStep } from '../model/book.ts';
import { aCause } from '../model/verdict.ts';
import type { RunContext } from './context.ts';

/** Gone through and not done; where the step itself says that it is to be done, with the reason why it is not. */
export async function rehearse(
  { book, recorder }: Pick<RunContext, 'book' | 'recorder'>,
  step: BookStep,
): Promise<void> {
  await recorder.recordIf((state) => {
    if (recordOf(state, step.id).state.is !== 'ready') return undefined;
    const name = step.drill === 'execute' ? productionName(book, state, step) : undefined;
    const why = name === undefined ? {} : { cause: aCause('rehearsed-production', { name }) };
    return { type: 'step-rehearsed', step: step.id, ...why };
  });
}
