import { createHash } from 'node:crypto';
import { prepareBook } from '../core/book.ts';
import { type PastBook, pastRunOf } from '../core/past-run.ts';
import { stepText } from '../core/step-text.ts';
import { readPastRuns } from '../journal/past-runs.ts';
import { loadRunbook } from '../language/index.ts';
import type { Book } from '../model/book.ts';
import type { Fact, RunEvent } from '../model/event.ts';
import type { Past, PastRun, PastRuns } from '../model/past.ts';
import type { StepId } from '../model/runbook.ts';
import { systemClock } from '../clock/system-clock.ts';
import { CATALOGUE } from './load-book.ts';
import type { World } from './world.ts';

/** So that the first screen is there before the first journal of the past is read. */
const FIRST_SCREEN_MS = 300;

/** What the runs of this home tell, for a run that begins: read beside it, once somebody wants to know and has drawn. */
export function pastBeside(
  world: Pick<World, 'home' | 'tool'>,
  book: Book,
): PastRuns & { close(): void } {
  const listeners = new Set<() => void>();
  const closing = new AbortController();
  let past: Past | null = null;
  let reading: Promise<void> | undefined;
  const read = async (): Promise<void> => {
    await systemClock.sleep(FIRST_SCREEN_MS, closing.signal);
    const found = await pastOfHome(world, book, closing.signal);
    if (closing.signal.aborted) return;
    past = found;
    for (const listener of listeners) listener();
  };
  return {
    now: () => past,
    onChange(listener) {
      listeners.add(listener);
      reading ??= read().catch(() => undefined);
      return () => listeners.delete(listener);
    },
    close: () => closing.abort(),
  };
}

export async function pastOfHome(
  { home, tool }: Pick<World, 'home' | 'tool'>,
  book: Book,
  signal?: AbortSignal,
): Promise<Past> {
  const learn = learner();
  const build = `${tool.version} ${tool.build}`;
  const runs = await readPastRuns({
    home,
    build,
    learn,
    ...(signal === undefined ? {} : { signal }),
  });
  return { runbook: book.runbook.id, versions: versionsOf(book), runs };
}

/** Each step's text as a digest: as it is written, whatever a practice range makes of it. */
export function versionsOf({ runbook }: Book): ReadonlyMap<StepId, string> {
  return new Map(runbook.steps.map((step) => [step.id, digest(stepText(step))] as const));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/**
 * Most runs of a home have the same runbook and site: each is compiled once. Practice ranges differ only in their addresses,
 * which stand in no step's text.
 */
function learner(): (events: readonly RunEvent[]) => PastRun | null {
  const books = new Map<string, PastBook | null>();
  return (events) => {
    const started = events[0];
    if (started?.type !== 'run-started') return null;
    const { site, runbook, options } = started;
    const key = `${runbook.sha256} ${options.practice === true ? site.id : site.sha256}`;
    const known = books.get(key);
    const old = known === undefined ? oldBook(started) : known;
    books.set(key, old);
    return pastRunOf(events, old);
  };
}

/** null where the runbook of then is none in today's language. */
function oldBook(started: Extract<Fact, { type: 'run-started' }>): PastBook | null {
  const kept = new Map(started.sources.map((source) => [source.path, source.text]));
  const site = started.site.entry === '' ? null : started.site.entry;
  const { runbook } = loadRunbook(started.runbook.entry, site, (file) => kept.get(file), CATALOGUE);
  if (runbook === null) return null;
  const book = prepareBook(runbook, CATALOGUE);
  return { book, versions: versionsOf(book) };
}
