import type { BookStep } from '../model/book.ts';
import type { ActionResult } from '../model/catalogue.ts';
import { checkValue } from '../model/field-value.ts';
import type { RunContext } from './context.ts';

/**
 * What the machine learned where a person would have been asked: recorded before the step is said to be applied, as its
 * proofs read it. What is none of the type that is asked for is left to be told.
 */
export async function recordAssistFinds(
  { recorder }: Pick<RunContext, 'recorder'>,
  step: BookStep,
  { finds = {} }: Pick<ActionResult, 'finds'>,
): Promise<void> {
  const { assist, ask = [] } = step.manual ?? {};
  for (const [found, name] of Object.entries(assist?.finds ?? {})) {
    const type = ask.find(({ id }) => id === name)?.type;
    const said = finds[found];
    if (type === undefined || said === undefined || said === null) continue;
    const checked = checkValue(type, said);
    if (!checked.ok) continue;
    const { value } = checked;
    await recorder.recordIf(({ values }) =>
      JSON.stringify(values[name]?.value) === JSON.stringify(value)
        ? undefined
        : { type: 'value-found', step: step.id, name, value, source: assist?.uses ?? step.id },
    );
  }
}
