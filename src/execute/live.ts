import type { LiveNews } from '../model/run.ts';
import type { StepId } from '../model/runbook.ts';
import type { Progress } from '../model/verdict.ts';
import { createOutputRing, type OutputRing } from './output-ring.ts';
import { createPaced, type Paced } from './paced.ts';

/** Where only its pace or what is left has moved, nobody is told more often. */
const PACE_TOLD_EVERY_MS = 5000;
/** Bytes come with each piece that is read. */
const BYTES_TOLD_EVERY_MS = 500;

export type LiveStep = {
  readonly progress: Progress | null;
  /** When that was said: what is left is less by now. */
  readonly saidAt?: number;
  /** Since when what is counted has been the same. */
  readonly movedAt?: number;
  /** The last lines of output, the open one too: a list that is never changed once it was handed out. */
  readonly output: readonly string[];
  /** When each of them came to the wizard. */
  readonly times: readonly number[];
  /** Lines that were ended since the step began to write, also those that are no longer kept. */
  readonly total: number;
};

export type Live = {
  /** The progress as it was said last, also where nobody was told of it. */
  of(step: StepId): LiveStep;
  progress(step: StepId, progress: Progress): void;
  /** What was counted is over: what comes next counts something else, or nothing. */
  settled(step: StepId): void;
  output(step: StepId, text: string): void;
  onNews(listener: (news: LiveNews) => void): () => void;
};

/** What is at work now, for the screen only: never recorded, gone with the process. */
export function createLive(now: () => number): Live {
  const progressOf = new Map<StepId, Counted>();
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
        ...(known === undefined ? {} : { saidAt: known.saidAt, movedAt: known.movedAt }),
        output: outputOf.get(step)?.lines() ?? [],
        times: outputOf.get(step)?.times() ?? [],
        total: outputOf.get(step)?.total() ?? 0,
      };
    },
    progress(step, counted) {
      const before = progressOf.get(step);
      const at = now();
      const paced = before?.paced ?? createPaced();
      const said = paced(at, counted);
      const isSame = before?.said.done === said.done && before.said.unit === said.unit;
      const known = { paced, said, saidAt: at, movedAt: isSame ? before.movedAt : at };
      if (before !== undefined && !isNews(before, said, at)) {
        progressOf.set(step, { ...known, told: before.told, toldAt: before.toldAt });
        return;
      }
      progressOf.set(step, { ...known, told: said, toldAt: at });
      tell({ at, step, progress: said });
    },
    settled(step) {
      progressOf.delete(step);
    },
    output(step, text) {
      const ring = outputOf.get(step) ?? createOutputRing();
      outputOf.set(step, ring);
      const at = now();
      ring.add(text, at);
      tell({ at, step, output: text });
    },
    onNews(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Counted = {
  readonly paced: Paced;
  readonly said: Progress;
  readonly saidAt: number;
  readonly movedAt: number;
  readonly told: Progress;
  readonly toldAt: number;
};

function isNews({ told, toldAt }: Counted, now: Progress, at: number): boolean {
  if (told.of !== now.of || told.unit !== now.unit) return true;
  const isPiece = now.unit === 'bytes' && now.done > told.done && now.done !== now.of;
  if (isPiece) return at - toldAt >= BYTES_TOLD_EVERY_MS;
  if (told.done !== now.done) return true;
  if ((told.leftMs === undefined) !== (now.leftMs === undefined)) return true;
  if ((told.perMinute === undefined) !== (now.perMinute === undefined)) return true;
  // A countdown, such as that of a milestone, has begun again.
  if (now.perMinute === undefined && (now.leftMs ?? 0) > (told.leftMs ?? 0)) return true;
  const isSoon = at - toldAt < PACE_TOLD_EVERY_MS;
  return !isSoon && (told.leftMs !== now.leftMs || told.perMinute !== now.perMinute);
}
