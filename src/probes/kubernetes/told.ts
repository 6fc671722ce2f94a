import type { ProbeResult } from '../../model/catalogue.ts';

/** Tells news from what was said before, by all that somebody acts on: not by the evidence, nor by how long it still takes. */
export function createTold(): { isNews(said: ProbeResult): boolean } {
  let before = '';
  return {
    isNews({ progress, ...rest }) {
      const { done, of, perMinute } = progress ?? {};
      const now = JSON.stringify([{ ...rest, evidence: 0 }, done, of, Math.round(perMinute ?? -1)]);
      const isNews = now !== before;
      before = now;
      return isNews;
    },
  };
}
