import { isObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import { namespaceOf, textsAt, uidOf } from './read-object.ts';

/** Maps of texts, by the API. */
const MAPS = ['labels', 'annotations'] as const;

/**
 * The object as its type says that it is. What was written by hand, or broken on the way, may hold anything where a
 * name or a map of texts belongs: that is left out, as if nobody had written it.
 */
export function withSoundMetadata(object: KubeObject): KubeObject {
  const { metadata } = object;
  if (isSound(metadata)) return object;
  const {
    namespace: _namespace,
    uid: _uid,
    labels: _labels,
    annotations: _annotations,
    finalizers: _finalizers,
    ...rest
  } = metadata;
  const [namespace, uid] = [namespaceOf(object), uidOf(object)];
  return {
    ...object,
    metadata: {
      ...rest,
      ...(namespace === undefined ? {} : { namespace }),
      ...(uid === undefined ? {} : { uid }),
      ...Object.fromEntries(MAPS.map((key) => [key, textsOf(metadata[key])])),
      finalizers: textsAt(metadata, 'finalizers'),
    },
  };
}

function isSound(metadata: KubeObject['metadata']): boolean {
  const { namespace, uid, finalizers } = metadata;
  return (
    [namespace, uid].every(
      (one: unknown) => one === undefined || (typeof one === 'string' && one !== ''),
    ) &&
    MAPS.every((key) => metadata[key] === undefined || isMapOfTexts(metadata[key])) &&
    (finalizers === undefined || isTexts(finalizers))
  );
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isMapOfTexts(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) if (typeof value[key] !== 'string') return false;
  return true;
}

function textsOf(value: unknown): { readonly [key: string]: string } {
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.flatMap(([key, one]) => (typeof one === 'string' ? [[key, one] as const] : [])),
  );
}
