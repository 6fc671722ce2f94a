import type net from 'node:net';
import type { DownloadQuestion, Peeked } from '../model/download.ts';
import { WizardError } from '../model/error.ts';
import { looksLike, TELLING_BYTES } from '../model/looks-like.ts';
import type { Dialer } from '../model/ports.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import { connectionCause } from './broken.ts';
import { follow } from './follow.ts';
import { headOf, refusal } from './head.ts';
import type { Answer } from './request.ts';
import { shownAddress, webAddress } from './web-address.ts';

/** Asks for the first bytes only: some servers know no HEAD, and only the bytes tell what it is. */
export async function peek(
  { url: text, headers = {}, roots }: DownloadQuestion,
  dialer: Dialer<net.Socket>,
  silenceMs: number,
  signal: AbortSignal,
): Promise<Peeked> {
  let url: URL;
  try {
    url = webAddress(text);
  } catch (error) {
    if (!(error instanceof WizardError)) throw error;
    return refused(aCause(error.code, error.params));
  }
  try {
    const ask = { url, roots, headers: { ...headers, range: `bytes=0-${TELLING_BYTES - 1}` } };
    const followed = await follow(ask, dialer, silenceMs, signal);
    if (followed.is === 'refused') return refused(followed.cause);
    const { answer } = followed;
    const begin = await beginOf(answer, TELLING_BYTES);
    // What is empty has no first bytes to be had (RFC 9110 §15.5.17).
    const isEmpty = answer.status === 416;
    const cause = isEmpty ? undefined : refusal(answer, begin.toString('latin1'));
    if (cause !== undefined) return refused(cause);
    const { bytes, modifiedAt, contentType, ranges } = headOf(answer);
    const like = looksLike(begin);
    return {
      is: 'file',
      url: shownAddress(answer.url),
      bytes: isEmpty ? 0 : bytes,
      modifiedAt,
      contentType,
      ranges,
      looksLike: isEmpty ? 'nothing' : like,
    };
  } catch (error) {
    signal.throwIfAborted();
    const cause = connectionCause(error, url);
    if (cause === undefined) throw error;
    return refused(cause);
  }
}

function refused(cause: Cause): Peeked {
  return { is: 'refused', cause, isFinal: !cause.healsByItself };
}

/** Reads no more than is asked for, however much the server sends. */
export async function beginOf({ body, close }: Answer, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= most) break;
  }
  close();
  return Buffer.concat(chunks).subarray(0, most);
}
