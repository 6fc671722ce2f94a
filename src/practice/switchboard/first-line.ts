import type net from 'node:net';

const LONGEST = 64 * 1024;

/** Reads up to the first line break, and leaves what comes after it in the stream. Rejects where none comes. */
export function firstLine(socket: net.Socket): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let came = Buffer.alloc(0);
  const done = (end: () => void) => {
    socket.off('readable', read).off('end', ended).off('error', reject);
    end();
  };
  const ended = () => done(() => reject(new Error('ended before its first line')));
  const read = () => {
    for (let chunk: unknown = socket.read(); chunk !== null; chunk = socket.read()) {
      came = Buffer.concat([came, chunk instanceof Buffer ? chunk : Buffer.alloc(0)]);
      const end = came.indexOf('\n');
      if (end >= 0) {
        const rest = came.subarray(end + 1);
        done(() => {
          if (rest.length > 0) socket.unshift(rest);
          resolve(came.toString('utf8', 0, end));
        });
        return;
      }
      if (came.length > LONGEST) {
        done(() => reject(new Error('no line break')));
        return;
      }
    }
  };
  socket.on('readable', read).once('end', ended).once('error', reject);
  return promise;
}
