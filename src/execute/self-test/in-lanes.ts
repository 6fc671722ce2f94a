/** Work that touches parts of a world; `a/b` is a part of `a`. */
export type LaneJob<T> = {
  readonly touches: readonly string[];
  readonly work: () => Promise<T>;
};

/** Does all of it, at most so many at once, and never two at a time that touch the same. Results in the order of the jobs. */
export async function inLanes<T>(jobs: readonly LaneJob<T>[], most: number): Promise<readonly T[]> {
  const results: T[] = [];
  const running = new Set<LaneJob<T>>();
  const waiting = jobs.map((job, index) => ({ job, index }));
  const over = Promise.withResolvers<readonly T[]>();

  function begin(): void {
    for (const one of waiting.slice()) {
      if (running.size >= most) return;
      if ([...running].some((other) => overlap(other.touches, one.job.touches))) continue;
      waiting.splice(waiting.indexOf(one), 1);
      running.add(one.job);
      void done(one.job, one.index);
    }
    if (running.size === 0) over.resolve(results);
  }

  async function done(job: LaneJob<T>, index: number): Promise<void> {
    try {
      results[index] = await job.work();
      running.delete(job);
      begin();
    } catch (error) {
      over.reject(error);
    }
  }

  begin();
  return over.promise;
}

function overlap(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.some((other) => isPart(one, other) || isPart(other, one)));
}

function isPart(part: string, whole: string): boolean {
  return part === whole || part.startsWith(`${whole}/`);
}
