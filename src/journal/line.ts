import type { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import type { Envelope, RunEvent } from '../model/event.ts';
import type { JsonObject } from '../model/json.ts';

/** `prev` of the first line. */
export const NO_LINE = '0'.repeat(64);

/** One line as it goes to the disk, without its newline, and the hash that the next one names. */
export type Line = { readonly text: string; readonly hash: string };

const SUM_KEY = ',"sum":"';
const SUM_TAIL = SUM_KEY.length + 64 + '"}'.length;

export function writeLine(envelope: Omit<Envelope, 'sum'>, fact: JsonObject): Line {
  const body = JSON.stringify({ ...envelope, ...fact }).slice(0, -1);
  const text = `${body}${SUM_KEY}${hash('sha256', body)}"}`;
  return { text, hash: hash('sha256', text) };
}

export function hashOfLine(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}

/** Whether a line's own sum proves it; `none` where it was written without one. */
export function checkSum(bytes: Buffer, event: RunEvent): 'right' | 'wrong' | 'none' {
  const at = bytes.length - SUM_TAIL;
  if (at > 0 && bytes.toString('latin1', at, at + SUM_KEY.length) === SUM_KEY)
    return bytes.toString('latin1', at + SUM_KEY.length, bytes.length - 2) ===
      hash('sha256', bytes.subarray(0, at))
      ? 'right'
      : 'wrong';
  return event.sum === undefined && !MISNAMED_SUM.test(bytes.toString('latin1', Math.max(0, at)))
    ? 'none'
    : 'wrong';
}

/** A sum whose key was changed: nothing else ends a line with 64 hex digits under a key of three characters. */
const MISNAMED_SUM = /^,"[^"]{3}":"[0-9a-f]{64}"\}$/u;
