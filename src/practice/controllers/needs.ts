import type { JsonObject } from '../../model/json.ts';
import { at, objectAt, objectsAt, textAt } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import { namespaceOf } from '../store/metadata.ts';
import type { Store } from '../store/store.ts';

const KINDS = {
  secret: kindNamed('Secret'),
  configmap: kindNamed('ConfigMap'),
} as const;

type Needed = { readonly kind: keyof typeof KINDS; readonly name: string; readonly key?: string };

/** What keeps a container from being made: a Secret or ConfigMap of its environment that is not there, or lacks a key. */
export function configFault(
  store: Store,
  pod: JsonObject,
  container: JsonObject,
): string | undefined {
  const namespace = namespaceOf(pod) ?? '';
  const all = [
    ...objectsAt(container, 'env').map((one) => objectAt(one, 'valueFrom')),
    ...objectsAt(container, 'envFrom'),
  ].flatMap(neededBy);
  for (const { kind, name, key } of all) {
    const found = store.get(KINDS[kind], { namespace, name });
    if (found === undefined) return `${kind} "${name}" not found`;
    if (key !== undefined && at(found, 'data', key) === undefined)
      return `couldn't find key ${key} in ${kind === 'secret' ? 'Secret' : 'ConfigMap'} ${namespace}/${name}`;
  }
  return undefined;
}

/** What keeps the volumes of a pod from being there, in the kubelet's words. */
export function mountFault(store: Store, pod: JsonObject): string | undefined {
  const namespace = namespaceOf(pod) ?? '';
  for (const volume of objectsAt(pod, 'spec', 'volumes')) {
    const needed: readonly (readonly [keyof typeof KINDS, string | undefined, boolean])[] = [
      ['secret', textAt(volume, 'secret', 'secretName'), at(volume, 'secret', 'optional') === true],
      [
        'configmap',
        textAt(volume, 'configMap', 'name'),
        at(volume, 'configMap', 'optional') === true,
      ],
    ];
    for (const [kind, name, isOptional] of needed) {
      if (name === undefined || isOptional) continue;
      if (store.get(KINDS[kind], { namespace, name }) === undefined)
        return `MountVolume.SetUp failed for volume "${textAt(volume, 'name') ?? ''}" : ${kind} "${name}" not found`;
    }
  }
  return undefined;
}

function neededBy(source: JsonObject): readonly Needed[] {
  const of = (kind: keyof typeof KINDS, key: string): readonly Needed[] => {
    const reference = objectAt(source, key);
    const name = textAt(reference, 'name');
    if (name === undefined || reference['optional'] === true) return [];
    const wanted = textAt(reference, 'key');
    return [wanted === undefined ? { kind, name } : { kind, name, key: wanted }];
  };
  return [
    ...of('secret', 'secretKeyRef'),
    ...of('configmap', 'configMapKeyRef'),
    ...of('secret', 'secretRef'),
    ...of('configmap', 'configMapRef'),
  ];
}
