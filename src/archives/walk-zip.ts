import type { Entry } from 'yauzl';
import { counter } from './limits.ts';
import { safeLink, safeName } from './safe-name.ts';
import { Unfit } from './unfit.ts';
import type { Walk, WalkEntry } from './walk.ts';

const UNIX = 3;
const KIND = 0o170000;
const KINDS: { readonly [mode: number]: 'file' | 'folder' | 'link' } = {
  0: 'file',
  0o100000: 'file',
  0o040000: 'folder',
  0o120000: 'link',
};
/** What a link names is no longer than a path. */
const LONGEST_TARGET = 4096;

export async function walkZip({
  path,
  file,
  packedBytes,
  limits,
  onEntry,
  signal,
}: Walk): Promise<void> {
  const { openPromise } = await import('./open-zip.ts');
  const count = counter(path, packedBytes, limits);
  const zip = await openPromise(file, {
    lazyEntries: true,
    validateEntrySizes: true,
    autoClose: false,
  });
  try {
    for await (const entry of zip.eachEntry()) {
      signal.throwIfAborted();
      count.entry();
      const seen = entryOf(entry, path);
      if (seen === undefined) continue;
      if (entry.isEncrypted()) throw new Unfit('archive-encrypted', { path });
      const content = contentOf(entry);
      if (seen.kind === 'link') safeLink(seen.name, await targetOf(content), path);
      else if (seen.kind === 'file') await onEntry(seen, content);
      if (seen.kind !== 'file') await onEntry(seen, nothing());
      else await readToEnd(content);
    }
  } finally {
    zip.close();
  }

  /** Once: what is left of it is read afterwards, so that its sum is compared. */
  function contentOf(entry: Entry): AsyncIterable<Uint8Array> & AsyncIterator<Uint8Array> {
    return (async function* () {
      let sum = 0;
      const { crc32 } = await import('node:zlib');
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        signal.throwIfAborted();
        const part = Buffer.from(chunk);
        count.bytes(part.length);
        sum = crc32(part, sum);
        yield part;
      }
      // The library compares sizes only.
      if (sum !== entry.crc32)
        throw new Unfit('archive-damaged', {
          path,
          problem: `CRC-32: ${entry.fileName.slice(0, 100)}`,
        });
    })();
  }
}

async function readToEnd(content: AsyncIterator<Uint8Array>): Promise<void> {
  while ((await content.next()).done !== true);
}

async function targetOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).subarray(0, LONGEST_TARGET).toString();
}

// oxlint-disable-next-line require-yield -- there is nothing in it
async function* nothing(): AsyncIterable<Uint8Array> {}

/** undefined for the folder itself. */
function entryOf(entry: Entry, path: string): WalkEntry | undefined {
  const { fileName, uncompressedSize, externalFileAttributes, versionMadeBy } = entry;
  const name = safeName(fileName, path);
  if (name === '') return undefined;
  const mode = versionMadeBy >>> 8 === UNIX ? externalFileAttributes >>> 16 : 0;
  const executable = (mode & 0o111) !== 0;
  if (fileName.endsWith('/')) return { name, kind: 'folder', bytes: 0, executable };
  const kind = KINDS[mode & KIND];
  if (kind === undefined)
    throw new Unfit('archive-entry-kind', { path, entry: name, kind: (mode & KIND).toString(8) });
  return { name, kind, bytes: kind === 'file' ? uncompressedSize : 0, executable };
}
