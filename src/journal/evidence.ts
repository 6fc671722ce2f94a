import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { EvidenceRef } from '../model/verdict.ts';
import { diskError } from './disk-error.ts';
import { writeDurably } from './durable.ts';

export const EVIDENCE_FOLDER = 'evidence';
export const EVIDENCE_MAX_BYTES = 1024 * 1024;

/** Room for the line that says how much was left out. */
const MARK_BYTES = 64;

/** Writes one piece of evidence; it is on the disk when this resolves. */
export async function storeEvidence(
  folder: string,
  number: number,
  name: string,
  text: string,
): Promise<EvidenceRef> {
  const file = `${EVIDENCE_FOLDER}/${String(number).padStart(4, '0')}-${fileNameOf(name)}.txt`;
  const { bytes, cut } = cutMiddle(Buffer.from(text, 'utf8'));
  await writeDurably(path.join(folder, file), bytes);
  return { file, sha256: hash('sha256', bytes), bytes: bytes.length, cut };
}

/** The number that the next piece of evidence gets, after a resume too. */
export async function nextEvidenceNumber(folder: string): Promise<number> {
  const evidence = path.join(folder, EVIDENCE_FOLDER);
  let names: readonly string[];
  try {
    // A run that was copied by hand may have come without it.
    await mkdir(evidence, { recursive: true, mode: 0o700 });
    names = await readdir(evidence);
  } catch (error) {
    throw diskError(error, evidence);
  }
  const numbers = names.map((name) => Number.parseInt(name, 10)).filter(Number.isInteger);
  return Math.max(0, ...numbers) + 1;
}

/** Keeps the head and the tail of what is too long, with a line between them that says how much is missing. */
export function cutMiddle(
  bytes: Buffer,
  maxBytes: number = EVIDENCE_MAX_BYTES,
): { readonly bytes: Buffer; readonly cut: boolean } {
  if (bytes.length <= maxBytes) return { bytes, cut: false };
  const half = Math.floor((maxBytes - MARK_BYTES) / 2);
  const headEnd = characterStart(bytes, half);
  const tailStart = characterStart(bytes, bytes.length - half + 3);
  const mark = `\n‹… ${tailStart - headEnd} bytes …›\n`;
  return {
    bytes: Buffer.concat([
      bytes.subarray(0, headEnd),
      Buffer.from(mark),
      bytes.subarray(tailStart),
    ]),
    cut: true,
  };
}

/** The start of the UTF-8 character that the byte at `index` belongs to. */
function characterStart(bytes: Buffer, index: number): number {
  let at = index;
  while (at > 0 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  return at;
}

function fileNameOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/gu, '')
    .slice(0, 60);
  return plain === '' ? 'evidence' : plain;
}
