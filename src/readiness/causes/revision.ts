import type { KubeObject } from '../../model/ports.ts';
import { textAt } from '../read-object.ts';

const REVISION = 'deployment.kubernetes.io/revision';

type Child = { readonly child: KubeObject; readonly isOld: boolean };

/** Children with those of the present version first: of several ReplicaSets only one is, the others are being left. */
export function currentFirst(children: readonly KubeObject[]): readonly Child[] {
  const sets = children.filter(({ kind }) => kind === 'ReplicaSet');
  if (sets.length < 2) return children.map((child) => ({ child, isOld: false }));
  const current = sets.reduce((best, one) => (isNewer(one, best) ? one : best));
  return children
    .map((child) => ({ child, isOld: child.kind === 'ReplicaSet' && child !== current }))
    .toSorted((a, b) => Number(a.isOld) - Number(b.isOld));
}

/** By revision, which a roll-back raises as well; by birth where they have none. */
function isNewer(one: KubeObject, other: KubeObject): boolean {
  const [a, b] = [revisionOf(one), revisionOf(other)];
  if (a !== undefined && b !== undefined && a !== b) return a > b;
  return bornAt(one) >= bornAt(other);
}

function revisionOf(object: KubeObject): number | undefined {
  const revision = Number(textAt(object, 'metadata', 'annotations', REVISION) ?? Number.NaN);
  return Number.isFinite(revision) ? revision : undefined;
}

function bornAt(object: KubeObject): string {
  return textAt(object, 'metadata', 'creationTimestamp') ?? '';
}
