import type { KubeObject } from '../model/ports.ts';
import { objectsAt, textAt } from './read-object.ts';

const SERVING: readonly unknown[] = ['Ready', 'Available'];
/** Without a condition they never were: a claim that was bound stays bound. */
const NEVER_WAS: readonly string[] = ['Pod', 'PersistentVolumeClaim'];

/**
 * Since when an object says itself that it does not serve, in epoch milliseconds by the cluster's clock; undefined where
 * it does not say so.
 */
export function notReadySince(object: KubeObject): number | undefined {
  const condition = objectsAt(object, 'status', 'conditions').find((one) =>
    SERVING.includes(one['type']),
  );
  if (condition !== undefined)
    return condition['status'] === 'True'
      ? undefined
      : timeOf(textAt(condition, 'lastTransitionTime'));
  return NEVER_WAS.includes(object.kind)
    ? timeOf(textAt(object, 'metadata', 'creationTimestamp'))
    : undefined;
}

/** A time as the API writes it, RFC 3339, in epoch milliseconds. */
export function timeOf(text: string | undefined): number | undefined {
  // oxlint-disable-next-line no-restricted-globals -- it only reads a text: no clock is asked
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
