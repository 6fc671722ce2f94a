import { WizardError } from '../model/error.ts';
import type { KubeObject } from '../model/ports.ts';
import { rootOf } from './api-group.ts';
import { feedFailure, pauseFailure, type Asking } from './feed-failure.ts';
import type { Identity } from './identity.ts';
import { createKnown, type FeedListener, type Keeping } from './known.ts';
import { streamList } from './list-stream.ts';
import { createOutage } from './outage.ts';
import { backoff, spread, type Pace } from './pace.ts';
import type { Pauses } from './pauses.ts';
import { Refusal, type Failure } from './refusal.ts';
import type { Source } from './source.ts';
import type { Turns } from './turns.ts';
import { streamWatch } from './watch-stream.ts';

export type FeedSettings = Keeping &
  Asking & {
    readonly identity: Identity;
    readonly pace: Pace;
    readonly turns: Turns;
    readonly pauses: Pauses;
  };

/** One list and watch, kept up through whatever happens, for all who follow it. */
export type Feed = {
  /** Tells what is known, then what changes; lists again before it tells that this is all. Gives how to stop. */
  listen(listener: FeedListener): () => void;
  state(): 'not-yet' | 'whole' | 'blind';
  /** undefined until the API server has said. */
  isNamespaced(): boolean | undefined;
  has(object: KubeObject): boolean;
  objects(): Iterable<KubeObject>;
  close(): void;
};

