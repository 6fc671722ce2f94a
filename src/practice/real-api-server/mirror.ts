import { placeOf } from '../store/change.ts';
import type { Kind } from '../store/kinds.ts';
import { uidOf } from '../store/metadata.ts';
import type { Place, Store } from '../store/store.ts';
import { followKind } from './follow-kind.ts';
import { createMirrored, keyOf } from './mirrored.ts';
import type { RealClient } from './real-client.ts';
import { send } from './send.ts';

const MOST_AT_ONCE = 16;
const MOST_TRIES = 12;
const LATER_MS = 100;
const LONGEST_MS = 2000;

type Waiting = { readonly kind: Kind; readonly place: Place; readonly tries: number };

/**
 * Keeps a store and a real API server the same: what others write there comes into the store, and what the range's own
 * controllers write into the store is written there. Resolves once the store has all that is there.
 */
export async function mirror(store: Store, client: RealClient): Promise<{ close(): void }> {
  const closing = new AbortController();
  const waiting = new Map<string, Waiting>();
  const busy = new Set<string>();
  const mirrored = createMirrored(store, (kind, place) => plan({ kind, place, tries: 0 }));

  function plan(one: Waiting, afterMs = 0): void {
    if (closing.signal.aborted) return;
    if (afterMs > 0) {
      setTimeout(() => plan(one), afterMs).unref();
      return;
    }
    const key = keyOf(one.kind, one.place);
    if (!waiting.has(key)) waiting.set(key, one);
    setImmediate(work);
  }

  function work(): void {
    for (const [key, one] of waiting) {
      if (busy.size >= MOST_AT_ONCE || closing.signal.aborted) return;
      if (busy.has(key)) continue;
      waiting.delete(key);
      busy.add(key);
      void sendOne(key, one);
    }
  }

  async function sendOne(key: string, one: Waiting): Promise<void> {
    const { kind, place, tries } = one;
    const [sent] = await Promise.allSettled([send(client, mirrored, kind, place)]);
    busy.delete(key);
    const result = sent.status === 'fulfilled' ? sent.value : undefined;
    if (result === 'again') plan({ kind, place, tries: 0 });
    else if (result === 'later') plan(one, LATER_MS);
    else if (result !== 'done' && tries >= MOST_TRIES) mirrored.giveUp(kind, place);
    else if (result !== 'done')
      plan({ ...one, tries: tries + 1 }, Math.min(LONGEST_MS, 50 * 2 ** tries));
    setImmediate(work);
  }

  const stopListening = store.listen(({ type, kind, object }) => {
    if (kind.kind === 'CustomResourceDefinition') setImmediate(follow);
    if (mirrored.isQuiet(keyOf(kind, placeOf(object)))) return;
    if (type === 'ADDED') mirrored.uids.born(uidOf(object));
    if (type === 'DELETED') mirrored.uids.forget(uidOf(object));
    plan({ kind, place: placeOf(object), tries: 0 });
  });

  const followed = new Map<string, Promise<void>>();
  /** Each kind by the first of its versions. */
  function follow(): void {
    for (const kind of store.kinds()) {
      const name = `${kind.group}/${kind.kind}`;
      if (followed.has(name)) continue;
      const { promise, resolve } = Promise.withResolvers<void>();
      followed.set(name, promise);
      void followKind(client, mirrored, kind, closing.signal, resolve);
    }
  }
  follow();
  await Promise.all(followed.values());
  return {
    close() {
      closing.abort();
      stopListening();
    },
  };
}
