import type { LiveNews } from '../model/run.ts';
import type { StepId } from '../model/runbook.ts';
import type { Progress } from '../model/verdict.ts';
import { createOutputRing, type OutputRing } from './output-ring.ts';

/** Where only its pace or what is left has moved, nobody is told more often. */
const PACE_TOLD_EVERY_MS = 5000;

export type LiveStep = {
  readonly progress: Progress | null;
  /** When that was said: what is left is less by now. */
  readonly saidAt?: number;
  /** The last lines of output, the open one too: a list that is never changed once it was handed out. */
  readonly output: readonly string[];
  /** Lines that were ended since the step began to write, also those that are no longer kept. */
  readonly total: number;
};

export type Live = {
  /** The progress as it was said last, also where nobody was told of it. */
  of(step: StepId): LiveStep;
  progress(step: StepId, progress: Progress): void;
  output(step: StepId, text: string): void;
  onNews(listener: (news: LiveNews) => void): () => void;
};

/** What is at work now, for the screen only: never recorded, gone with the process. */
export function createLive(now: () => number): Live {
  const progressOf = new Map<
    StepId,
    { said: Progress; saidAt: number; told: Progress; at: number }
  >();
  const outputOf = new Map<StepId, OutputRing>();
  const listeners = new Set<(news: LiveNews) => void>();
  const tell = (news: LiveNews) => {
    for (const listener of listeners) listener(news);
  };

  return {
    of(step) {
      const known = progressOf.get(step);
      return {
        progress: known?.said ?? null,
        ...(known === undefined ? {} : { saidAt: known.saidAt }),
        output: outputOf.get(step)?.lines() ?? [],
        total: outputOf.get(step)?.total() ?? 0,
      };
    },
    progress(step, progress) {
      const before = progressOf.get(step);
      const at = now();
      const isSoon = before !== undefined && at - before.at < PACE_TOLD_EVERY_MS;
      if (before !== undefined && !isNews(before.told, progress, isSoon)) {
        before.said = progress;
        before.saidAt = at;
        return;
      }
      progressOf.set(step, { said: progress, saidAt: at, told: progress, at });
      tell({ at, step, progress });
    },
    output(step, text) {
      const ring = outputOf.get(step) ?? createOutputRing();
      outputOf.set(step, ring);
      ring.add(text);
      tell({ at: now(), step, output: text });
    },
    onNews(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function isNews(told: Progress, now: Progress, isSoon: boolean): boolean {
  if (told.done !== now.done || told.of !== now.of || told.unit !== now.unit) return true;
  if ((told.leftMs === undefined) !== (now.leftMs === undefined)) return true;
  if ((told.perMinute === undefined) !== (now.perMinute === undefined)) return true;
  // A countdown, such as that of a milestone, has begun again.
  if (now.perMinute === undefined && (now.leftMs ?? 0) > (told.leftMs ?? 0)) return true;
  return !isSoon && (told.leftMs !== now.leftMs || told.perMinute !== now.perMinute);
}
