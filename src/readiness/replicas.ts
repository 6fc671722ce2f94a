import { isObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import { at, wholeAt } from './read-object.ts';

/**
 * How many pods are wanted. Where a spec leaves it out, the API means 1 (apps/v1, `replicas`); undefined where there is
 * no spec, or no number stands there.
 */
export function replicasOf(object: KubeObject): number | undefined {
  const spec = at(object, 'spec');
  if (!isObject(spec)) return undefined;
  return spec['replicas'] === undefined || spec['replicas'] === null
    ? 1
    : wholeAt(object, 'spec', 'replicas');
}
