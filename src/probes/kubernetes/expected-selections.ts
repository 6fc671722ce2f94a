import type { Selection } from '../../model/ports.ts';
import type { Expected } from './expected-workload.ts';
import { withNeeded, type Place } from './needed-kinds.ts';

/** What has to be read to judge these: the workloads where they are expected, and what explains them. */
export function expectedSelections(expected: readonly Expected[]): readonly Selection[] {
  // A thousand of them mostly lie in some few namespaces.
  const places = new Map<string, Place>();
  for (const one of expected) {
    if ('host' in one)
      places.set('Ingress', { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' });
    else
      for (const kind of one.kinds) {
        const { namespace } = one;
        places.set(`${kind}|${namespace}`, {
          apiVersion: 'apps/v1',
          kind,
          namespaces: [namespace],
        });
      }
  }
  return withNeeded([...places.values()]);
}
