import { isObject } from './json.ts';
import type { KubeObject } from './ports.ts';

/** Whether it has what every object of the API has: only then is anything else asked of it. */
export function isKubeObject(value: unknown): value is KubeObject {
  return (
    isObject(value) &&
    typeof value['apiVersion'] === 'string' &&
    typeof value['kind'] === 'string' &&
    isObject(value['metadata']) &&
    typeof value['metadata']['name'] === 'string'
  );
}
