import type { LiveNews } from '../model/run.ts';
import type { StepId } from '../model/runbook.ts';
import type { Progress } from '../model/verdict.ts';

const KEPT_LINES = 5000;

export type Live = {
  of(step: StepId): { readonly progress: Progress | null; readonly output: readonly string[] };
  progress(step: StepId, progress: Progress): void;
  output(step: StepId, text: string): void;
  onNews(listener: (news: LiveNews) => void): () => void;
};

/** What is at work now, for the screen only: never recorded, gone with the process. */
export function createLive(now: () => number): Live {
  const progressOf = new Map<StepId, Progress>();
  const outputOf = new Map<StepId, string[]>();
  const listeners = new Set<(news: LiveNews) => void>();
  const tell = (news: LiveNews) => {
    for (const listener of listeners) listener(news);
  };

  return {
    of: (step) => ({ progress: progressOf.get(step) ?? null, output: outputOf.get(step) ?? [] }),
    progress(step, progress) {
      const before = progressOf.get(step);
      const isTimed = (before?.leftMs === undefined) === (progress.leftMs === undefined);
      if (before?.done === progress.done && before.of === progress.of && isTimed) return;
      progressOf.set(step, progress);
      tell({ at: now(), step, progress });
    },
    output(step, text) {
      const lines = outputOf.get(step) ?? [''];
      const [first = '', ...more] = text.split('\n');
      lines.push(`${lines.pop() ?? ''}${first}`, ...more);
      if (lines.length > KEPT_LINES) lines.splice(0, lines.length - KEPT_LINES);
      outputOf.set(step, lines);
      tell({ at: now(), step, output: text });
    },
    onNews(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
