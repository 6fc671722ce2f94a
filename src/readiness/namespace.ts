import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { causeOf, judgeAny, notPassed, passed, unreadable } from './judgement.ts';
import { conditionOf, isBeingDeleted, textAt, textsAt } from './read-object.ts';

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
  return isBeingDeleted(object) || textAt(object, 'status', 'phase') === 'Terminating';
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
  const finalizers = textsAt(object, 'spec', 'finalizers').filter((one) => one !== 'kubernetes');
  return [...said, ...finalizers].filter((one) => one !== '').join(' ') || '-';
}
