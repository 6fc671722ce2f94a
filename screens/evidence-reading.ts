import { WizardError } from '../src/model/error.ts';
import type { RunEvent } from '../src/model/event.ts';
import { aCause, type Cause, type EvidenceRef } from '../src/model/verdict.ts';
import { evidenceOf } from './look/event.ts';

/** Gives the first lines of what was seen; throws `WizardError`. */
export type ReadEvidence = (ref: EvidenceRef) => Promise<string>;

/** Reads all that was seen at an event. What can't be read is told by its cause. */
export function readEvidence(
  event: RunEvent | undefined,
  read: ReadEvidence,
  came: (sha256: string, found: string | Cause) => void,
  crash: (error: unknown) => void,
): void {
  if (event === undefined) return;
  for (const ref of evidenceOf(event))
    read(ref).then(
      (text) => came(ref.sha256, text),
      (error: unknown) => {
        if (error instanceof WizardError) came(ref.sha256, aCause(error.code, error.params));
        else crash(error);
      },
    );
}
