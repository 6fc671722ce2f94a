import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { causeOf, judgeAny, notPassed, passed, unreadable } from './judgement.ts';
import { at, conditionOf, textAt } from './read-object.ts';

/** Active, or Terminating with what holds it. */
export function judgeNamespace(object: KubeObject): Found {
  if (isTerminating(object)) {
    const held = whatHolds(object);
    return notPassed('wait', causeOf(object, 'namespace-terminating', { held }, true));
  }
  const early = judgeAny(object);
  if (early !== undefined) return early;
  return textAt(object, 'status', 'phase') === 'Active'
    ? passed(object)
    : unreadable(object, 'status.phase');
}

export function isTerminating(object: KubeObject): boolean {
  return (
    at(object, 'metadata', 'deletionTimestamp') !== undefined ||
    textAt(object, 'status', 'phase') === 'Terminating'
  );
}

/** In the API's own words, which name resources and finalizers; "-" where it says nothing. */
export function whatHolds(object: KubeObject): string {
  const said = [
    'NamespaceContentRemaining',
    'NamespaceFinalizersRemaining',
    'NamespaceDeletionContentFailure',
    'NamespaceDeletionDiscoveryFailure',
    'NamespaceDeletionGroupVersionParsingFailure',
  ]
    .map((type) => conditionOf(object, type))
    .filter((condition) => condition?.status === 'True')
    .map((condition) => condition?.message ?? '');
  const own = at(object, 'spec', 'finalizers');
  const finalizers = Array.isArray(own)
    ? own.map(String).filter((one) => one !== 'kubernetes')
    : [];
  return [...said, ...finalizers].filter((one) => one !== '').join(' ') || '-';
}
