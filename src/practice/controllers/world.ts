import type { Json, JsonObject } from '../../model/json.ts';
import type { Breaks } from '../breaks.ts';
import type { PodHost } from '../pod-host.ts';
import { create } from '../store/create.ts';
import { ApiFault } from '../store/faults.ts';
import { at, objectAt, objectsAt, same, textAt } from '../store/json.ts';
import { apiVersionOf, type Kind } from '../store/kinds.ts';
import { isGoing, nameOf, namespaceOf, timeText, uidOf } from '../store/metadata.ts';
import { placeOf } from '../store/change.ts';
import { remove } from '../store/remove.ts';
import type { Change, Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import type { Recorder } from './recorder.ts';

/** What a controller works on. */
export type ControllerWorld = {
  readonly store: Store;
  readonly breaks: Breaks;
  readonly host: PodHost;
  readonly clock: Clock;
  readonly record: Recorder;
};

/** A controller, at work; gives how to stop it. */
export type Controller = (world: ControllerWorld) => () => void;

/**
 * Does `work` for each key that a change names, soon and once however often it was named. What it throws because the API
 * refuses is tried again a little later.
 */
export function follow(
  { store, clock }: ControllerWorld,
  keysOf: (change: Change) => readonly string[],
  work: (key: string) => void,
): { readonly again: (key: string) => void; readonly stop: () => void } {
  const waiting = new Set<string>();
  let isOver = false;
  let isPlanned = false;

  function plan(key: string): void {
    waiting.add(key);
    if (isPlanned || isOver) return;
    isPlanned = true;
    setImmediate(run);
  }

  function run(): void {
    isPlanned = false;
    const keys = [...waiting];
    waiting.clear();
    for (const key of keys) {
      if (isOver) return;
      try {
        work(key);
      } catch (error) {
        if (!(error instanceof ApiFault)) throw error;
        clock.after(RETRY_MS, () => plan(key));
      }
    }
  }

  const heard = (change: Change): void => {
    for (const key of keysOf(change)) plan(key);
  };
  const stopListening = store.listen(heard);
  // What is there already is as new as anything.
  for (const kind of store.kinds())
    for (const object of store.list(kind))
      heard({ type: 'ADDED', kind, object, before: undefined, version: store.version() });
  return {
    again: plan,
    stop() {
      isOver = true;
      stopListening();
    },
  };
}

const RETRY_MS = 1000;

/**
 * Does `work` for each object of a kind, again for what it controls: `owned`, by their own kind. `work` gives in how many
 * milliseconds the object is to be looked at again, where nothing has to happen for that.
 */
export function followOwner(
  world: ControllerWorld,
  { owner, owned }: { readonly owner: Kind; readonly owned: Kind },
  work: (object: JsonObject) => number | undefined,
  alsoOn: (change: Change) => readonly string[] = () => [],
): () => void {
  const loop = follow(
    world,
    (change) => {
      if (change.kind === owner) return [keyOf(change.object)];
      return change.kind === owned ? controllerKey(change.object, owner) : alsoOn(change);
    },
    (key) => {
      const object = world.store.get(owner, placeIn(key));
      if (object === undefined || isGoing(object)) return;
      const againMs = work(object);
      if (againMs !== undefined) world.clock.after(againMs, () => loop.again(key));
    },
  );
  return loop.stop;
}

export function keyOf(object: JsonObject): string {
  return `${namespaceOf(object) ?? ''}/${nameOf(object)}`;
}

export function placeIn(key: string): { readonly namespace: string; readonly name: string } {
  const [namespace = '', name = ''] = key.split('/');
  return { namespace, name };
}

/** The key of the object that controls this one, where that is of a kind. */
export function controllerKey(object: JsonObject, kind: Kind): readonly string[] {
  const owner = controllerOf(object);
  const isOurs = owner?.['kind'] === kind.kind && owner['apiVersion'] === apiVersionOf(kind);
  return isOurs ? [`${namespaceOf(object) ?? ''}/${textAt(owner, 'name') ?? ''}`] : [];
}

export function controllerOf(object: JsonObject): JsonObject | undefined {
  return objectsAt(object, 'metadata', 'ownerReferences').find((one) => one['controller'] === true);
}

export function isControlledBy(object: JsonObject, owner: JsonObject): boolean {
  const reference = controllerOf(object);
  return reference !== undefined && textAt(reference, 'uid') === uidOf(owner);
}

export function ownerReference(kind: Kind, owner: JsonObject): JsonObject {
  return {
    apiVersion: apiVersionOf(kind),
    kind: kind.kind,
    name: nameOf(owner),
    uid: uidOf(owner),
    controller: true,
    blockOwnerDeletion: true,
  };
}

export function add(
  { store }: ControllerWorld,
  kind: Kind,
  namespace: string | undefined,
  object: JsonObject,
): JsonObject {
  return create(store, kind, namespace, object, { manager: '' });
}

/** Deletes what may be gone by now. */
export function drop(
  { store }: ControllerWorld,
  kind: Kind,
  object: JsonObject,
  graceSeconds?: number,
): void {
  const place = placeOf(object);
  if (store.get(kind, place) === undefined) return;
  remove(store, kind, place, { uid: uidOf(object), graceSeconds });
}

/** Another status for an object, unless it is gone or has it already. */
export function setStatus(
  { store }: ControllerWorld,
  kind: Kind,
  object: JsonObject,
  status: JsonObject,
): void {
  const now = store.get(kind, placeOf(object));
  if (now === undefined || uidOf(now) !== uidOf(object) || same(objectAt(now, 'status'), status))
    return;
  store.put(kind, { ...now, status });
}

export type Condition = {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason?: string;
  readonly message?: string;
};

/** The conditions of an object with these in place of what it said before; a time moves only where the status does. */
export function withConditions(
  object: JsonObject,
  told: readonly Condition[],
  times: readonly string[] = ['lastTransitionTime'],
): readonly JsonObject[] {
  const before = objectsAt(object, 'status', 'conditions');
  const now = timeText();
  const mine = told.map((one) => {
    const old = before.find(({ type }) => type === one.type);
    const isSame = old?.['status'] === one.status;
    const isAllSame = isSame && old['reason'] === one.reason && old['message'] === one.message;
    const since = Object.fromEntries(
      times.map((key): [string, Json] => {
        const keeps = key === 'lastTransitionTime' ? isSame : isAllSame;
        return [key, (keeps ? at(old, key) : undefined) ?? now];
      }),
    );
    return { ...since, ...one };
  });
  const others = before.filter(({ type }) => !told.some((one) => one.type === type));
  return [...mine, ...others];
}

export function conditionStatus(object: JsonObject, type: string): string | undefined {
  const found = objectsAt(object, 'status', 'conditions').find((one) => one['type'] === type);
  return textAt(found, 'status');
}
