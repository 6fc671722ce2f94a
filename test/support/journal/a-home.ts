import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createRun } from '../../../src/journal/create-run.ts';
import type { Journal, JournalOptions } from '../../../src/journal/journal.ts';
import { createRedactor } from '../../../src/journal/redact.ts';
import type { Fact } from '../../../src/model/event.ts';
import { RUN_STARTED, WIZARD } from '../events.ts';

export const RUN = 'a1b2c3d4e5f6';

/** A folder that is gone after the test. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dr-wizard-journal-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that goes on by a second each time it is asked. */
export function options(): JournalOptions {
  let ms = 0;
  return {
    clock: { now: () => (ms += 1000), mono: () => ms },
    redactor: createRedactor(),
  };
}

/** A run in a home of its own, with these facts in it; closed after the test. */
export async function aRun(
  facts: readonly Fact[] = [RUN_STARTED],
  using: JournalOptions = options(),
): Promise<{ readonly home: string; readonly journal: Journal }> {
  const home = await aFolder();
  const journal = await createRun(home, RUN, 'incident', using);
  onTestFinished(() => journal.close());
  for (const fact of facts) await journal.append(fact, WIZARD);
  return { home, journal };
}

export function journalFile(home: string, run: string = RUN): string {
  return path.join(home, 'runs', run, 'journal.jsonl');
}

export function started(step: string): Fact {
  return { type: 'step-started', step, attempt: 1, key: `${RUN}/${step}/1` };
}
