import type net from 'node:net';

const VERSION = 5;
const NO_LOGIN = 0;
const CONNECT = 1;
const GRANTED = 0;
const NAME = 3;
/** Bytes of an address, by its type. */
const LENGTHS: { readonly [type: number]: number } = { 1: 4, 4: 16 };
const LONGEST_NAME = 255;
const EVENTS = ['readable', 'end', 'close', 'error'] as const;

/**
 * Asks a SOCKS proxy (RFC 1928) for a connection to this host, by whatever name: the other side looks it up. Of what
 * comes after the answer not a byte is read.
 */
export async function socksConnect(
  socket: net.Socket,
  { host, port }: { readonly host: string; readonly port: number },
  signal: AbortSignal,
): Promise<void> {
  const name = Buffer.from(host);
  if (name.length === 0 || name.length > LONGEST_NAME) throw failure('ENOTFOUND');
  const reader = readerOf(socket, signal);
  try {
    socket.write(Buffer.from([VERSION, 1, NO_LOGIN]));
    const greeting = await reader.exactly(2);
    if (greeting[0] !== VERSION || greeting[1] !== NO_LOGIN) throw failure('EPROTO');
    const to = Buffer.from([port >> 8, port & 0xff]);
    socket.write(Buffer.concat([Buffer.from([VERSION, CONNECT, 0, NAME, name.length]), name, to]));
    const [version, answer, , type = 0] = await reader.exactly(4);
    if (version !== VERSION) throw failure('EPROTO');
    if (answer !== GRANTED) throw failure('ECONNREFUSED');
    const length = type === NAME ? (await reader.exactly(1))[0] : LENGTHS[type];
    if (length === undefined) throw failure('EPROTO');
    await reader.exactly(length + 2);
  } finally {
    reader.leave();
  }
}

/** Reads what is asked for and leaves the rest where it is: a stream that flows would give it to nobody. */
function readerOf(socket: net.Socket, signal: AbortSignal) {
  let wake: () => void = () => undefined;
  const happened = () => wake();
  for (const event of EVENTS) socket.on(event, happened);
  signal.addEventListener('abort', happened);
  return {
    async exactly(bytes: number): Promise<Buffer> {
      for (;;) {
        signal.throwIfAborted();
        const next = new Promise<void>((resolve) => (wake = resolve));
        const chunk: unknown = socket.read(bytes);
        if (Buffer.isBuffer(chunk) && chunk.length === bytes) return chunk;
        if (socket.readableEnded || socket.destroyed) throw failure('ECONNRESET');
        await next;
      }
    },
    leave() {
      for (const event of EVENTS) socket.off(event, happened);
      signal.removeEventListener('abort', happened);
    },
  };
}

function failure(code: string): Error {
  return Object.assign(new Error(`the proxy did not connect: ${code}`), { code });
}
