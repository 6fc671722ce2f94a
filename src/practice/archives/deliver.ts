import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Response } from '../web.ts';

/** How the bytes of a file come. */
export type Delivery = {
  /** The connection is cut once so many bytes of the file, counted from its beginning, were sent. */
  readonly cutAt?: number;
  readonly bytesPerSecond?: number;
};

const PIECE_BYTES = 64 * 1024;
const BEAT_MS = 50;

/** Sends a part of a file that begins at `from`. `how` is asked again before each piece. */
export async function deliver(
  response: Response,
  bytes: Buffer,
  from: number,
  how: () => Delivery,
): Promise<void> {
  let sent = 0;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  while (sent < bytes.length && !gone.signal.aborted) {
    const { cutAt = Infinity, bytesPerSecond = Infinity } = how();
    if (from + sent >= cutAt) {
      response.destroy();
      return;
    }
    const beat = Math.max(1, Math.round((bytesPerSecond * BEAT_MS) / 1000));
    const size = Math.min(PIECE_BYTES, beat, cutAt - from - sent);
    const hasRoom = response.write(bytes.subarray(sent, sent + size));
    sent += size;
    try {
      if (bytesPerSecond !== Infinity)
        await pause(BEAT_MS, undefined, { signal: gone.signal, ref: false });
      else if (!hasRoom) await once(response, 'drain', { signal: gone.signal });
    } catch {
      return;
    }
  }
  response.end();
}
