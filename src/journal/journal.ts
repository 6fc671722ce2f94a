import type { Actor, Fact, RunEvent } from '../model/event.ts';
import type { Clock } from '../model/ports.ts';
import type { EvidenceRef } from '../model/verdict.ts';
import type { Redactor } from './redact.ts';

/** A run's record, held for writing by this process alone. */
export type Journal = {
  readonly run: string;
  /** The run's folder; another one after `moveTo`. */
  readonly folder: string;
  readonly events: readonly RunEvent[];
  /** SHA-256 of the last line; 64 zeros before the first. */
  readonly head: string;
  readonly lines: number;
  /** What was dropped when it was opened; the executor records it with `run-resumed`. */
  readonly torn: { readonly bytes: number } | null;
  /**
   * Resolves when the fact is on the disk (written, then fdatasync). Facts appended meanwhile share the next flush; their
   * order is that of the calls. Where one can't be written, it and all that were waiting behind it are refused, with nothing
   * left of them in the file. Throws `WizardError` (`disk-full`, `disk-read-only`, `disk-failing`).
   */
  append(fact: Fact, by: Actor): Promise<RunEvent>;
  /** Stores what a probe or an action saw, redacted, at most 1 MiB of it. Same errors as `append`. */
  evidence(name: string, text: string): Promise<EvidenceRef>;
  /**
   * Copies the run to `<target>/<run>`, goes on there and leaves a pointer, so that the run is still found where it began.
   * Throws `WizardError` and goes on where it was if the other folder can't be written.
   */
  moveTo(target: string): Promise<void>;
  /** Waits for what is being written and gives the lock back. */
  close(): Promise<void>;
};

/** The time of what is appended, and what is taken out of it before it is written. */
export type JournalOptions = {
  readonly clock: Pick<Clock, 'now' | 'mono'>;
  readonly redactor: Redactor;
};
