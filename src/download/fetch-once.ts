import type net from 'node:net';
import type { DownloadOrder } from '../model/download.ts';
import { WizardError } from '../model/error.ts';
import { looksLike, TELLING_BYTES } from '../model/looks-like.ts';
import type { Dialer } from '../model/ports.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import { follow } from './follow.ts';
import { headOf, refusal, retryAfterMs, type FileHead } from './head.ts';
import { noArchive } from './no-archive.ts';
import type { Part } from './part.ts';
import { beginOf } from './peek.ts';
import type { Answer } from './request.ts';
import { freeBytes } from './free-bytes.ts';
import { shownAddress } from './web-address.ts';

export type Once =
  | { readonly is: 'whole' }
  /** The server says why: it may say otherwise after `afterMs`. */
  | { readonly is: 'refused'; readonly cause: Cause; readonly afterMs: number };

type How = {
  readonly url: URL;
  readonly order: DownloadOrder;
  readonly dialer: Dialer<net.Socket>;
  readonly silenceMs: number;
  readonly onBytes: () => void;
  readonly signal: AbortSignal;
};

/** One request: what is there already is gone on with where the server proves that it is of the same file. */
export async function fetchOnce(part: Part, how: How): Promise<Once> {
  const { url, order, dialer, silenceMs, signal } = how;
  const { total, validator } = part.note();
  const have = part.bytes();
  if (have > 0 && have === total) return { is: 'whole' };
  const goesOn = have > 0 && validator !== null;
  const range = goesOn ? { range: `bytes=${have}-`, 'if-range': validator } : {};
  const ask = { url, roots: order.roots, headers: { ...order.headers, ...range } };
  const followed = await follow(ask, dialer, silenceMs, signal);
  if (followed.is === 'refused') return { ...followed, afterMs: 0 };
  const { answer } = followed;
  try {
    if (goesOn && isOther(answer, part)) {
      await part.begin({ ...part.note(), validator: null, total: null });
      return await fetchOnce(part, how);
    }
    if (answer.status !== 200 && answer.status !== 206) {
      const begin = await beginOf(answer, TELLING_BYTES);
      const cause = refusal(answer, begin.toString('latin1'));
      if (cause !== undefined) return { is: 'refused', cause, afterMs: retryAfterMs(answer) };
    }
    return await received(part, answer, how);
  } finally {
    answer.close();
  }
}

/** It is not what was begun: another version, another part, or a range that this version does not have. */
function isOther(answer: Answer, part: Part): boolean {
  if (answer.status === 416 || answer.status === 412) return true;
  if (answer.status !== 206) return false;
  const { from, validator, bytes } = headOf(answer);
  const { validator: before, total } = part.note();
  return from !== part.bytes() || validator !== before || (total !== null && bytes !== total);
}

async function received(part: Part, answer: Answer, how: How): Promise<Once> {
  const { order, onBytes } = how;
  const head = headOf(answer);
  const begins = head.from === 0;
  if (begins) {
    const { validator, bytes, modifiedAt } = head;
    await part.begin({ url: shownAddress(how.url), validator, total: bytes, modifiedAt });
  }
  const cause = await unwanted(head, part.bytes(), how);
  if (cause !== undefined) return { is: 'refused', cause, afterMs: 0 };

  let begin: Buffer | undefined = begins ? Buffer.alloc(0) : undefined;
  for await (const chunk of answer.body) {
    let next: Buffer = chunk;
    if (begin !== undefined) {
      begin = Buffer.concat([begin, chunk]);
      if (begin.length < TELLING_BYTES) continue;
      next = begin;
      begin = undefined;
      const wrong = otherThanAsked(answer, head, next);
      if (wrong !== undefined) return { is: 'refused', cause: wrong, afterMs: 0 };
    }
    if (part.bytes() + next.length > order.maxBytes)
      return { is: 'refused', cause: tooLarge(how, null), afterMs: 0 };
    await part.append(next);
    onBytes();
  }
  if (begin !== undefined) {
    const wrong = otherThanAsked(answer, head, begin);
    if (wrong !== undefined) return { is: 'refused', cause: wrong, afterMs: 0 };
    await part.append(begin);
  }
  const { total } = part.note();
  // A length that is not kept to is told by the connection, but for a server that joins ranges wrongly.
  if (total !== null && part.bytes() !== total)
    return {
      is: 'refused',
      cause: aCause('download-garbage', {
        url: shownAddress(how.url),
        host: how.url.host,
        code: 'LENGTH',
      }),
      afterMs: 0,
    };
  return { is: 'whole' };
}

function otherThanAsked(
  answer: Answer,
  { contentType }: FileHead,
  begin: Buffer,
): Cause | undefined {
  const like = looksLike(begin.subarray(0, TELLING_BYTES));
  return noArchive(shownAddress(answer.url), like, contentType);
}

/** Why it is not even begun: its size, its age, the disk. */
async function unwanted(
  { bytes, modifiedAt }: FileHead,
  have: number,
  how: How,
): Promise<Cause | undefined> {
  const { order, url } = how;
  if (bytes !== null && bytes > order.maxBytes) return tooLarge(how, bytes);
  if (order.notBefore !== undefined && modifiedAt !== null && modifiedAt < order.notBefore)
    return aCause('download-too-old', {
      url: shownAddress(url),
      modified: new Date(modifiedAt).toISOString(),
      limit: new Date(order.notBefore).toISOString(),
    });
  const free = await freeBytes(order.file);
  const needs = bytes === null ? 0 : bytes - have;
  if (free !== undefined && needs > free) throw noSpace(order.file, free, needs);
  return undefined;
}

export function noSpace(path: string, free: number, needs: number | null): WizardError {
  return new WizardError('not-proven', 'download-no-space', { path, free, needs: needs ?? '?' });
}

function tooLarge({ url, order }: How, bytes: number | null): Cause {
  const params = { url: shownAddress(url), limit: order.maxBytes };
  return aCause('download-too-large', { ...params, bytes: bytes ?? `> ${order.maxBytes}` });
}
