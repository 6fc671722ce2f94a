import { isObject, type JsonObject } from '../../../src/model/json.ts';
import type { Change, KubeObject } from '../../../src/model/ports.ts';
import type { Around } from '../../../src/readiness/around.ts';
import { at, objectsAt, textAt } from '../../../src/readiness/read-object.ts';
import { createStore } from '../../../src/readiness/store.ts';

/** An object of a table: what every one of its kind has is filled in. */
export type Given = {
  /** A Pod where it is left out. */
  readonly kind?: string;
  /** An Event needs none. */
  readonly name?: string;
  /** Its controller. */
  readonly of?: string;
  readonly born?: string;
  readonly deleted?: boolean;
  readonly finalizers?: readonly string[];
  readonly annotations?: { readonly [key: string]: string };
  /** Of a Pod: `n1` where it is left out, none where it is null. */
  readonly node?: string | null;
  /** Of an Event: about whom, why, what, which part of it, when. */
  readonly on?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly field?: string;
  readonly at?: string;
  /** `spec`, `status` and whatever else it has. */
  readonly [key: string]: unknown;
};

type UidOf = (name: string) => string;

const GROUPS: { readonly [kind: string]: string } = {
  Deployment: 'apps/v1',
  ReplicaSet: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  Job: 'batch/v1',
  StorageClass: 'storage.k8s.io/v1',
};
const WITHOUT_NAMESPACE = ['Node', 'StorageClass'];

export function objectsFrom(given: readonly Given[]): readonly KubeObject[] {
  const kinds = new Map(given.map(({ name = '', kind = 'Pod' }) => [name, kind]));
  const uidOf: UidOf = (name) => `${kinds.get(name) ?? '-'}/${name}`;
  return given.map((one, index) =>
    one.kind === 'Event' ? eventFrom(one, index, uidOf) : objectFrom(one, uidOf),
  );
}

function eventFrom(given: Given, index: number, uidOf: UidOf): KubeObject {
  const { on = '', reason, message, field, at: lastTimestamp = '2026-11-23T06:30:00Z' } = given;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${on}.${index}`, namespace: 'prod', uid: `event-${index}` },
    type: 'Warning',
    reason,
    message,
    involvedObject: {
      uid: uidOf(on),
      name: on,
      ...(field === undefined ? {} : { fieldPath: field }),
    },
    lastTimestamp,
  };
}

function objectFrom(given: Given, uidOf: UidOf): KubeObject {
  const { kind = 'Pod', name = '-', of, born, deleted, finalizers, annotations, ...body } = given;
  const object: KubeObject = {
    ...body,
    apiVersion: GROUPS[kind] ?? 'v1',
    kind,
    metadata: {
      name,
      uid: uidOf(name),
      creationTimestamp: born ?? '2026-11-23T06:00:00Z',
      ...(WITHOUT_NAMESPACE.includes(kind) ? {} : { namespace: 'prod' }),
      ...(annotations === undefined ? {} : { annotations }),
      ...(finalizers === undefined ? {} : { finalizers }),
      ...(deleted === true ? { deletionTimestamp: '2026-11-23T07:00:00Z' } : {}),
      ...(of === undefined ? {} : { ownerReferences: [{ controller: true, uid: uidOf(of) }] }),
    },
  };
  return kind === 'Pod' ? podFrom(object, given.node === undefined ? 'n1' : given.node) : object;
}

/** Its containers are those of its status, unless it names them itself. */
function podFrom(pod: KubeObject, node: string | null): KubeObject {
  const containersOf = (list: string) =>
    objectsAt(pod, 'status', list).map((status) => ({
      name: textAt(status, 'name') ?? '-',
      image: textAt(status, 'image') ?? 'registry.example.com/shop/app:1.2',
    }));
  return {
    ...pod,
    spec: {
      restartPolicy: 'Always',
      containers: containersOf('containerStatuses'),
      initContainers: containersOf('initContainerStatuses'),
      ...(node === null ? {} : { nodeName: node }),
      ...objectAt(pod, 'spec'),
    },
    status: {
      phase: 'Pending',
      ...objectAt(pod, 'status'),
      conditions: [
        ...objectsAt(pod, 'status', 'conditions'),
        ...(node === null ? [] : [{ type: 'PodScheduled', status: 'True' }]),
        { type: 'Ready', status: 'False', reason: 'ContainersNotReady' },
      ],
    },
  };
}

function objectAt(object: KubeObject, key: string): JsonObject {
  const one = at(object, key);
  return isObject(one) ? one : {};
}

/** All that is given, read whole, and of these further kinds (`v1 Secret`) that there are no others. */
export function aroundOf(objects: readonly KubeObject[], others: readonly string[] = []): Around {
  const store = createStore();
  const kinds = new Set([
    ...objects.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`),
    ...others,
  ]);
  const changes: readonly Change[] = [
    ...objects.map((object): Change => ({ is: 'put', object })),
    ...[...kinds].map((each): Change => {
      const [apiVersion = '', kind = ''] = each.split(' ');
      return { is: 'whole', apiVersion, kind };
    }),
  ];
  for (const change of changes) store.apply(change);
  return store.around(() => undefined);
}
