import type { KubeObject, ListQuery } from '../model/ports.ts';
import type { Failure } from './refusal.ts';
import { createShelf, type ObjectChange } from './shelf.ts';

/** Events: they come by the million, and what is old says nothing. */
const MOST_EVENTS = 2000;

export type FeedChange = ObjectChange | { readonly is: 'whole' } | Blind;
type Blind = { readonly is: 'blind'; readonly failure: Failure };

export type FeedListener = {
  tell(change: FeedChange): void;
  /** Nothing will be told any more. */
  broken(error: unknown): void;
};

/** What has been read by now, and who is told of it. */
export type Known = {
  beginList(): void;
  listed(object: KubeObject): void;
  endList(): void;
  happened(object: KubeObject): void;
  deleted(object: KubeObject): void;
  blind(failure: Failure): void;
  broken(error: unknown): void;
  /** Tells what is known, then what changes. Gives how to stop. */
  listen(listener: FeedListener): () => void;
  state(): 'not-yet' | 'whole' | 'blind';
  has(object: KubeObject): boolean;
  objects(): Iterable<KubeObject>;
};

export type Keeping = {
  readonly query: ListQuery;
  readonly keep: (object: KubeObject) => KubeObject;
  /** Of all that is read, only what lies here (or in no namespace) is told. */
  readonly only?: ReadonlySet<string>;
};

export function createKnown({ query, keep, only }: Keeping): Known {
  const shelf = query.kind === 'Event' ? createShelf(MOST_EVENTS) : createShelf();
  const listeners = new Set<FeedListener>();
  let state: { readonly is: 'not-yet' | 'whole' } | Blind = { is: 'not-yet' };
  let fault: { readonly error: unknown } | undefined;

  function tell(change: FeedChange): void {
    for (const listener of listeners) listener.tell(change);
  }

  function tellAll(changes: readonly ObjectChange[]): void {
    for (const change of changes) tell(change);
  }

  function isOurs({ metadata }: KubeObject): boolean {
    return only === undefined || metadata.namespace === undefined || only.has(metadata.namespace);
  }

  return {
    beginList: () => shelf.beginList(),
    listed(object) {
      if (isOurs(object)) tellAll(shelf.listed(keep(object)));
    },
    endList() {
      tellAll(shelf.endList());
      if (state.is === 'whole') return;
      state = { is: 'whole' };
      tell({ is: 'whole' });
    },
    happened(object) {
      if (isOurs(object)) tellAll(shelf.happened(keep(object)));
    },
    deleted(object) {
      if (isOurs(object)) tellAll(shelf.deleted(object));
    },
    blind(failure) {
      state = { is: 'blind', failure };
      tell(state);
    },
    broken(error) {
      fault = { error };
      for (const listener of listeners) listener.broken(error);
    },
    listen(listener) {
      for (const object of shelf.objects()) listener.tell({ is: 'put', object });
      if (state.is !== 'not-yet') listener.tell(state.is === 'blind' ? state : { is: 'whole' });
      if (fault !== undefined) listener.broken(fault.error);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state.is,
    has: (object) => shelf.has(object),
    objects: () => shelf.objects(),
  };
}
