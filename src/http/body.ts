import { once } from 'node:events';
import { pipeline, type Readable, type Transform } from 'node:stream';
import zlib from 'node:zlib';
import { RequestEnded } from './failure.ts';
import type { Head } from './head.ts';

const BODY_BYTES = 65_536;
const MOST_CODINGS = 3;

/** The beginning of a body as text, decoded. No more of it is ever held than is asked for, however small it came. */
export async function readBody(
  { headers, body, isWhole }: Head,
  longest: number = BODY_BYTES,
): Promise<{ readonly body: string; readonly cut: boolean }> {
  // A stream of events has no end: that it began is all there is to know.
  if (/^text\/event-stream\b/i.test(headers['content-type'] ?? '')) return { body: '', cut: true };
  const decoded = await decodedBy(codingsOf(headers['content-encoding'] ?? ''), body);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of decoded) {
    const part = Buffer.from(chunk);
    chunks.push(part);
    bytes += part.length;
    if (bytes > longest) break;
  }
  const cut = bytes > longest;
  if (!cut && !isWhole()) throw new RequestEnded('closed', 'body');
  const text = Buffer.concat(chunks).subarray(0, longest);
  // What is cut may end in the middle of a sign.
  return { body: decoderOf(headers['content-type'] ?? '').decode(text, { stream: cut }), cut };
}

/** In the order in which they were put on. */
function codingsOf(written: string): readonly string[] {
  const codings = written
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'identity');
  if (codings.length > MOST_CODINGS) throw new RequestEnded('garbage', 'CONTENT_ENCODING');
  return codings;
}

async function decodedBy(codings: readonly string[], body: Readable): Promise<Readable> {
  let from = body;
  for (const coding of codings.toReversed()) {
    const first = await firstByte(from);
    // Nothing is packed where nothing is, such as in a redirect.
    if (first === undefined) return from;
    // Whoever reads from the decoder hears of every error.
    from = pipeline(from, takingOff(coding, first), () => undefined);
  }
  return from;
}

function takingOff(coding: string, first: number): Transform {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip();
    case 'br':
      return zlib.createBrotliDecompress();
    case 'deflate':
      // It is meant to have the header of zlib; as many servers leave it out (RFC 9110 §8.4.1.2).
      return (first & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw();
    default:
      throw new RequestEnded('garbage', 'CONTENT_ENCODING');
  }
}

async function firstByte(from: Readable): Promise<number | undefined> {
  await once(from, 'readable');
  const first: unknown = from.read(1);
  if (!Buffer.isBuffer(first)) return undefined;
  from.unshift(first);
  return first[0];
}

function decoderOf(contentType: string): InstanceType<typeof TextDecoder> {
  const charset = /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
