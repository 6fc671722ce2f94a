import type { KubeObject } from '../model/ports.ts';

/** An exported manifest holds what belongs to the cluster it came from: none of it is asked for in this one. */
const OF_ANOTHER_LIFE = new Set([
  'managedFields',
  'resourceVersion',
  'uid',
  'creationTimestamp',
  'generation',
  'selfLink',
  'namespace',
]);

export type Manifest = { readonly metadata: object; readonly [key: string]: unknown };

export function asApplied(object: KubeObject, namespace: string | undefined): Manifest {
  const { metadata, status: _status, ...rest } = object;
  const kept = Object.entries(metadata).filter(([key]) => !OF_ANOTHER_LIFE.has(key));
  return {
    ...rest,
    metadata: { ...Object.fromEntries(kept), ...(namespace === undefined ? {} : { namespace }) },
  };
}
