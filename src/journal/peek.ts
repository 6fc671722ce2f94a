import { Buffer } from 'node:buffer';
import { open } from 'node:fs/promises';

/** A first line holds the whole runbook, and its envelope stands at its beginning. */
const HEAD = 256;
/** The last fact of a run that has ended is short. */
const TAIL = 4096;

/**
 * When a journal was begun, by nothing but the start of its first line; null where that does not tell. For putting runs in
 * order without reading them all: what a journal really says is only known once it was read.
 */
export async function begunAt(file: string): Promise<number | null> {
  const text = await part(file, () => ({ from: 0, bytes: HEAD }));
  const at = text === null ? undefined : /^\{"v":\d+,"seq":1,"at":(\d+)[,}]/u.exec(text)?.[1];
  return at === undefined ? null : Number(at);
}

/** Whether the last line of a journal says that its run has ended. */
export async function saysEnded(file: string): Promise<boolean> {
  const text = await part(file, (size) => ({ from: Math.max(0, size - TAIL), bytes: TAIL }));
  const last = text?.trimEnd().split('\n').at(-1) ?? '';
  return last.includes('"type":"run-finished"') && last.endsWith('}');
}

async function part(
  file: string,
  where: (size: number) => { readonly from: number; readonly bytes: number },
): Promise<string | null> {
  try {
    const handle = await open(file, 'r');
    try {
      const { from, bytes } = where((await handle.stat()).size);
      const buffer = Buffer.alloc(bytes);
      const { bytesRead } = await handle.read(buffer, 0, bytes, from);
      return buffer.toString('latin1', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}
