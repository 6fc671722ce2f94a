import { closeSync, fstatSync, openSync, readSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Decision, RunEvent } from '../../../src/model/event.ts';

/** What the person at the keys decided since the last call, as it stands in the record of the one run in `home`. */
export function decisionsIn(home: string): () => readonly Decision[] {
  let read = 0;
  return () => {
    const file = journalIn(home);
    if (file === null) return [];
    const text = textFrom(file, read);
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    read += Buffer.byteLength(whole);
    return whole
      .split('\n')
      .filter((line) => line !== '')
      .map((line): RunEvent => JSON.parse(line))
      .flatMap((one) =>
        one.type === 'operator-decided' && one.by.kind === 'operator' ? [one.decision] : [],
      );
  };
}

function journalIn(home: string): string | null {
  const runs = path.join(home, 'runs');
  try {
    const [run] = readdirSync(runs);
    return run === undefined ? null : path.join(runs, run, 'journal.jsonl');
  } catch {
    return null;
  }
}

function textFrom(file: string, from: number): string {
  let open: number;
  try {
    open = openSync(file, 'r');
  } catch {
    return '';
  }
  try {
    const bytes = Buffer.alloc(Math.max(0, fstatSync(open).size - from));
    readSync(open, bytes, 0, bytes.length, from);
    return bytes.toString('utf8');
  } finally {
    closeSync(open);
  }
}
