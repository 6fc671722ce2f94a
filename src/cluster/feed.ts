import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeObject, ListQuery } from '../model/ports.ts';
import { WizardError } from '../model/error.ts';
import type { Discovery } from './discovery.ts';
import type { Identity } from './identity.ts';
import { streamList } from './list-stream.ts';
import { createOutage } from './outage.ts';
import { backoff, spread, type Pace } from './pace.ts';
import { failureOf, Refusal, type Failure } from './refusal.ts';
import { createShelf, type ObjectChange } from './shelf.ts';
import type { Source } from './source.ts';
import type { Streams } from './streams.ts';
import type { Turns } from './turns.ts';
import { streamWatch } from './watch-stream.ts';

/** Events: they come by the million, and what is old says nothing. */
const MOST_EVENTS = 2000;

export type FeedChange = ObjectChange | { readonly is: 'whole' } | Blind;
type Blind = { readonly is: 'blind'; readonly failure: Failure };

export type FeedListener = {
  tell(change: FeedChange): void;
  /** A fault of our own: it is not passed over. */
  broken(error: unknown): void;
};

export type FeedSettings = {
  readonly streams: Streams;
  readonly discovery: Discovery;
  readonly identity: Identity;
  readonly pace: Pace;
  readonly turns: Turns;
  readonly keep: (object: KubeObject) => KubeObject;
  readonly query: ListQuery;
  /** Of all that is read, only what lies here (or in no namespace) is told. */
  readonly only?: ReadonlySet<string>;
};

/** One list and watch, kept up through whatever happens, for all who follow it. */
export type Feed = {
  /** Tells what is known, then what changes. Gives how to stop. */
  listen(listener: FeedListener): () => void;
  state(): 'not-yet' | 'whole' | 'blind';
  /** undefined until the API server has said. */
  isNamespaced(): boolean | undefined;
  has(object: KubeObject): boolean;
  objects(): Iterable<KubeObject>;
  close(): void;
};

export function openFeed(settings: FeedSettings): Feed {
  const { streams, discovery, identity, pace, turns, keep, query, only } = settings;
  const closing = new AbortController();
  const { signal } = closing;
  const shelf = query.kind === 'Event' ? createShelf(MOST_EVENTS) : createShelf();
  const listeners = new Set<FeedListener>();
  const outage = createOutage(pace.graceMs, (failure) => blind(failure), signal);
  let state: { readonly is: 'not-yet' | 'whole' } | Blind = { is: 'not-yet' };
  let isNamespaced: boolean | undefined;
  /** From here a watch goes on; undefined where all must be listed first. */
  let version: string | undefined;
  let relistAt = 0;
  let failures = 0;
  /** What answers may be another cluster than the one that answered before this moment. */
  let unprovenSince: number | undefined = 0;
  /** When what is being asked was asked, until there is an answer. */
  let askedAt: number | undefined;
  let fault: unknown;

  function tell(change: FeedChange): void {
    for (const listener of listeners) listener.tell(change);
  }

  function tellAll(changes: readonly ObjectChange[]): void {
    for (const change of changes) tell(change);
  }

  function blind(failure: Failure): void {
    state = { is: 'blind', failure };
    // What happened meanwhile is only known when all has been listed again.
    version = undefined;
    tell(state);
  }

  function isOurs({ metadata }: KubeObject): boolean {
    return only === undefined || metadata.namespace === undefined || only.has(metadata.namespace);
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
        begin: () => shelf.beginList(),
        object: (object) => {
          askedAt = undefined;
          if (isOurs(object)) tellAll(shelf.listed(keep(object)));
        },
      },
      signal,
    );
    tellAll(shelf.endList());
    version = listed;
    relistAt = performance.now() + spread(pace.relistMs);
    outage.over();
    if (state.is !== 'whole') {
      state = { is: 'whole' };
      tell({ is: 'whole' });
    }
  }

  async function watch(from: Source, since: string): Promise<void> {
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
          if (state.is === 'blind') return false;
          outage.over();
          return true;
        },
        put: (object) => {
          heard();
          if (isOurs(object)) tellAll(shelf.happened(keep(object)));
        },
        gone: (object) => {
          heard();
          if (isOurs(object)) tellAll(shelf.deleted(object));
        },
        reached: (reached) => {
          heard();
          version = reached;
        },
      },
      signal,
    );
    // One that ends at once and says nothing must not be asked for without a pause.
    if (isHeard || performance.now() - began > pace.backoffMs) failures = 0;
    else await rest({ retryAfterMs: undefined, isRefused: false });
  }

  async function rest({
    retryAfterMs,
    isRefused,
  }: Pick<Failure, 'retryAfterMs' | 'isRefused'>): Promise<void> {
    failures += 1;
    const ms = isRefused
      ? pace.refusedMs * (1 + Math.random())
      : backoff(pace, failures, retryAfterMs);
    await sleep(ms, undefined, { signal });
  }

  async function once(): Promise<void> {
    askedAt = performance.now();
    const mustList = version === undefined || askedAt > relistAt;
    if (mustList) unprovenSince ??= askedAt;
    if (unprovenSince !== undefined) await identity.proveSince(unprovenSince, signal);
    unprovenSince = undefined;
    const from = await source();
    if (mustList) await list(from);
    // Whoever only wanted to look has left by now.
    const turn = turns.mine();
    if (turn !== undefined) await turn;
    signal.throwIfAborted();
    if (version !== undefined) await watch(from, version);
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        await once();
      } catch (error) {
        if (signal.aborted) return;
        if (isUnwatchable(error)) await pollLater();
        else {
          const failure = failureOf(error, streams.server());
          if (failure === undefined) throw error;
          await recover(told(error, failure));
        }
      }
    }
  }

  /** Metrics and the like can be listed, but not watched. */
  function isUnwatchable(error: unknown): boolean {
    return error instanceof Refusal && error.status === 405 && version !== undefined;
  }

  async function pollLater(): Promise<void> {
    version = undefined;
    await sleep(pace.refusedMs, undefined, { signal }).catch(() => undefined);
  }

  /** A resource that has gone is a kind that has gone. */
  function told(error: unknown, failure: Failure): Failure {
    if (!(error instanceof Refusal) || error.status !== 404) return failure;
    const { apiVersion, kind } = query;
    discovery.forget(apiVersion);
    const unknown = new WizardError('not-proven', 'api-kind-unknown', { apiVersion, kind });
    return failureOf(unknown, streams.server()) ?? failure;
  }

  async function recover(failure: Failure): Promise<void> {
    // A server that says no a second time will not go on from here; a connection that is cut says nothing about that.
    if (failure.isLost || (failure.isSaid && failures > 0)) version = undefined;
    unprovenSince = performance.now();
    outage.failed(failure, askedAt);
    await rest(failure);
  }

  void run().catch((error: unknown) => {
    if (signal.aborted) return;
    fault = error;
    for (const listener of listeners) listener.broken(error);
  });

  return {
    listen(listener) {
      for (const object of shelf.objects()) listener.tell({ is: 'put', object });
      if (state.is !== 'not-yet') listener.tell(state.is === 'blind' ? state : { is: 'whole' });
      if (fault !== undefined) listener.broken(fault);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state.is,
    isNamespaced: () => isNamespaced,
    has: (object) => shelf.has(object),
    objects: () => shelf.objects(),
    close() {
      closing.abort(new Error('closed'));
      const server = streams.server();
      const closed = new WizardError('cluster-unreachable', 'api-reset', { server });
      for (const listener of listeners) listener.broken(closed);
    },
  };
}
