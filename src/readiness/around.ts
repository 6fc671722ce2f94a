import type { KubeObject } from '../model/ports.ts';
import type { Cause } from '../model/verdict.ts';

/** `apps/Deployment`, `/Pod`: the core group has no name, and the version says nothing here. */
export type GroupKind = `${string}/${string}`;

export function groupKind(apiVersion: string, kind: string): GroupKind {
  const slash = apiVersion.indexOf('/');
  return `${slash === -1 ? '' : apiVersion.slice(0, slash)}/${kind}`;
}

/** How far a kind was read in a namespace: a cause says why it can't be. */
export type Reading = 'whole' | 'not-yet' | Cause;

/** What lies around an object that is judged. It can only be asked, and what was asked is remembered. */
export type Around = {
  /** `namespace` undefined for kinds that lie in none. */
  find(kind: GroupKind, namespace: string | undefined, name: string): KubeObject | undefined;
  /** Objects whose controller it is, oldest first. */
  childrenOf(owner: KubeObject): readonly KubeObject[];
  /** Its events, newest first; a few of each reason at most. */
  eventsOf(object: KubeObject): readonly KubeObject[];
  /** All of a kind in a namespace; in all where it is undefined. */
  all(kind: GroupKind, namespace?: string): readonly KubeObject[];
  /** Only where this is `whole` may be concluded that something is not there. */
  reading(kind: GroupKind, namespace?: string): Reading;
};
