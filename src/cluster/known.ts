import type { KubeObject, ListQuery } from '../model/ports.ts';
import type { Failure } from './refusal.ts';
import { createShelf, type ObjectChange } from './shelf.ts';

/** Events: they come by the million, and what is old says nothing. */
const MOST_EVENTS = 2000;

export type FeedChange = ObjectChange | { readonly is: 'whole' } | Blind;
/** `isTried`, `isInList`: since it came somebody has begun to ask, and a list has begun. */
type Hearing = { isTried: boolean; isInList: boolean; told: 'nothing' | 'whole' | 'blind' };
type Blind = { readonly is: 'blind'; readonly failure: Failure };

export type FeedListener = {
  tell(change: FeedChange): void;
  /** Nothing will be told any more. */
  broken(error: unknown): void;
};

/** What has been read by now, and who is told of it. */
export type Known = {
  /** All that is there now is about to be asked for. */
  beginTry(): void;
  beginList(): void;
  listed(object: KubeObject): void;
  endList(): void;
  happened(object: KubeObject): void;
  deleted(object: KubeObject): void;
  blind(failure: Failure): void;
  /** It was tried again in vain: who came meanwhile is told. */
  stillBlind(): void;
  broken(error: unknown): void;
  /**
   * Tells what is known, then what changes. That this is all is told only after a list that began later than this: what
   * was read before may be the world before the change that somebody now wants to see. Gives how to stop.
   */
  listen(listener: FeedListener): () => void;
  /** Somebody waits for a list that has not begun. */
  isWanted(): boolean;
  /** Somebody came after it was last tried. */
  isNew(): boolean;
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
  const listeners = new Map<FeedListener, Hearing>();
  let state: { readonly is: 'not-yet' } | { readonly is: 'whole' } | Blind = { is: 'not-yet' };
  let fault: { readonly error: unknown } | undefined;

  function tell(change: FeedChange): void {
    for (const listener of listeners.keys()) listener.tell(change);
  }

  function tellAll(changes: readonly ObjectChange[]): void {
    for (const change of changes) tell(change);
  }

  function isOurs({ metadata }: KubeObject): boolean {
    return only === undefined || metadata.namespace === undefined || only.has(metadata.namespace);
  }

  return {
    beginTry() {
      for (const hearing of listeners.values()) hearing.isTried = true;
    },
    beginList() {
      shelf.beginList();
      for (const hearing of listeners.values()) hearing.isInList = true;
    },
    listed(object) {
      if (isOurs(object)) tellAll(shelf.listed(keep(object)));
    },
    endList() {
      tellAll(shelf.endList());
      state = { is: 'whole' };
      for (const [listener, hearing] of listeners) {
        if (!hearing.isInList || hearing.told === 'whole') continue;
        hearing.told = 'whole';
        listener.tell(state);
      }
    },
    happened(object) {
      if (isOurs(object)) tellAll(shelf.happened(keep(object)));
    },
    deleted(object) {
      if (isOurs(object)) tellAll(shelf.deleted(object));
    },
    blind(failure) {
      state = { is: 'blind', failure };
      for (const hearing of listeners.values()) hearing.told = 'blind';
      tell(state);
    },
    stillBlind() {
      if (state.is !== 'blind') return;
      for (const [listener, hearing] of listeners) {
        if (hearing.told !== 'nothing') continue;
        hearing.told = 'blind';
        listener.tell(state);
      }
    },
    broken(error) {
      fault = { error };
      for (const listener of listeners.keys()) listener.broken(error);
    },
    listen(listener) {
      for (const object of shelf.objects()) listener.tell({ is: 'put', object });
      if (fault !== undefined) listener.broken(fault.error);
      listeners.set(listener, { isTried: false, isInList: false, told: 'nothing' });
      return () => listeners.delete(listener);
    },
    isWanted: () => [...listeners.values()].some(({ isInList }) => !isInList),
    isNew: () => [...listeners.values()].some(({ isTried }) => !isTried),
    state: () => state.is,
    has: (object) => shelf.has(object),
    objects: () => shelf.objects(),
  };
}
