import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Json, type JsonObject, isObject } from '../model/json.ts';
import type { PastRun } from '../model/past.ts';

/** What was learned of past runs, so that their journals are read once. Made anew wherever it is missing or not understood. */
export const PAST_FILE = 'past.json';

/** The shape of what is kept; whatever else stands there is not read. */
const VERSION = 1;

/** One run of the past with the journal that tells of it: another length or time of change, and it is read anew. */
export type Kept = {
  readonly bytes: number;
  readonly changedMs: number;
  /** null: nothing can be learned of it. */
  readonly past: PastRun | null;
};

/** By run. Empty where the file is missing, damaged, or was made by another build, whose runbook language may be another. */
export async function readPastFile(home: string, build: string): Promise<Map<string, Kept>> {
  let json: Json;
  try {
    json = JSON.parse(await readFile(path.join(home, PAST_FILE), 'utf8'));
  } catch {
    return new Map();
  }
  if (!isObject(json) || json['v'] !== VERSION || json['build'] !== build) return new Map();
  const runs = json['runs'];
  return new Map(
    Object.entries(isObject(runs) ? runs : {}).flatMap(([run, kept]) =>
      isKept(kept) ? [[run, kept] as const] : [],
    ),
  );
}

/** Two wizards at once write the same: the last one stands. Where nothing can be written it is learned anew next time. */
export async function writePastFile(
  home: string,
  build: string,
  runs: ReadonlyMap<string, Kept>,
): Promise<void> {
  const file = path.join(home, PAST_FILE);
  const beside = `${file}.${process.pid}`;
  try {
    const text = JSON.stringify({ v: VERSION, build, runs: Object.fromEntries(runs) });
    await writeFile(beside, text, { mode: 0o600 });
    await rename(beside, file);
  } catch {
    await rm(beside, { force: true }).catch(() => undefined);
  }
}

function isKept(kept: Json): kept is JsonObject & Kept {
  if (!isObject(kept)) return false;
  const { bytes, changedMs, past } = kept;
  if (typeof bytes !== 'number' || typeof changedMs !== 'number') return false;
  return past === null || (isObject(past) && isPast(past));
}

function isPast({ run, ground, runbook, steps }: JsonObject): boolean {
  const isGround = ground === 'incident' || ground === 'drill' || ground === 'practice';
  if (typeof run !== 'string' || !isGround || typeof runbook !== 'string') return false;
  return isObject(steps) && Object.values(steps).every(isStep);
}

function isStep(step: Json): boolean {
  if (!isObject(step) || typeof step['at'] !== 'number') return false;
  const { tookMs, version } = step;
  const isTold = version === null || typeof version === 'string';
  return isTold && (tookMs === null || typeof tookMs === 'number');
}
