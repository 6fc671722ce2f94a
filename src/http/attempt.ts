import type { EventEmitter } from 'node:events';

/** What a request is about when it fails. */
export type Phase = 'connect' | 'tls' | 'header' | 'body';

type Held = EventEmitter & { destroy(): unknown };

/** One request: whatever it opens is closed when it ends, and no error of it is ever nobody's. */
export type Attempt = {
  /** Aborted when the request has to end. */
  readonly signal: AbortSignal;
  phase: Phase;
  /** The IP address that took the connection. */
  address: string | null;
  keep<T extends Held>(held: T): T;
  readonly close: () => void;
};

export function anAttempt(): Attempt {
  const ending = new AbortController();
  const all: Held[] = [];
  return {
    signal: ending.signal,
    phase: 'connect',
    address: null,
    keep(held) {
      // Sessions and streams of HTTP/2 tell errors of their own, even after their end: unheard they end the program.
      held.on('error', ignore);
      if (ending.signal.aborted) held.destroy();
      else all.push(held);
      return held;
    },
    close() {
      ending.abort();
      // A stream before its session, a session before its socket.
      for (const held of all.splice(0).toReversed()) held.destroy();
    },
  };
}

function ignore(): void {
  // Whoever waits for the answer hears of it too.
}
