import type { KubeObject } from '../../model/ports.ts';
import { groupKind, type Around, type GroupKind } from '../../readiness/around.ts';
import { at, numberAt, objectsAt, textAt } from '../../readiness/read-object.ts';
import { fingerprint } from './fingerprint.ts';
import { unreadOf } from './reading.ts';

/** Whose pods are to stay. Those of a Job come and go. */
const BELOW: { readonly [kind: GroupKind]: readonly GroupKind[] } = {
  'apps/Deployment': ['apps/ReplicaSet', '/Pod'],
  'apps/ReplicaSet': ['/Pod'],
  'apps/StatefulSet': ['/Pod'],
  'apps/DaemonSet': ['/Pod'],
};

/**
 * Another text as soon as a container of these objects was started again, or one of their pods or they themselves were
 * replaced. Where their pods can't be read nobody knows, and that is another text too.
 */
export function unbrokenOf(objects: readonly KubeObject[], around: Around): string {
  return fingerprint(wordsOf(objects, around));
}

/** The kinds below an object that can't be read. */
export function unreadKinds(object: KubeObject, around: Around): readonly GroupKind[] {
  const { namespace } = object.metadata;
  const places = namespace === undefined ? undefined : [namespace];
  return belowOf(object).filter((one) => unreadOf(around, one, places).length > 0);
}

function* wordsOf(objects: readonly KubeObject[], around: Around): Iterable<string> {
  for (const object of objects) {
    yield uidOf(object);
    for (const kind of unreadKinds(object, around)) yield `${uidOf(object)} without ${kind}`;
    for (const pod of podsOf(object, around)) {
      yield uidOf(pod);
      for (const list of ['initContainerStatuses', 'containerStatuses'])
        for (const status of objectsAt(pod, 'status', list)) {
          const restarts = numberAt(status, 'restartCount') ?? 0;
          if (restarts > 0) yield `${uidOf(pod)}/${textAt(status, 'name') ?? ''} ${restarts}`;
        }
    }
  }
}

/** Those that are to go on: where one ends, its successor is seen. */
function podsOf(object: KubeObject, around: Around): readonly KubeObject[] {
  if (object.kind === 'Pod') return isToGoOn(object) ? [object] : [];
  if (belowOf(object).length === 0) return [];
  return around.childrenOf(object).flatMap((child) => podsOf(child, around));
}

function isToGoOn(pod: KubeObject): boolean {
  const phase = textAt(pod, 'status', 'phase');
  return (
    at(pod, 'metadata', 'deletionTimestamp') === undefined &&
    phase !== 'Failed' &&
    phase !== 'Succeeded'
  );
}

function belowOf({ apiVersion, kind }: KubeObject): readonly GroupKind[] {
  return BELOW[groupKind(apiVersion, kind)] ?? [];
}

function uidOf({ metadata }: KubeObject): string {
  return metadata.uid ?? metadata.name;
}
