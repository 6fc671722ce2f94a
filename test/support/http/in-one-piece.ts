import { once } from 'node:events';
import net from 'node:net';
import type { Dialer } from '../../../src/model/ports.ts';

/** As long as nothing comes for this time all that came is one piece. */
const QUIET_MS = 20;

/** Connections as through a pod: without a handle of the system, and what comes comes late, in one piece. */
export const inOnePiece: Dialer<net.Socket> = {
  async tcp(host, port) {
    const raw = net.connect(port, host);
    await once(raw, 'connect');
    return new Routed(raw);
  },
  udp() {
    throw new Error('none is asked for');
  },
};

class Routed extends net.Socket {
  readonly #raw: net.Socket;

  constructor(raw: net.Socket) {
    super();
    this.#raw = raw;
    let held: Buffer[] = [];
    let timer: NodeJS.Timeout | undefined;
    const deliver = () => {
      if (!this.destroyed && held.length > 0) this.push(Buffer.concat(held));
      held = [];
    };
    raw.on('data', (bytes: Buffer) => {
      held.push(bytes);
      clearTimeout(timer);
      timer = setTimeout(deliver, QUIET_MS);
    });
    raw.on('error', () => undefined);
    // TLS believes a socket without a handle only once it hears that it stands.
    this.on('newListener', (event) => {
      if (event === 'connect') process.nextTick(() => this.emit('connect'));
    });
  }

  override _read(): void {
    // What comes is pushed.
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: () => void): void {
    this.#raw.write(chunk, () => done());
  }

  override _final(done: () => void): void {
    this.#raw.end();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#raw.destroy();
    done(error);
  }
}
