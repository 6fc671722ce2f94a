import type { Actor } from '../model/event.ts';
import type { OutsideFact } from '../model/outside.ts';
import type { Recorder } from './recorder.ts';

/** Whoever reads the record later has to know that somebody worked on the cluster beside the run. */
export async function noteOutside(recorder: Recorder, fact: OutsideFact, by: Actor): Promise<void> {
  await recorder.recordIf((state) => (state.phase === 'open' ? fact : undefined), by);
}
