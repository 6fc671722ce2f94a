import type { Actor } from '../model/event.ts';
import type { Clock } from '../model/ports.ts';
import type { OutsideDesk } from '../model/outside.ts';
import type { PastRuns } from '../model/past.ts';
import type { RunHandle } from '../model/run.ts';
import type { Texts } from '../text/index.ts';
import { exitCodeOfStuck, untilStuck } from './alone.ts';
import type { Autopilot } from './decider.ts';
import { stuckLines } from './item-line.ts';
import type { Asker } from './plain/asker.ts';
import { quarterNews } from './plain/at-work.ts';
import { forecastLines, pastLines } from './plain/past-lines.ts';
import { serve } from './plain/person.ts';
import { printerOf, type Printer } from './plain/printer.ts';
import { speechOf, type Speech } from './plain/speech.ts';
import { summaryLines } from './plain/summary.ts';

export type PlainOptions = {
  readonly handle: RunHandle;
  readonly autopilot: Autopilot;
  readonly texts: Texts;
  readonly operator: Actor;
  readonly clock: Clock;
  readonly write: (text: string) => void;
  /** What past runs tell, as soon as it is known. */
  readonly past?: PastRuns;
  /** The operator's own programs, where there is a terminal to lend. */
  readonly outside?: OutsideDesk;
  /** null without a terminal: nobody can be asked. */
  readonly asker: Asker | null;
  /** It is read aloud: nothing is said again that has not changed. */
  readonly accessible?: boolean;
  /** Ctrl-C outside a question. Returns how to stop listening. */
  readonly onInterrupt: (listener: () => void) => () => void;
};

/** How often it is looked whether something has come to another quarter. */
const NEWS_MS = 5000;

/** A run as lines and questions, for a plain terminal, a screen reader or a pipe. Gives the exit code. */
export async function runPlain(options: PlainOptions): Promise<number> {
  const { handle, autopilot, clock, write, onInterrupt } = options;
  const speech = speechOf(handle, options.texts);
  const { voice, texts } = speech;
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
    quietly(
      options.accessible === true
        ? printQuarters(options, speech, printer, over.signal)
        : printer.printStillWaiting(over.signal),
      over.signal,
    ),
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
    // Somebody may still have been typing: what was kept for their sake comes before the last words.
    printer.release();
    printer.say('', ...summaryLines(handle, voice, texts));
  }

  async function attended(asker: Asker | null): Promise<number> {
    if (asker !== null) {
      await serve({ ...options, asker, speech, printer }, over.signal);
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

async function printQuarters(
  { handle, clock }: PlainOptions,
  speech: Speech,
  printer: Printer,
  signal: AbortSignal,
): Promise<void> {
  const news = quarterNews(handle, speech);
  while (!signal.aborted) {
    await clock.sleep(NEWS_MS, signal);
    printer.tell(...news());
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