export function openFeed(settings: FeedSettings): Feed {
  const { streams, discovery, identity, pace, turns, pauses, query } = settings;
  const closing = new AbortController();
  const { signal } = closing;
  const known = createKnown(settings);
  const outage = createOutage(pace.graceMs, (failure) => blind(failure), signal);
  let isNamespaced: boolean | undefined;
  /** From here a watch goes on; undefined where all must be listed first. */
  let version: string | undefined;
  let relistAt = 0;
  let failures = 0;
  /** What answers may be another cluster than the one that answered before this moment. */
  let unprovenSince: number | undefined = 0;
  /** When what is being asked was asked, until there is an answer. */
  let askedAt: number | undefined;
  /** All has been listed: what is refused now is only to watch it. */
  let isWatching = false;
  /** Ends a watch or a pause where all is to be listed now. */
  let idle: AbortController | undefined;

  function blind(failure: Failure): void {
    // What happened meanwhile is only known when all has been listed again.
    version = undefined;
    known.blind(failure);
  }

  function over(): void {
    // Others may be waiting for the same server.
    if (outage.isOn()) pauses.reached(pace.backoffMs);
    outage.over();
  }

  async function source(): Promise<Source> {
    const resource = await discovery.find(query.apiVersion, query.kind, signal);
    ({ namespaced: isNamespaced } = resource);
    return { streams, pace, turns, resource, query };
  }

  async function list(from: Source): Promise<void> {
    const listed = await streamList(
      from,
      {
        begin: () => known.beginList(),
        object: (object) => {
          askedAt = undefined;
          known.listed(object);
        },
      },
      signal,
    );
    version = listed;
    relistAt = performance.now() + spread(pace.relistMs);
    over();
    known.endList();
  }

  async function watch(from: Source, since: string, limit: AbortSignal): Promise<void> {
    let isHeard = false;
    const heard = () => {
      isHeard = true;
      failures = 0;
    };
    const began = performance.now();
    await streamWatch(
      from,
      since,
      {
        opened: () => {
          askedAt = undefined;
          // It was told in the meantime that nothing can be read: that ends with a list only.
          if (known.state() === 'blind') return false;
          over();
          return true;
        },
        put: (object) => {
          heard();
          known.happened(object);
        },
        gone: (object) => {
          heard();
          known.deleted(object);
        },
        reached: (reached) => {
          heard();
          version = reached;
        },
      },
      limit,
    );
    // One that ends at once and says nothing must not be asked for without a pause.
    if (isHeard || performance.now() - began > pace.backoffMs) failures = 0;
    else await rest({ retryAfterMs: undefined, isRefused: false, unreachable: false });
  }

  /** What lasts until somebody comes who wants a list. */
  async function untilSomebodyComes(work: (limit: AbortSignal) => Promise<void>): Promise<void> {
    const mine = new AbortController();
    idle = mine;
    try {
      await work(AbortSignal.any([signal, mine.signal]));
    } catch (error) {
      if (signal.aborted || !mine.signal.aborted) throw error;
    } finally {
      idle = undefined;
    }
  }

  async function rest(
    failure: Pick<Failure, 'retryAfterMs' | 'isRefused' | 'unreachable'>,
  ): Promise<void> {
    const { retryAfterMs, isRefused, unreachable } = failure;
    failures += 1;
    const ms = isRefused
      ? pace.refusedMs * (1 + Math.random())
      : backoff(pace, failures, retryAfterMs);
    // Who was there already when it failed has to wait like everybody.
    if (known.isNew()) return;
    await untilSomebodyComes((limit) =>
      pauses.rest(ms, unreachable && retryAfterMs === undefined, limit),
    );
  }

  /** What the server wished for when somebody else asked: who comes meanwhile is told, but nothing is asked for. */
  async function patience(): Promise<void> {
    for (;;) {
      const asked = pauses.asked(rootOf(query.apiVersion));
      if (asked === undefined) return;
      outage.failed(await pauseFailure(asked.status, settings, signal), undefined);
      known.stillBlind();
      const ms = asked.ms + Math.random() * pace.backoffMs;
      await untilSomebodyComes((limit) => pauses.rest(ms, false, limit));
    }
  }

  async function once(): Promise<void> {
    isWatching = false;
    await patience();
    known.beginTry();
    askedAt = performance.now();
    const mustList = version === undefined || askedAt > relistAt || known.isWanted();
    if (mustList) unprovenSince ??= askedAt;
    if (unprovenSince !== undefined) await identity.proveSince(unprovenSince, signal);
    unprovenSince = undefined;
    const from = await source();
    if (mustList) await list(from);
    // Whoever only wanted to look has left by now.
    const turn = turns.mine();
    if (turn !== undefined) await turn;
    signal.throwIfAborted();
    const since = version;
    isWatching = true;
    if (since === undefined || known.isWanted()) return;
    await untilSomebodyComes((limit) => watch(from, since, limit));
  }

  async function run(): Promise<void> {
    // Whoever opens it listens right after.
    await Promise.resolve();
    while (!signal.aborted) {
      try {
        await once();
      } catch (error) {
        if (signal.aborted) return;
        if (isUnwatchable(error)) await pollLater();
        else {
          const failure = await feedFailure(error, settings, signal);
          if (failure === undefined) throw error;
          await recover(failure);
        }
      }
    }
  }

  /** Metrics and the like can be listed, but not watched; and somebody may be allowed only the one. */
  function isUnwatchable(error: unknown): boolean {
    return error instanceof Refusal && isWatching && (error.status === 405 || error.status === 403);
  }

  async function pollLater(): Promise<void> {
    version = undefined;
    if (known.isNew()) return;
    await untilSomebodyComes((limit) => pauses.rest(pace.refusedMs, false, limit));
  }

  async function recover(failure: Failure): Promise<void> {
    // A server that says no a second time will not go on from here; a connection that is cut says nothing about that.
    if (failure.isLost || (failure.isSaid && failures > 0)) version = undefined;
    unprovenSince = performance.now();
    outage.failed(failure, askedAt);
    known.stillBlind();
    await rest(failure);
  }

  void run().catch((error: unknown) => {
    if (signal.aborted) return;
    known.broken(error);
  });

  return {
    listen(listener) {
      const stop = known.listen(listener);
      idle?.abort();
      return stop;
    },
    state: () => known.state(),
    isNamespaced: () => isNamespaced,
    has: (object) => known.has(object),
    objects: () => known.objects(),
    close() {
      closing.abort(new Error('closed'));
      const server = streams.server();
      known.broken(new WizardError('cluster-unreachable', 'api-reset', { server }));
    },
  };
}
