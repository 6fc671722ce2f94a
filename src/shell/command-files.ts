import { createHash } from 'node:crypto';
import { open, readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { isObject } from '../model/json.ts';
import { isAlive, type ProcessIdentity } from './process-identity.ts';

/**
 * The files of one command. `claim` is made by the wizard before it starts a keeper, and renamed by whoever is first:
 * to `started` by the keeper, which then starts the program, or to `revoked` by a wizard that came back and must know
 * for certain that nothing will start. So a key never starts twice, whoever dies in between.
 */
export type CommandFiles = {
  readonly claim: string;
  readonly started: string;
  readonly revoked: string;
  readonly out: string;
  readonly exit: string;
};

/** How a command ended. `error` is the system's code where the program could not be started at all. */
export type ExitNote = {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly error?: string;
};

export type Known = 'never-started' | 'running' | 'ended' | 'lost';

/** Readable for a person who looks into the folder, and unique for any key. */
export function commandFiles(directory: string, key: string): CommandFiles {
  const readable = key.replaceAll(/[^\w.-]+/g, '_').slice(-60);
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 12);
  return filesAt(path.join(directory, `${readable}-${digest}`));
}

function filesAt(base: string): CommandFiles {
  return {
    claim: `${base}.claim`,
    started: `${base}.started`,
    revoked: `${base}.revoked`,
    out: `${base}.out`,
    exit: `${base}.exit`,
  };
}

export async function knownState(files: CommandFiles): Promise<Known> {
  if ((await readExit(files)) !== undefined) return 'ended';
  const keeper = await readKeeper(files);
  if (keeper === undefined) {
    if (await renamed(files.claim, files.revoked)) return 'never-started';
    // The keeper was faster than us, or there never was one.
    if ((await readKeeper(files)) === undefined) return 'never-started';
    return knownState(files);
  }
  if (await isAlive(keeper)) return 'running';
  // It may have written its last word between our two looks.
  return (await readExit(files)) === undefined ? 'lost' : 'ended';
}

/** Whether any command of this folder still runs. */
export async function anyRunning(directory: string): Promise<boolean> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names.filter((one) => one.endsWith('.started'))) {
    const base = path.join(directory, name.slice(0, -'.started'.length));
    const files = filesAt(base);
    const keeper = await readKeeper(files);
    if ((await readExit(files)) === undefined && keeper !== undefined && (await isAlive(keeper)))
      return true;
  }
  return false;
}

export async function readExit(files: CommandFiles): Promise<ExitNote | undefined> {
  const note = await readJson(files.exit);
  if (note === undefined) return undefined;
  const { exitCode, signal, error } = note;
  return {
    exitCode: typeof exitCode === 'number' ? exitCode : null,
    signal: typeof signal === 'string' ? signal : null,
    ...(typeof error === 'string' ? { error } : {}),
  };
}

async function readKeeper(files: CommandFiles): Promise<ProcessIdentity | undefined> {
  const note = await readJson(files.started);
  if (note === undefined) return undefined;
  const { pid, start } = note;
  return { pid: Number(pid), start: String(start) };
}

async function readJson(file: string): Promise<{ readonly [key: string]: unknown } | undefined> {
  try {
    const note: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isObject(note) ? note : {};
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** False where there was nothing to rename: somebody else was first. */
export async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** False where the file is there already. */
export async function created(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
