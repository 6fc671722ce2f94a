import type { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import type { RunEvent } from '../model/event.ts';
import { type Json, isObject } from '../model/json.ts';
import { diskError } from './disk-error.ts';
import { NO_LINE, checkSum, hashOfLine } from './line.ts';
import { type StoredEvent, UPCASTS, type Upcasts, upcastOf } from './upcast.ts';

export type DamageCode =
  | 'journal-line-unreadable'
  | 'journal-line-changed'
  | 'journal-line-missing'
  | 'journal-line-foreign';

/** A journal as it lies on the disk. `events` are those before a damage: nothing after it is proven. */
export type JournalRead = {
  readonly events: readonly RunEvent[];
  /** The last line was being written when the wizard died: nobody ever acted on it. */
  readonly torn: { readonly bytes: number } | null;
  readonly damaged: { readonly line: number; readonly why: DamageCode } | null;
  /** SHA-256 of the last good line, which vouches for all before it. */
  readonly head: string;
  readonly lines: number;
  /** Length of the good lines together. */
  readonly bytes: number;
};

const NEWLINE = 10;

/** Throws `WizardError` for a version it doesn't know and for a file it can't read. */
export async function readJournal(
  path: string,
  { upcasts = UPCASTS }: { readonly upcasts?: Upcasts } = {},
): Promise<JournalRead> {
  let content: Buffer;
  try {
    content = await readFile(path);
  } catch (error) {
    throw diskError(error, path);
  }
  return parseJournal(content, path, upcasts);
}

export function parseJournal(content: Buffer, path: string, upcasts: Upcasts): JournalRead {
  const events: RunEvent[] = [];
  let head = NO_LINE;
  let bytes = 0;
  let torn: JournalRead['torn'] = null;
  let damaged: JournalRead['damaged'] = null;
  /** Whether the line after the last good one names another hash than that one's. */
  let contradicted = false;
  /** The last good line and what was before it. */
  let last: { readonly line: Buffer; readonly head: string; readonly bytes: number } | undefined;
  while (bytes < content.length) {
    const end = content.indexOf(NEWLINE, bytes);
    const line = content.subarray(bytes, end === -1 ? content.length : end);
    const stored = parseLine(line);
    if (end === -1 || (stored === undefined && end === content.length - 1 && isCut(line))) {
      torn = { bytes: content.length - bytes };
      break;
    }
    const at = events.length + 1;
    const event = stored && upcastOf(stored.v, { path, line: at }, upcasts)(stored);
    if (event === undefined) {
      damaged = { line: at, why: 'journal-line-unreadable' };
      break;
    }
    if (event.run !== (events[0] ?? event).run) {
      damaged = { line: at, why: 'journal-line-foreign' };
      break;
    }
    if (event.seq !== at) {
      damaged = { line: at, why: 'journal-line-missing' };
      break;
    }
    if (event.prev !== head) {
      contradicted = true;
      damaged = { line: at, why: 'journal-line-changed' };
      break;
    }
    last = { line, head, bytes };
    head = hashOfLine(line);
    bytes = end + 1;
    events.push(event);
  }

  // Each line is vouched for by the next one, and the last one, whatever ended the reading, by its own sum.
  const [first, final] = [events[0], events.at(-1)];
  if (last !== undefined && first !== undefined && final !== undefined) {
    const sum = checkSum(last.line, final);
    const denied = sum === 'none' && (first.sum !== undefined || contradicted);
    if (sum === 'wrong' || denied) {
      events.pop();
      ({ head, bytes } = last);
      damaged = { line: events.length + 1, why: 'journal-line-changed' };
    }
  }
  return { events, torn, damaged, head, lines: events.length, bytes };
}

function parseLine(line: Buffer): StoredEvent | undefined {
  try {
    const json: Json = JSON.parse(line.toString('utf8'));
    return isStored(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function isStored(json: Json): json is StoredEvent {
  return isObject(json) && Number.isInteger(json['v']);
}

/** A line that stops in its middle although a newline follows: some file systems and hands leave one. */
function isCut(line: Buffer): boolean {
  const text = line.toString('latin1').trim();
  return text === '' || (text.startsWith('{') && !text.endsWith('}') && !text.includes('"sum":"'));
}
