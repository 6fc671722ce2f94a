import type { JsonObject } from '../../../model/json.ts';
import { type FaultCause, wrong } from '../faults.ts';
import { at, objectAt, objectsAt, same, textAt, withAt } from '../json.ts';
import type { Kind } from '../kinds.ts';
import { told } from './pod-defaults.ts';

type Causes = (before: JsonObject, after: JsonObject) => readonly FaultCause[];

const STATEFUL = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
];

/** What must stay as it is once an object is there. */
export function changeCauses(
  kind: Kind,
  before: JsonObject,
  after: JsonObject,
): readonly FaultCause[] {
  return kind.custom ? [] : (CHANGES[kind.kind]?.(before, after) ?? []);
}

const CHANGES: { readonly [kind: string]: Causes } = {
  Deployment: immutable('spec', 'selector'),
  ReplicaSet: immutable('spec', 'selector'),
  DaemonSet: immutable('spec', 'selector'),
  StatefulSet: (before, after) =>
    same(fixedOfStateful(before), fixedOfStateful(after))
      ? []
      : [
          {
            reason: 'FieldValueForbidden',
            message: `Forbidden: updates to statefulset spec for fields other than ${STATEFUL.slice(
              0,
              -1,
            )
              .map((one) => `'${one}'`)
              .join(', ')} and 'minReadySeconds' are forbidden`,
            field: 'spec',
          },
        ],
  Job: (before, after) => [
    ...immutable('spec', 'completions')(before, after),
    ...immutable('spec', 'selector')(before, after),
    ...immutable('spec', 'template')(before, after),
  ],
  Pod: podChange,
  Service: (before, after) =>
    textAt(before, 'spec', 'type') === 'ExternalName' ||
    textAt(after, 'spec', 'type') === 'ExternalName'
      ? []
      : clusterAddress(before, after),
  Secret: (before, after) => [...immutable('type')(before, after), ...frozen(before, after)],
  ConfigMap: frozen,
  PersistentVolumeClaim: (before, after) => {
    const fixed = (object: JsonObject) =>
      withAt(withAt(objectAt(object, 'spec'), ['resources'], undefined), ['volumeName'], undefined);
    if (same(fixed(before), fixed(after))) return [];
    const message =
      'Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';
    return [{ reason: 'FieldValueForbidden', message, field: 'spec' }];
  },
  RoleBinding: roleRef,
  ClusterRoleBinding: roleRef,
  StorageClass: (before, after) =>
    ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'].flatMap((key) =>
      immutable(key)(before, after),
    ),
  IngressClass: immutable('spec', 'controller'),
};

function immutable(...path: readonly string[]): Causes {
  return (before, after) => {
    const now = at(after, ...path);
    if (same(at(before, ...path), now)) return [];
    return [wrong(path.join('.'), JSON.stringify(now ?? null), 'field is immutable')];
  };
}

function roleRef(before: JsonObject, after: JsonObject): readonly FaultCause[] {
  const now = objectAt(after, 'roleRef');
  if (same(objectAt(before, 'roleRef'), now)) return [];
  const { apiGroup = '', kind = '', name = '' } = now;
  const said = JSON.stringify({ APIGroup: apiGroup, Kind: kind, Name: name });
  return [wrong('roleRef', said, 'field is immutable')];
}

function frozen(before: JsonObject, after: JsonObject): readonly FaultCause[] {
  if (at(before, 'immutable') !== true) return [];
  return ['data', 'binaryData', 'immutable'].flatMap((key) =>
    same(at(before, key), at(after, key))
      ? []
      : [
          {
            reason: 'FieldValueForbidden',
            message: 'Forbidden: field is immutable when `immutable` is set',
            field: key,
          },
        ],
  );
}

function clusterAddress(before: JsonObject, after: JsonObject): readonly FaultCause[] {
  const old = textAt(before, 'spec', 'clusterIP') ?? '';
  const now = textAt(after, 'spec', 'clusterIP') ?? '';
  if (old === '' || old === now) return [];
  const why = now === '' ? 'primary clusterIP can not be unset' : 'may not change once set';
  return [wrong('spec.clusterIPs[0]', JSON.stringify([now]), why)];
}

function fixedOfStateful(object: JsonObject): JsonObject {
  let spec = objectAt(object, 'spec');
  for (const key of STATEFUL) spec = withAt(spec, [key], undefined);
  return spec;
}

function podChange(before: JsonObject, after: JsonObject): readonly FaultCause[] {
  const fixed = (object: JsonObject): JsonObject => {
    const spec = objectAt(object, 'spec');
    const free = [
      'activeDeadlineSeconds',
      'tolerations',
      'terminationGracePeriodSeconds',
      'nodeName',
      'containers',
      'initContainers',
    ];
    let rest = spec;
    for (const key of free) rest = withAt(rest, [key], undefined);
    const images = [...objectsAt(spec, 'containers'), ...objectsAt(spec, 'initContainers')];
    return { ...rest, containers: images.map((one) => withAt(one, ['image'], undefined)) };
  };
  if (same(fixed(before), fixed(after))) return [];
  const message =
    'Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';
  return [{ reason: 'FieldValueForbidden', message, field: 'spec', ...told({}, []) }];
}
