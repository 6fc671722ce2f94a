import type { ObjectRef } from '../model/verdict.ts';

/** `prod/pay-7c9d-x2x1v`: pods are what is mostly named, so their kind is not. */
export function objectName({ kind, namespace, name }: ObjectRef): string {
  const path = namespace === undefined ? name : `${namespace}/${name}`;
  return kind === 'Pod' ? path : `${kind} ${path}`;
}
