/** Jobs on a folder: some alone and one after another, others beside each other and beside those, but never during a move. */
export type Turns = {
  alone<T>(job: () => Promise<T>): Promise<T>;
  beside<T>(job: () => Promise<T>): Promise<T>;
  /** Alone, with nothing beside it. */
  move<T>(job: () => Promise<T>): Promise<T>;
};

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let moving: Promise<unknown> = Promise.resolve();
  const running = new Set<Promise<unknown>>();

  const alone = <T>(job: () => Promise<T>): Promise<T> => {
    const done = last.then(job);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    alone,
    async beside(job) {
      // Another move may have begun while this one was waited for.
      for (let seen; seen !== moving;) {
        seen = moving;
        await seen;
      }
      const done = job();
      const settled = done.catch(() => undefined);
      running.add(settled);
      void settled.then(() => running.delete(settled));
      return await done;
    },
    move(job) {
      const done = alone(async () => {
        await Promise.all(running);
        return await job();
      });
      moving = done.catch(() => undefined);
      return done;
    },
  };
}
