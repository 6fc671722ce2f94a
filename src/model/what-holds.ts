import { isObject, type JsonObject } from './json.ts';
import type { KubeObject } from './cluster-port.ts';

const CONDITIONS = [
  'NamespaceContentRemaining',
  'NamespaceFinalizersRemaining',
  'NamespaceDeletionContentFailure',
  'NamespaceDeletionDiscoveryFailure',
  'NamespaceDeletionGroupVersionParsingFailure',
];

/**
 * What keeps a namespace from going away, in the API's own words, which name resources and finalizers; "-" where it says
 * nothing.
 */
export function whatHolds({ spec, status }: KubeObject): string {
  const conditions = listAt(status, 'conditions').filter(
    (one): one is JsonObject => isObject(one) && one['status'] === 'True',
  );
  const said = CONDITIONS.flatMap((type) =>
    conditions.filter((one) => one['type'] === type).map((one) => textOf(one['message'])),
  );
  const finalizers = listAt(spec, 'finalizers')
    .map(textOf)
    .filter((one) => one !== 'kubernetes');
  return [...said, ...finalizers].filter((one) => one !== '').join(' ') || '-';
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const list = isObject(value) ? value[key] : undefined;
  return Array.isArray(list) ? list : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
