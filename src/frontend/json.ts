import type { Clock } from '../model/ports.ts';
import type { RunHandle } from '../model/run.ts';
import type { Texts } from '../text/index.ts';
import { exitCodeOfStuck, untilStuck } from './alone.ts';
import type { Autopilot } from './decider.ts';
import { stuckLines } from './item-line.ts';
import { jsonText } from '../text/json-text.ts';
import { voiceOf } from '../text/voice.ts';

export type JsonOptions = {
  readonly handle: RunHandle;
  readonly autopilot: Autopilot;
  readonly clock: Clock;
  /** One line of JSON, with its newline. */
  readonly write: (text: string) => void;
  readonly onInterrupt: (listener: () => void) => () => void;
  /** Where a person reads, beside the JSON: why a run that nobody can be asked about stops. */
  readonly note?: { readonly texts: Texts; readonly write: (text: string) => void };
};

const API_VERSION = 'dr-wizard/v1';

/** A run as one JSON object a line: its events as they are in the journal, and live progress. Nothing is ever read. */
export async function runJson(options: JsonOptions): Promise<number> {
  const { handle, autopilot, clock, write, note } = options;
  const over = new AbortController();
  const line = (kind: string, fields: object) =>
    write(`${jsonText({ apiVersion: API_VERSION, kind, ...fields })}\n`);
  // Each line by itself: one that is cut out must not be read as that of a real cluster.
  const ofRange = () => (handle.state().practice ? { practice: true } : {});
  const leave = options.onInterrupt(() => void handle.stop('interrupted'));
  const leaveNews = handle.news((news) => {
    const { run, mode } = handle.state();
    line('Progress', { run, mode, ...ofRange(), ...news });
  });
  const events = writeEvents();
  let stuck: number | undefined;
  try {
    const exitCode = await Promise.race([handle.ended, stopStuck()]);
    return stuck ?? exitCode;
  } finally {
    leave();
    leaveNews();
    autopilot.stop();
    over.abort();
    await events;
  }

  async function writeEvents(): Promise<void> {
    for await (const event of handle.events(over.signal)) line('Event', { ...event, ...ofRange() });
  }

  async function stopStuck(): Promise<number> {
    const items = await untilStuck(handle, autopilot, clock, over.signal);
    if (over.signal.aborted) return handle.ended;
    if (note !== undefined) {
      const lines = stuckLines(
        items,
        autopilot,
        voiceOf(handle.book, () => handle.scope(), note.texts),
        handle.state().practice,
      );
      note.write(`${lines.join('\n')}\n`);
    }
    stuck = exitCodeOfStuck(handle, autopilot);
    await handle.stop('interrupted');
    return stuck;
  }
}
