import type { JsonObject } from '../../model/json.ts';
import { numberAt, objectsAt, textAt } from '../store/json.ts';
import { isGoing, nameOf, namespaceOf, uidOf } from '../store/metadata.ts';
import { remove } from '../store/remove.ts';
import { placeOf } from '../store/change.ts';
import { livePod } from './pod-life.ts';
import { hasEnded, POD } from './pods-of.ts';
import type { ControllerWorld } from './world.ts';

const STOP_MS = 200;

/** What all nodes do with the pods that were placed on them. */
export function runKubelets(world: ControllerWorld): () => void {
  const { store, clock } = world;
  const lives = new Map<string, AbortController>();
  const stopping = new Set<string>();
  let count = 10;

  function begin(pod: JsonObject): void {
    const life = new AbortController();
    lives.set(uidOf(pod), life);
    count += 1;
    const address = `172.20.${Math.floor(count / 250) % 250}.${(count % 250) + 1}`;
    // It ends by itself, or because it is stopped.
    livePod(world, pod, address, life.signal).catch((error: unknown) => {
      if (!life.signal.aborted && !(error instanceof Error && error.message === 'stopped'))
        throw error;
    });
  }

  function stop(pod: JsonObject): void {
    const uid = uidOf(pod);
    const node = textAt(pod, 'spec', 'nodeName') ?? '';
    lives.get(uid)?.abort();
    lives.delete(uid);
    for (const one of hasEnded(pod) ? [] : objectsAt(pod, 'spec', 'containers')) {
      const name = textAt(one, 'name') ?? '';
      const field = `spec.containers{${name}}`;
      world.record(pod, {
        reason: 'Killing',
        message: `Stopping container ${name}`,
        field,
        by: 'kubelet',
        host: node,
      });
    }
    const graceMs = 1000 * (numberAt(pod, 'metadata', 'deletionGracePeriodSeconds') ?? 0);
    clock.after(Math.min(STOP_MS, graceMs), () => gone(pod));
  }

  function gone(pod: JsonObject): void {
    const now = store.get(POD, placeOf(pod));
    if (now === undefined || uidOf(now) !== uidOf(pod)) return;
    if ((numberAt(now, 'metadata', 'deletionGracePeriodSeconds') ?? 0) === 0) return;
    remove(store, POD, { namespace: namespaceOf(now), name: nameOf(now) }, { graceSeconds: 0 });
  }

  const stopListening = store.listen(({ kind, type, object }) => {
    if (kind !== POD) return;
    const uid = uidOf(object);
    if (type === 'DELETED') {
      lives.get(uid)?.abort();
      lives.delete(uid);
      stopping.delete(uid);
    } else if (isGoing(object)) {
      if (stopping.has(uid) || textAt(object, 'spec', 'nodeName') === undefined) return;
      stopping.add(uid);
      clock.after(0, () => stop(object));
    } else if (
      !lives.has(uid) &&
      textAt(object, 'spec', 'nodeName') !== undefined &&
      !hasEnded(object)
    )
      clock.after(0, () => !lives.has(uid) && begin(object));
  });
  return () => {
    stopListening();
    for (const life of lives.values()) life.abort();
  };
}
