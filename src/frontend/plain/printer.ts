import type { RunEvent } from '../../model/event.ts';
import type { Clock } from '../../model/ports.ts';
import type { RunHandle } from '../../model/run.ts';
import { shownMode } from '../../core/ground.ts';
import type { Voice } from '../../text/voice.ts';
import { eventLine } from '../../text/event-line.ts';
import { stillWaitingLines } from './still-waiting.ts';

/** A line at least this often while something is at work: silence is no answer. */
const STILL_WAITING_MS = 30_000;

export type Printer = {
  /** Prints at once. */
  say(...lines: readonly string[]): void;
  /** Prints as events are: after the question that is open. */
  tell(...lines: readonly string[]): void;
  /** While a question is open events are kept; `onKept` is told that there are some. `idle`: nobody waits for an answer. */
  hold(onKept: () => void, idle?: boolean): void;
  release(): void;
  /** All that were told so far, oldest first. */
  readonly events: () => readonly RunEvent[];
  /** Until the run's events end, or the signal. */
  printEvents(signal: AbortSignal): Promise<void>;
  printStillWaiting(signal: AbortSignal): Promise<void>;
};

export function printerOf(
  handle: RunHandle,
  voice: Voice,
  clock: Clock,
  write: (text: string) => void,
  forecast: (now: number) => readonly string[] = () => [],
): Printer {
  const kept: string[] = [];
  let onKept: (() => void) | undefined;
  let isIdle = true;
  const told: RunEvent[] = [];
  let printedAt = clock.mono();

  function say(...lines: readonly string[]): void {
    if (lines.length === 0) return;
    printedAt = clock.mono();
    write(`${lines.join('\n')}\n`);
  }

  function tell(...lines: readonly string[]): void {
    if (lines.length === 0) return;
    kept.push(...lines);
    if (onKept === undefined) say(...kept.splice(0));
    else onKept();
  }

  return {
    say,
    tell,
    events: () => told,
    hold(listener, idle = false) {
      onKept = listener;
      isIdle = idle;
    },
    release() {
      onKept = undefined;
      isIdle = true;
      say(...kept.splice(0));
    },
    async printEvents(signal) {
      for await (const event of handle.events(signal)) {
        told.push(event);
        tell(eventLine(event, voice, shownMode(handle.state())));
      }
    },
    async printStillWaiting(signal) {
      while (!signal.aborted) {
        await clock.sleep(STILL_WAITING_MS, signal);
        if (!isIdle || clock.mono() - printedAt < STILL_WAITING_MS) continue;
        const now = clock.now();
        const lines = stillWaitingLines(handle, voice, now);
        if (lines.length > 0) tell(...lines, ...forecast(now));
      }
    },
  };
}
