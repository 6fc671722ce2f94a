import type { HandClock } from '../hand-clock.ts';

/** What comes of it while time passes by hand, and how long that took. */
export async function whilePassing<T>(
  clock: HandClock,
  work: Promise<T>,
): Promise<{ said: T; took: number }> {
  const from = clock.mono();
  const ended: number[] = [];
  const noted = work.finally(() => void ended.push(clock.mono() - from));
  for (;;) {
    await clock.pass(10);
    const [took] = ended;
    if (took !== undefined) return { said: await noted, took };
  }
}
