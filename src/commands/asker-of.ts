import { inquirerAsker, type Asker } from '../frontend/plain/asker.ts';
import { lineAsker } from '../frontend/plain/line-asker.ts';
import type { World } from './world.ts';

/** How a person is asked line by line; null where there is nobody. */
export function askerOf({ input, appendOnly, err }: World): Asker | null {
  if (input === null) return null;
  // By way of the world: it knows which glyphs there are.
  return appendOnly === true ? lineAsker({ input: input.input, write: err }) : inquirerAsker(input);
}
