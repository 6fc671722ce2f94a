import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { isObject } from '../model/json.ts';
import type { SshHost } from '../model/route.ts';
import type { SshSettings } from './settings.ts';

/** On this machine: where a script may have been started. It holds no secret. */
export type ScriptNote = { readonly host: SshHost; readonly script: string };

/** On the disk before anything is sent. */
export async function writeNote(
  settings: Pick<SshSettings, 'folder'>,
  name: string,
  note: ScriptNote,
): Promise<void> {
  const file = await fileOf(settings, name);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(`${file}.tmp`, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(note));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.tmp`, file);
}

export async function removeNote(
  settings: Pick<SshSettings, 'folder'>,
  name: string,
): Promise<void> {
  await rm(await fileOf(settings, name), { force: true });
}

export async function readNote(
  settings: Pick<SshSettings, 'folder'>,
  name: string,
): Promise<ScriptNote | undefined> {
  try {
    const note: unknown = JSON.parse(await readFile(await fileOf(settings, name), 'utf8'));
    return isNote(note) ? note : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function fileOf({ folder }: Pick<SshSettings, 'folder'>, name: string): Promise<string> {
  return path.join(await folder(), 'scripts', `${name}.json`);
}

function isNote(value: unknown): value is ScriptNote {
  return isObject(value) && isObject(value['host']) && typeof value['script'] === 'string';
}
