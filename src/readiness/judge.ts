import type { Change, KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { createView } from './view.ts';

/**
 * Are these Kubernetes objects ready, and if not, why not: one answer for each object that has no controller among
 * them, in the order in which they were given. A workload is best given with its ReplicaSets, Pods and Events, which
 * tell why it is not ready. Nothing else is needed or asked, and nothing is thrown. Events are not judged themselves.
 */
export function judge(objects: readonly KubeObject[]): readonly Found[] {
  const view = createView();
  const kinds = new Map(
    objects.map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]),
  );
  view.apply([
    ...objects.map((object): Change => ({ is: 'put', object })),
    ...[...kinds.values()].map((kind): Change => ({ is: 'whole', ...kind })),
  ]);
  view.work(Number.POSITIVE_INFINITY, 0);
  return [...view.roots()].map(({ found }) => found);
}
