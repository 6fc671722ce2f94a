import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Mode, RunEvent } from '../model/event.ts';
import { writeDurably } from './durable.ts';

/** An empty file beside the journal of a drill: who copies a run's folder for the record of an outage sees what it is. */
const DRILL_MARK = 'DRILL';

export async function markDrill(folder: string, mode: Mode): Promise<void> {
  if (mode === 'drill') await writeDurably(path.join(folder, DRILL_MARK), new Uint8Array());
}

/** A run that goes on in another folder stays what it is. */
export async function copyMark(from: string, to: string): Promise<void> {
  if ((await readdir(from)).includes(DRILL_MARK)) await markDrill(to, 'drill');
}

/** Evidence is what is attached elsewhere: its own name tells that it is of a drill. */
export function evidenceName(name: string, mode: Mode, [first]: readonly RunEvent[]): string {
  if (mode !== 'drill') return name;
  const isPractice = first?.type === 'run-started' && first.options.practice === true;
  return `${isPractice ? 'practice' : 'drill'}-${name}`;
}
