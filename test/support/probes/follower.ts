import type { Change, Clock, KubeObject, Readers, Selection } from '../../../src/model/ports.ts';
import { aCause } from '../../../src/model/verdict.ts';
import { FAKE_READERS } from '../fake-ports.ts';

export type Follower = Readers['cluster'] & {
  /** A batch for whoever follows. */
  tell(...changes: readonly Change[]): void;
  /** Ends what is followed now, with this error if one is given. */
  end(error?: Error): void;
  /** What was asked for, once for each time that somebody began. */
  readonly asked: (readonly Selection[])[];
  /** How many follow at this moment. */
  following(): number;
};

/** A cluster that tells what the test tells it. */
export function aFollower(more: Partial<Readers['cluster']> = {}): Follower {
  const asked: (readonly Selection[])[] = [];
  let waiting: (readonly Change[])[] = [];
  let following = 0;
  let end: { readonly error: Error | undefined } | undefined;
  let wake: () => void = () => undefined;

  async function* follow(
    selections: readonly Selection[],
    signal: AbortSignal,
  ): AsyncIterable<readonly Change[]> {
    asked.push(selections);
    following += 1;
    const onAbort = () => wake();
    signal.addEventListener('abort', onAbort);
    try {
      for (;;) {
        signal.throwIfAborted();
        const batch = waiting.shift();
        if (batch !== undefined) yield batch;
        else if (end === undefined)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        else {
          const { error } = end;
          end = undefined;
          if (error !== undefined) throw error;
          return;
        }
      }
    } finally {
      following -= 1;
      signal.removeEventListener('abort', onAbort);
    }
  }

  return {
    ...FAKE_READERS.cluster,
    ...more,
    follow,
    asked,
    following: () => following,
    tell(...changes) {
      waiting = [...waiting, changes];
      wake();
    },
    end(error) {
      end = { error };
      wake();
    },
  };
}

export function put(...objects: readonly KubeObject[]): readonly Change[] {
  return objects.map((object) => ({ is: 'put', object }));
}

type Part = { readonly apiVersion: string; readonly kind: string; readonly namespace?: string };

/** All parts that these selections ask for. */
export function partsOf(selections: readonly Selection[]): readonly Part[] {
  return selections.flatMap(({ apiVersion, kind, namespaces }) =>
    (namespaces ?? [undefined]).map((namespace) => ({
      apiVersion,
      kind,
      ...(namespace === undefined ? {} : { namespace }),
    })),
  );
}

export function whole(selections: readonly Selection[]): readonly Change[] {
  return partsOf(selections).map((part) => ({ is: 'whole', ...part }));
}

export function blind(part: Part, code: string, unreachable: boolean = false): Change {
  return {
    is: 'blind',
    ...part,
    unreachable,
    cause: aCause(code, { namespace: part.namespace ?? '*' }),
  };
}

export type HandClock = Clock & { pass(ms: number): void; readonly pauses: () => number };

/** A clock that only the test moves; who sleeps for no time at all only lets others go first. */
export function aHandClock(): HandClock {
  let now = 1_000_000;
  let pauses = 0;
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    mono: () => now,
    pauses: () => pauses,
    pass(ms) {
      now += ms;
      const due = sleepers.filter(({ at }) => at <= now);
      sleepers = sleepers.filter(({ at }) => at > now);
      for (const { wake } of due) wake();
    },
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        pauses += ms === 0 ? 1 : 0;
        if (signal.aborted) reject(signal.reason);
        else if (ms === 0) setImmediate(resolve);
        else sleepers.push({ at: now + ms, wake: resolve });
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  };
}

/** Every event loop turn that is due now, and what follows from it. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Takes what is told as it comes. */
export function heard<T>(told: AsyncIterable<T>): {
  readonly all: T[];
  ended: () => { readonly error: unknown } | undefined;
} {
  const all: T[] = [];
  let end: { readonly error: unknown } | undefined;
  const listen = async () => {
    for await (const one of told) all.push(one);
  };
  void Promise.allSettled([listen()]).then(([done]) => {
    end = { error: done.status === 'rejected' ? done.reason : undefined };
    return undefined;
  });
  return { all, ended: () => end };
}
