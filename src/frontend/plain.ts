import type { Actor } from '../model/event.ts';
import type { Clock } from '../model/ports.ts';
import type { PastRuns } from '../model/past.ts';
import type { RunHandle } from '../model/run.ts';
import type { Texts } from '../text/index.ts';
import { exitCodeOfStuck, untilStuck } from './alone.ts';
import type { Autopilot } from './decider.ts';
import { stuckLines } from './item-line.ts';
import type { Asker } from './plain/asker.ts';
import { forecastLines, pastLines } from './plain/past-lines.ts';
import { serve } from './plain/person.ts';
import { printerOf } from './plain/printer.ts';
import { summaryLines } from './plain/summary.ts';
import { voiceOf } from '../text/voice.ts';

export type PlainOptions = {
  readonly handle: RunHandle;
  readonly autopilot: Autopilot;
  readonly texts: Texts;
  readonly operator: Actor;
  readonly clock: Clock;
  readonly write: (text: string) => void;
  /** What past runs tell, as soon as it is known. */
  readonly past?: PastRuns;
  /** null without a terminal: nobody can be asked. */
  readonly asker: Asker | null;
  /** Ctrl-C outside a question. Returns how to stop listening. */
  readonly onInterrupt: (listener: () => void) => () => void;
};

/** A run as lines and questions, for a plain terminal, a screen reader or a pipe. Gives the exit code. */
export async function runPlain(options: PlainOptions): Promise<number> {
  const { handle, autopilot, texts, clock, write, onInterrupt } = options;
  const voice = voiceOf(handle.book, () => handle.scope(), texts);
  const { past } = options;
  const forecast = (now: number) =>
    forecastLines(handle, past?.now() ?? null, { voice, texts, now });
  const printer = printerOf(handle, voice, clock, write, forecast);
  const forget = past?.onChange(() => {
    const known = past.now();
    if (known !== null && handle.state().phase === 'open')
      printer.tell(...pastLines(handle, known, texts), ...forecast(clock.now()));
  });
  const over = new AbortController();
  const working = Promise.all([
    quietly(printer.printEvents(over.signal), over.signal),
    quietly(printer.printStillWaiting(over.signal), over.signal),
  ]);
  const leave = options.asker === null ? onInterrupt(() => void handle.stop('interrupted')) : noop;
  let stuck: number | undefined;
  try {
    const exitCode = await Promise.race([handle.ended, attended(options.asker)]);
    return stuck ?? exitCode;
  } finally {
    leave();
    forget?.();
    autopilot.stop();
    over.abort();
    await working;
    printer.say('', ...summaryLines(handle, voice, texts));
  }

  async function attended(asker: Asker | null): Promise<number> {
    if (asker !== null) {
      await serve({ ...options, asker, voice, printer }, over.signal);
      return handle.ended;
    }
    const items = await untilStuck(handle, autopilot, clock, over.signal);
    if (over.signal.aborted) return handle.ended;
    printer.say('', ...stuckLines(items, autopilot, voice, handle.state().practice));
    stuck = exitCodeOfStuck(handle, autopilot);
    await handle.stop('interrupted');
    return stuck;
  }
}

/** Being told to end is how these end. */
async function quietly(work: Promise<void>, signal: AbortSignal): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function noop(): void {}
