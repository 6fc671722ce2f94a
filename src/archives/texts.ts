import { stat } from 'node:fs/promises';
import type { ArchiveType } from '../model/archives.ts';
import { LIMITS } from './limits.ts';
import { walk } from './walk.ts';

/** The texts of some entries, each up to `maxBytes`. */
export async function textsIn(
  path: string,
  file: string,
  type: ArchiveType,
  names: readonly string[],
  maxBytes: number,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(names);
  const texts = new Map<string, string>();
  const { size } = await stat(file);
  await walk(type, {
    path,
    file,
    packedBytes: size,
    limits: LIMITS,
    signal,
    async onEntry({ name, kind, bytes }, content) {
      if (kind !== 'file' || bytes > maxBytes || !wanted.has(name)) return;
      const chunks: Uint8Array[] = [];
      for await (const chunk of content) chunks.push(chunk);
      texts.set(name, new TextDecoder().decode(Buffer.concat(chunks)));
    },
  });
  return texts;
}
