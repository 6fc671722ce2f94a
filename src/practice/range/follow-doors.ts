import { isDeepStrictEqual } from 'node:util';
import type { Door } from '../door.ts';

const LOOK_MS = 100;

/** Tells the doors of the range whenever they are others than they were: an address comes with its cloud. */
export function followDoors(
  doors: () => readonly Door[],
  tell: (doors: readonly Door[]) => void,
): () => void {
  let known = doors();
  const timer = setInterval(() => {
    const now = doors();
    if (isDeepStrictEqual(now, known)) return;
    known = now;
    tell(now);
  }, LOOK_MS);
  return () => clearInterval(timer);
}
