import net from 'node:net';
import type { WebSocket } from 'ws';

/** What lies between drops a connection that is silent for some minutes. */
const PING_MS = 20_000;

export type Ending =
  | { readonly is: 'ended' }
  /** `code` as the system has it, so that whoever reads sockets knows it. */
  | { readonly is: 'failed'; readonly code: string; readonly says: string };

export type ChannelSocketOptions = {
  readonly socket: WebSocket;
  /** The channel that is written to. */
  readonly channel: number;
  /** What stands for the other end's address: what is behind a route has none here. */
  readonly remoteAddress: string;
};

/**
 * One connection over a channel of the API's stream protocols, to be used as any socket. There is no half-close in these
 * protocols: whoever ends it has read all that he wants.
 */
export class ChannelSocket extends net.Socket {
  readonly #socket: WebSocket;
  readonly #channel: number;
  #ping: NodeJS.Timeout | undefined;

  constructor({ socket, channel, remoteAddress }: ChannelSocketOptions) {
    super();
    this.#socket = socket;
    this.#channel = channel;
    Object.defineProperty(this, 'remoteAddress', { value: remoteAddress });
    // Whoever reads or writes hears of it too; a connection that nobody uses any more must end nothing.
    this.on('error', () => undefined);
    // It stands from the beginning; TLS believes a socket without a handle only once it hears so.
    this.on('newListener', (event) => {
      if (event === 'connect') process.nextTick(() => this.emit('connect'));
    });
    if (socket.readyState === socket.OPEN) this.#keepOpen();
    else socket.once('open', () => this.#keepOpen());
  }

  /** What came from the other end. */
  feed(bytes: Buffer): void {
    if (bytes.length > 0 && !this.destroyed && !this.push(bytes)) this.#socket.pause();
  }

  /** No more will come. */
  finish(ending: Ending): void {
    clearInterval(this.#ping);
    if (this.destroyed) return;
    if (ending.is === 'ended') this.push(null);
    else this.destroy(connectionError(ending.code, ending.says));
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(
    chunk: Uint8Array | string,
    encoding: BufferEncoding,
    done: (error?: Error | null) => void,
  ): void {
    this.#send([asBuffer(chunk, encoding)], done);
  }

  override _writev(
    chunks: readonly { readonly chunk: Uint8Array | string; readonly encoding: BufferEncoding }[],
    done: (error?: Error | null) => void,
  ): void {
    this.#send(
      chunks.map(({ chunk, encoding }) => asBuffer(chunk, encoding)),
      done,
    );
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#socket.close();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearInterval(this.#ping);
    this.#socket.terminate();
    done(error);
  }

  #keepOpen(): void {
    this.#ping = setInterval(() => this.#socket.ping(), PING_MS);
    this.#ping.unref();
  }

  #send(chunks: readonly Buffer[], done: (error?: Error | null) => void): void {
    this.#socket.send(Buffer.concat([Buffer.of(this.#channel), ...chunks]), (error) =>
      // Why it was closed is told by whoever hears of its end.
      done(error === undefined || error === null ? null : connectionError('EPIPE', error.message)),
    );
  }
}

/** As the system's own errors look, so that it is told apart as they are. */
export function connectionError(code: string, says: string): Error {
  return Object.assign(new Error(says), {
    code,
    syscall: code === 'ECONNREFUSED' ? 'connect' : 'read',
  });
}

function asBuffer(chunk: Uint8Array | string, encoding: BufferEncoding): Buffer {
  return typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk);
}
