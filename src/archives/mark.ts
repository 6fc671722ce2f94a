import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Unpacked } from '../model/archives.ts';
import { isObject } from '../model/json.ts';

/** Says which archive a folder was unpacked from, and what each file was. No manifest: its name begins with a dot. */
const MARK = '.dr-wizard-unpacked.json';

export type Mark = {
  readonly archive: string;
  readonly sha256: string;
  readonly files: { readonly [name: string]: string };
};

export async function writeMark(folder: string, mark: Mark): Promise<void> {
  await writeFile(path.join(folder, MARK), JSON.stringify(mark, null, 1), {
    mode: 0o600,
    flush: true,
  });
}

/** undefined where nothing was unpacked there, or by somebody else. */
export async function readMark(folder: string, signal: AbortSignal): Promise<Unpacked | undefined> {
  const mark = await markIn(folder);
  if (mark === undefined) return undefined;
  const changed: string[] = [];
  const gone: string[] = [];
  for (const [name, sha256] of Object.entries(mark.files)) {
    const now = await hashOf(path.join(folder, name), signal);
    if (now === undefined) gone.push(name);
    else if (now !== sha256) changed.push(name);
  }
  return { archive: mark.archive, sha256: mark.sha256, changed, gone };
}

async function markIn(folder: string): Promise<Mark | undefined> {
  try {
    const read: unknown = JSON.parse(await readFile(path.join(folder, MARK), 'utf8'));
    if (!isObject(read)) return undefined;
    const { archive, sha256, files } = read;
    if (typeof archive !== 'string' || typeof sha256 !== 'string' || !isObject(files))
      return undefined;
    const texts = Object.entries(files).flatMap(([name, hash]) =>
      typeof hash === 'string' ? [[name, hash] as const] : [],
    );
    return { archive, sha256, files: Object.fromEntries(texts) };
  } catch {
    return undefined;
  }
}

async function hashOf(file: string, signal: AbortSignal): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file, { signal })) hash.update(chunk);
    return hash.digest('hex');
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
