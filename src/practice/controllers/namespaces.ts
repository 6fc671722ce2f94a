import type { JsonObject } from '../../model/json.ts';
import { isFree, placeOf } from '../store/change.ts';
import { objectAt, withAt } from '../store/json.ts';
import { kindNamed, type Kind } from '../store/kinds.ts';
import { finalizersOf, isGoing, nameOf } from '../store/metadata.ts';
import { remove } from '../store/remove.ts';
import {
  add,
  type Condition,
  type ControllerWorld,
  follow,
  setStatus,
  withConditions,
} from './world.ts';

const NAMESPACE = kindNamed('Namespace');
const ACCOUNT = kindNamed('ServiceAccount');
const CONFIG_MAP = kindNamed('ConfigMap');
const AGAIN_MS = 300;

/** Furnishes each namespace, and empties those that are to go. */
export function runNamespaces(world: ControllerWorld, root: string): () => void {
  const { store, clock } = world;
  const loop = follow(
    world,
    ({ kind, object }) => {
      if (kind === NAMESPACE) return [nameOf(object)];
      const { namespace } = placeOf(object);
      const isOurs = kind === ACCOUNT || kind === CONFIG_MAP;
      return isOurs && namespace !== undefined ? [namespace] : [];
    },
    (name) => {
      const namespace = store.get(NAMESPACE, { name });
      if (namespace === undefined) return;
      if (!isGoing(namespace)) furnish(world, name, root);
      else if (!empty(world, namespace)) clock.after(AGAIN_MS, () => loop.again(name));
    },
  );
  for (const one of store.list(NAMESPACE)) loop.again(nameOf(one));
  return loop.stop;
}

function furnish(world: ControllerWorld, namespace: string, root: string): void {
  if (world.store.get(ACCOUNT, { namespace, name: 'default' }) === undefined)
    add(world, ACCOUNT, namespace, { metadata: { name: 'default' } });
  const name = 'kube-root-ca.crt';
  if (world.store.get(CONFIG_MAP, { namespace, name }) === undefined)
    add(world, CONFIG_MAP, namespace, { metadata: { name }, data: { 'ca.crt': root } });
}

/** Whether it is gone. */
function empty(world: ControllerWorld, namespace: JsonObject): boolean {
  const { store } = world;
  const name = nameOf(namespace);
  const kinds = store.kinds().filter((one) => one.namespaced);
  for (const kind of kinds)
    for (const object of store.list(kind, name))
      if (!isGoing(object)) remove(store, kind, placeOf(object), {});
  const left = kinds.flatMap((kind) => store.list(kind, name).map((object) => ({ kind, object })));
  if (left.length > 0) {
    tellHeld(world, namespace, left);
    return false;
  }
  const now = store.get(NAMESPACE, { name });
  if (now === undefined) return true;
  const freed = withAt(now, ['spec', 'finalizers'], undefined);
  if (isFree(NAMESPACE, freed)) store.remove(NAMESPACE, { name });
  else store.put(NAMESPACE, freed);
  return true;
}

type Left = readonly { readonly kind: Kind; readonly object: JsonObject }[];

/** What keeps it, in the words of the real one. */
function tellHeld(world: ControllerWorld, namespace: JsonObject, left: Left): void {
  const held = left.filter(({ object }) => finalizersOf(object).length > 0);
  const counted = (of: Left, key: (one: Left[number]) => readonly string[]): string => {
    const counts = new Map<string, number>();
    for (const one of of)
      for (const text of key(one)) counts.set(text, (counts.get(text) ?? 0) + 1);
    return [...counts].map(([text, count]) => `${text} ${count} resource instances`).join(', ');
  };
  const names = counted(left, ({ kind }) => [`${kind.plural}.${kind.group} has`]);
  const finalizers = counted(held, ({ object }) => finalizersOf(object).map((one) => `${one} in`));
  const fine = (type: string, reason: string, message: string): Condition => ({
    type,
    status: 'False',
    reason,
    message,
  });
  const conditions: readonly Condition[] = [
    fine(
      'NamespaceDeletionDiscoveryFailure',
      'ResourcesDiscovered',
      'All resources successfully discovered',
    ),
    fine(
      'NamespaceDeletionGroupVersionParsingFailure',
      'ParsedGroupVersions',
      'All legacy kube types successfully parsed',
    ),
    fine(
      'NamespaceDeletionContentFailure',
      'ContentDeleted',
      'All content successfully deleted, may be waiting on finalization',
    ),
    {
      type: 'NamespaceContentRemaining',
      status: 'True',
      reason: 'SomeResourcesRemain',
      message: `Some resources are remaining: ${names}`,
    },
    held.length === 0
      ? fine(
          'NamespaceFinalizersRemaining',
          'ContentHasNoFinalizers',
          'All content-preserving finalizers finished',
        )
      : {
          type: 'NamespaceFinalizersRemaining',
          status: 'True',
          reason: 'SomeFinalizersRemain',
          message: `Some content in the namespace has finalizers remaining: ${finalizers}`,
        },
  ];
  const status = { ...objectAt(namespace, 'status'), phase: 'Terminating' };
  setStatus(world, NAMESPACE, namespace, {
    ...status,
    conditions: withConditions(namespace, conditions),
  });
}
