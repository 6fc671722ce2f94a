import { hash, randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { WizardError } from '../model/error.ts';
import { type Json, isObject } from '../model/json.ts';
import { diskError, errnoOf } from './disk-error.ts';
import { type Holder, lifeOf, thisProcess } from './process-identity.ts';

const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** Held by the one process that may write a run's journal. */
export type Lock = { readonly path: string; release(): Promise<void> };

/** How a run's lock stands now, for people to read. */
export type LockState = {
  readonly is: 'alive' | 'gone' | 'elsewhere';
  readonly pid: number;
  readonly host: string;
  readonly since: number;
};

/**
 * Throws `WizardError` (`run-locked`, `run-locked-elsewhere`, `lock-unreadable`) where somebody else holds it, or may.
 * The lock of a process that is gone is taken over.
 */
export async function takeLock(folder: string, at: number = Date.now()): Promise<Lock> {
  const file = path.join(folder, 'lock');
  const me = thisProcess(at);
  try {
    await take(file, me);
  } catch (error) {
    throw diskError(error, file);
  }
  return {
    path: file,
    async release() {
      if ((await readHeld(file))?.text === textOf(me)) await rm(file, { force: true });
    },
  };
}

export async function readLock(folder: string): Promise<LockState | null> {
  const held = await readHeld(path.join(folder, 'lock'));
  if (held === undefined) return null;
  const { pid, host, at } = held.holder;
  return { is: lifeOf(held.holder, thisProcess(at)), pid, host, since: at };
}

async function take(file: string, me: Holder): Promise<void> {
  while (!(await linked(file, me))) {
    const held = await readHeld(file);
    // Released in between.
    if (held === undefined) continue;
    refuseUnlessGone(held.holder, me, file);

    // Only one may replace this very lock: the one who holds the guard with its name. A guard is a lock as well.
    const guard = `${file}.${hash('sha256', held.text).slice(0, 16)}`;
    try {
      await take(guard, me);
    } catch (error) {
      // By now the other one may have it, and that is the one to name.
      if ((await readHeld(file))?.text !== held.text) continue;
      throw error;
    }
    try {
      if ((await readHeld(file))?.text === held.text) {
        await writeHolder(`${guard}.new`, me);
        await rename(`${guard}.new`, file);
        return;
      }
    } finally {
      await rm(guard, { force: true });
    }
  }
}

/** Whether `file` is now ours. It is linked only after it was written: nobody ever reads half a lock. */
async function linked(file: string, me: Holder): Promise<boolean> {
  const draft = `${file}.draft-${me.pid}-${randomBytes(6).toString('hex')}`;
  try {
    await writeHolder(draft, me);
    await link(draft, file);
    return true;
  } catch (error) {
    const code = errnoOf(error) ?? '';
    if (code === 'EEXIST') return false;
    if (NO_LINKS.has(code)) return await written(file, me);
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Sticks and shares without links: made and written in two moves, in between others read an unreadable lock. */
async function written(file: string, me: Holder): Promise<boolean> {
  try {
    await writeFile(file, textOf(me), { mode: 0o600, flush: true, flag: 'wx' });
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function writeHolder(file: string, holder: Holder): Promise<void> {
  await writeFile(file, textOf(holder), { mode: 0o600, flush: true });
}

function textOf(holder: Holder): string {
  return `${JSON.stringify(holder)}\n`;
}

/** As the clock of this machine shows it to the one who looks for that terminal. */
const MINUTES = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' });

function refuseUnlessGone(holder: Holder, me: Holder, file: string): void {
  const life = lifeOf(holder, me);
  if (life === 'gone') return;
  const { pid, host, at } = holder;
  throw new WizardError('run-locked', life === 'alive' ? 'run-locked' : 'run-locked-elsewhere', {
    pid,
    host,
    since: MINUTES.format(at),
    file,
  });
}

/** undefined where nobody holds it. */
async function readHeld(
  file: string,
): Promise<{ readonly text: string; readonly holder: Holder } | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const holder = parseHolder(text);
  if (holder === undefined) throw new WizardError('run-locked', 'lock-unreadable', { file });
  return { text, holder };
}

function parseHolder(text: string): Holder | undefined {
  let json: Json;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(json)) return undefined;
  const { pid, host, at, startTime, bootId, pids } = json;
  if (typeof pid !== 'number' || typeof host !== 'string') return undefined;
  return {
    pid,
    host,
    at: typeof at === 'number' ? at : 0,
    startTime: textOrNull(startTime),
    bootId: textOrNull(bootId),
    pids: textOrNull(pids),
  };
}

function textOrNull(value: Json | undefined): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
