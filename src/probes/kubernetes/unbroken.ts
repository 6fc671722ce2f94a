import type { KubeObject } from '../../model/ports.ts';
import { groupKind, type Around, type GroupKind } from '../../readiness/around.ts';
import { below } from '../../readiness/below.ts';
import { at, numberAt, objectsAt, textAt } from '../../readiness/read-object.ts';
import type { View } from '../../readiness/view.ts';
import { printOf, printText, sumOf, type Print } from './fingerprint.ts';
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
export function unbrokenOf(objects: readonly KubeObject[], view: View): string {
  const print = PRINTING.get(view) ?? view.derive(printOfOne);
  PRINTING.set(view, print);
  return printText(sumOf(objects.map(print)));
}

const PRINTING = new WeakMap<View, (object: KubeObject) => Print>();

/** The kinds below an object that can't be read. */
export function unreadKinds(object: KubeObject, around: Around): readonly GroupKind[] {
  const { namespace } = object.metadata;
  const places = namespace === undefined ? undefined : [namespace];
  return belowOf(object).filter((one) => unreadOf(around, one, places).length > 0);
}

function printOfOne(object: KubeObject, around: Around): Print {
  const uid = uidOf(object);
  const unread = unreadKinds(object, around).map((kind) => `${uid} without ${kind}`);
  return sumOf([printOf([uid, ...unread]), ...podsOf(object, around).map(podPrint)]);
}

/** Each change of a pod is another object, so its print can be kept: there may be thousands of them. */
const PRINTS = new WeakMap<KubeObject, Print>();

function podPrint(pod: KubeObject): Print {
  const known = PRINTS.get(pod) ?? printOf(podWords(pod));
  PRINTS.set(pod, known);
  return known;
}

function podWords(pod: KubeObject): readonly string[] {
  const uid = uidOf(pod);
  const statuses = ['initContainerStatuses', 'containerStatuses'].flatMap((list) =>
    objectsAt(pod, 'status', list),
  );
  const restarted = statuses.flatMap((status) => {
    const restarts = numberAt(status, 'restartCount') ?? 0;
    return restarts === 0 ? [] : `${uid}/${textAt(status, 'name') ?? ''} ${restarts}`;
  });
  return [uid, ...restarted];
}

/** Those that are to go on: where one ends, its successor is seen. */
function podsOf(object: KubeObject, around: Around): readonly KubeObject[] {
  const all = [object, ...below(object, around, (owner) => belowOf(owner).length > 0)];
  return all.filter((one) => one.kind === 'Pod' && isToGoOn(one));
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
