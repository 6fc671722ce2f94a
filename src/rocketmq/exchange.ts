import type net from 'node:net';
import { frameBytes, readFrame, writeFrame, type Frame, type Question } from './frame.ts';
import { Garbage } from './garbage.ts';

/** The other side may send questions of its own first: so many are passed over. */
const MOST_STRAYS = 16;
const OPAQUE = 1;

/** The other side ended it before the answer was whole. */
export class EndedEarly extends Error {
  override readonly name = 'EndedEarly';
}

/** Asks on a connection and takes the answer. Rejects with the socket's error, `Garbage` or `EndedEarly`. */
export function exchange(socket: net.Socket, question: Question): Promise<Frame> {
  const { promise, resolve, reject } = Promise.withResolvers<Frame>();
  const chunks: Buffer[] = [];
  let bytes = 0;
  let wanted = Infinity;
  let strays = 0;
  socket.on('error', reject);
  socket.on('close', () => reject(new EndedEarly(`after ${bytes} bytes`)));
  socket.on('end', () => reject(new EndedEarly(`after ${bytes} bytes`)));
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.length;
    try {
      const frame = taken();
      if (frame !== undefined) resolve(frame);
    } catch (error) {
      reject(asError(error));
    }
  });
  socket.write(writeFrame(question, OPAQUE));
  return promise;

  function taken(): Frame | undefined {
    for (;;) {
      // Put together once a frame is whole, not at each of its many pieces.
      if (wanted === Infinity && bytes >= 4) wanted = frameBytes(joined()) ?? Infinity;
      if (bytes < wanted) return undefined;
      const all = joined();
      const frame = readFrame(all.subarray(0, wanted));
      if (frame.isResponse && frame.opaque === OPAQUE) return frame;
      strays += 1;
      if (strays > MOST_STRAYS) throw new Garbage('STRAYS');
      const rest = all.subarray(wanted);
      chunks.splice(0, chunks.length, rest);
      bytes = rest.length;
      wanted = Infinity;
    }
  }

  function joined(): Buffer {
    const all = Buffer.concat(chunks);
    chunks.splice(0, chunks.length, all);
    return all;
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
