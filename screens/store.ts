import { doorTable } from '../src/core/front-door-table.ts';
import type { DoorRow, DoorTable } from '../src/model/front-door.ts';
import type { RunEvent } from '../src/model/event.ts';
import type { ClusterWatch } from '../src/model/overview.ts';
import type { PastRuns } from '../src/model/past.ts';
import type { RunHandle } from '../src/model/run.ts';
import type { View } from './view.ts';

/** Time as the screens need it: handed in, so that tests decide when it passes. */
export type Ticker = {
  now(): number;
  /** Calls once after `ms`; returns how to call it off. */
  after(ms: number, call: () => void): () => void;
};

/** The run as a snapshot that changes at most ten times a second, and not at all while the terminal is behind. */
export type RunStore = {
  view(): View;
  subscribe(listener: () => void): () => void;
  /** What stands in the run right now: for keys, which must never act on an old picture. */
  fresh(): View;
  /** Shows what changed at once: after a key nobody waits for the next tenth of a second. */
  refresh(): void;
  /** The cluster is followed only while one of its pages is open. */
  watchCluster(is: boolean): void;
  close(): void;
};

const PAUSE_MS = 100;
/** A terminal takes a picture in less, unless it stands still: then it is asked again and again, and nothing is made. */
const BEHIND_MS = 10;
const SECOND = 1000;
/** More than any run has had: who looks for an older one is told where it is. */
const KEPT_EVENTS = 10_000;

export function createStore(
  handle: RunHandle,
  ticker: Ticker,
  isBehind: () => boolean,
  crash: (error: unknown) => void,
  past?: PastRuns,
): RunStore {
  const events: RunEvent[] = [];
  const listeners = new Set<() => void>();
  const closing = new AbortController();
  let isWatching = false;
  let watched: ClusterWatch | null = null;
  let unwatch: (() => void) | undefined;
  function hasCluster(): boolean {
    return handle.state().phase === 'open' && handle.cluster() !== null;
  }
  /** There may be another one than before, or none any more. */
  function settleWatch(): void {
    const wanted = isWatching && hasCluster() ? handle.cluster() : null;
    if (wanted === watched) return;
    unwatch?.();
    watched = wanted;
    unwatch = wanted?.onChange(() => later());
  }
  const door = doorOf(handle);
  /** Both rest on the state alone, and each key asks for them: with two thousand steps they take a while. */
  const derived = derivedOf(handle);
  const eventsNow = copyOf(events);
  const fresh = (): View => ({
    book: handle.book,
    ...derived(),
    needs: handle.needs(),
    now: ticker.now(),
    events: eventsNow(),
    hasCluster: hasCluster(),
    cluster: watched?.now() ?? null,
    door: door(),
    past: past?.now() ?? null,
    doorOf: (step) => handle.door(step),
    live: (step) => handle.live(step),
    plan: (step) => handle.plan(step),
    assist: (step) => handle.assist(step),
    undo: (step) => handle.undo(step),
    rights: (step) => handle.rights(step),
    cleanUp: () => handle.cleanUp(),
  });
  let view = fresh();
  let waiting: (() => void) | undefined;

  const show = () => {
    waiting = undefined;
    if (closing.signal.aborted) return;
    if (isBehind()) {
      waiting = ticker.after(BEHIND_MS, show);
      return;
    }
    settleWatch();
    view = fresh();
    for (const listener of listeners) listener();
  };
  const later = () => {
    waiting ??= ticker.after(PAUSE_MS, show);
  };
  let stopClock = ticker.after(SECOND, tick);
  function tick() {
    later();
    stopClock = ticker.after(SECOND, tick);
  }
  const unsubscribe = handle.subscribe(later);
  const forget = past?.onChange(later);
  read(handle, events, later, closing.signal).then(undefined, crash);

  return {
    view: () => view,
    fresh,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh() {
      waiting?.();
      show();
    },
    watchCluster(is) {
      isWatching = is;
      settleWatch();
    },
    close() {
      unwatch?.();
      closing.abort();
      unsubscribe();
      forget?.();
      stopClock();
      waiting?.();
    },
  };
}

function derivedOf(handle: RunHandle): () => Pick<View, 'state' | 'steps' | 'scope'> {
  let known: Pick<View, 'state' | 'steps' | 'scope'> | undefined;
  return () => {
    const state = handle.state();
    if (known?.state !== state) known = { state, steps: handle.steps(), scope: handle.scope() };
    return known;
  };
}

/** The same list until another event has come. */
function copyOf(events: readonly RunEvent[]): () => readonly RunEvent[] {
  let copy: readonly RunEvent[] = [];
  return () => {
    if (copy.length !== events.length || copy.at(-1) !== events.at(-1)) copy = [...events];
    return copy;
  };
}

/** The table of all proofs, made anew only where one of them said something. */
function doorOf(handle: RunHandle): () => DoorTable {
  const ids = [...handle.book.steps.keys(), ...handle.runbook.milestones.map(({ id }) => id)];
  let lists: readonly (readonly DoorRow[])[] = [];
  let table = doorTable([]);
  return () => {
    const now = ids.map((id) => handle.door(id));
    if (now.some((list, index) => list !== lists[index])) table = doorTable(now.flat());
    lists = now;
    return table;
  };
}

async function read(
  handle: RunHandle,
  events: RunEvent[],
  changed: () => void,
  signal: AbortSignal,
): Promise<void> {
  for await (const event of handle.events(signal)) {
    events.push(event);
    if (events.length > KEPT_EVENTS) events.shift();
    changed();
  }
}
