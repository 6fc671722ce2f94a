import { keepRange } from './practice/keep-range.ts';

/**
 * The hidden command `__range`: the wizard starts itself so to hold the practice range of a drill. Composed here, apart
 * from main, as the range is a world of its own that knows nothing of the wizard.
 */
export function range(argv: readonly string[]): Promise<number> {
  return keepRange(argv);
}
