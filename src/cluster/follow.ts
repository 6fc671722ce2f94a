import type { Change, ClusterReader, KindScope, Selection } from '../model/ports.ts';
import type { Feeds } from './feeds.ts';
import { createQueue } from './queue.ts';
import type { Failure } from './refusal.ts';
import { subscribe, type Reading, type Sink, type Subscription } from './subscription.ts';

/** Follows selections through feeds that others may follow as well. */
export function createFollow(feeds: Feeds): ClusterReader['follow'] {
  return (selections, signal, { once = false } = {}) => changesOf(feeds, selections, signal, once);
}

async function* changesOf(
  feeds: Feeds,
  selections: readonly Selection[],
  signal: AbortSignal,
  once: boolean,
): AsyncGenerator<readonly Change[], void> {
  signal.throwIfAborted();
  const follower = createFollower();
  const onAbort = () => {
    // Also where nobody asks for the next changes any more.
    follower.leave();
    follower.wake();
  };
  signal.addEventListener('abort', onAbort);
  try {
    for (const selection of selections) follower.add(subscribe(feeds, selection, follower.sink));
    for (;;) {
      signal.throwIfAborted();
      follower.throwIfBroken();
      const batch = follower.take();
      if (batch.length > 0) yield batch;
      else if (once && follower.isSettled()) return;
      else await follower.woken();
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    follower.leave();
  }
}

function createFollower() {
  const queue = createQueue();
  const subscriptions: Subscription[] = [];
  /** Of each scope, how far each selection that touches it has got. */
  const readings = new Map<string, Map<Subscription, Reading>>();
  let fault: { readonly error: unknown } | undefined;
  let awake: (() => void) | undefined;

  function wake(): void {
    awake?.();
    awake = undefined;
  }

  const sink: Sink = {
    object(change, from) {
      const { kind, metadata } = change.object;
      // It may have left one selection and still be in another.
      const isElsewhere =
        change.is === 'gone' &&
        subscriptions.some((one) => one !== from && one.kind === kind && one.has(change.object));
      if (isElsewhere) return;
      const { namespace = '', name, uid = '' } = metadata;
      queue.put(`${kind}|${namespace}|${name}|${uid}`, change);
      wake();
    },
    reading(scope, reading, from) {
      const key = keyOf(scope);
      const all = readings.get(key) ?? new Map<Subscription, Reading>();
      all.set(from, reading);
      readings.set(key, all);
      const told = combined([...all.values()]);
      if (told === 'not-yet') queue.dropWhole(key);
      else queue.putLast(key, changeOf(scope, told));
      wake();
    },
    broken(error) {
      fault = { error };
      wake();
    },
  };

  return {
    sink,
    wake,
    add: (subscription: Subscription) => void subscriptions.push(subscription),
    take: () => queue.take(),
    isSettled: () =>
      [...readings.values()].every((all) => [...all.values()].every((one) => one !== 'not-yet')),
    throwIfBroken() {
      if (fault !== undefined) throw fault.error;
    },
    woken: () =>
      new Promise<void>((resolve) => {
        awake = resolve;
      }),
    leave() {
      for (const one of subscriptions) one.leave();
    },
  };
}

/** Whole only where all are; blind where one is. */
function combined(readings: readonly Reading[]): Reading {
  const failure = readings.find((one) => one !== 'whole' && one !== 'not-yet');
  if (failure !== undefined) return failure;
  return readings.includes('not-yet') ? 'not-yet' : 'whole';
}

function changeOf(scope: KindScope, reading: 'whole' | Failure): Change {
  if (reading === 'whole') return { is: 'whole', ...scope };
  return { is: 'blind', ...scope, cause: reading.cause, unreachable: reading.unreachable };
}

function keyOf({ apiVersion, kind, namespace = '*' }: KindScope): string {
  return `scope|${apiVersion}|${kind}|${namespace}`;
}
