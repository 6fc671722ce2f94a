import net from 'node:net';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type { Client } from 'ssh2';
import type { Place } from './words.ts';

const VERSION = 5;
const CONNECT = 1;
const GRANTED = 0;
const UNSUPPORTED = 7;
const NAME = 3;
const V4 = 1;
/** Bytes of an address, by its type. */
const LENGTHS: { readonly [type: number]: number } = { [V4]: 4, 4: 16 };

/** Takes connections that say where they want to go (RFC 1928). Gives OpenSSH's words where the port is somebody else's. */
export async function serveSocks(
  client: Client,
  { host, port }: Place,
): Promise<readonly string[] | null> {
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined);
    void serve(socket, client).catch(() => socket.destroy());
  });
  client.once('close', () => server.close());
  server.listen(port, host);
  try {
    await once(server, 'listening');
    return null;
  } catch {
    return [
      `bind [${host}]:${port}: Address already in use`,
      `channel_setup_fwd_listener_tcpip: cannot listen to port: ${port}`,
      'Could not request local forwarding.',
    ];
  }
}

async function serve(socket: net.Socket, client: Client): Promise<void> {
  const [, methods = 0] = await exactly(socket, 2);
  await exactly(socket, methods);
  socket.write(Buffer.from([VERSION, 0]));
  const [, asked, , type = 0] = await exactly(socket, 4);
  const length = type === NAME ? (await exactly(socket, 1))[0] : LENGTHS[type];
  if (asked !== CONNECT || length === undefined) {
    socket.end(answer(UNSUPPORTED));
    return;
  }
  const bytes = await exactly(socket, length);
  const host = type === NAME ? bytes.toString('utf8') : addressIn(bytes);
  const port = (await exactly(socket, 2)).readUInt16BE(0);
  const { promise, resolve } = Promise.withResolvers<Duplex | null>();
  client.forwardOut('127.0.0.1', 0, host, port, (error, far) =>
    resolve(error === undefined ? far : null),
  );
  // As OpenSSH: it says that the way is open before it is.
  socket.write(answer(GRANTED));
  const far = await promise;
  if (far === null) {
    socket.destroy();
    return;
  }
  far.on('error', () => socket.destroy());
  socket.once('close', () => far.destroy());
  socket.pipe(far).pipe(socket);
}

function answer(code: number): Buffer {
  return Buffer.from([VERSION, code, 0, V4, 0, 0, 0, 0, 0, 0]);
}

function addressIn(bytes: Buffer): string {
  if (bytes.length === 4) return bytes.join('.');
  return (bytes.toString('hex').match(/.{4}/g) ?? []).join(':');
}

/** Reads what is asked for and leaves the rest where it is. */
async function exactly(socket: net.Socket, count: number): Promise<Buffer> {
  if (count === 0) return Buffer.alloc(0);
  for (;;) {
    const chunk: unknown = socket.read(count);
    if (chunk instanceof Buffer && chunk.length === count) return chunk;
    if (socket.readableEnded || socket.destroyed) throw new Error('ended in the middle');
    await Promise.race([once(socket, 'readable'), once(socket, 'close')]);
  }
}
