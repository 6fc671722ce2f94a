import type { Selection } from '../../model/ports.ts';
import type { Expected } from './expected-workload.ts';
import { withNeeded, type Place } from './needed-kinds.ts';

/** What has to be read to judge these: the workloads where they are expected, and what explains them. */
export function expectedSelections(expected: readonly Expected[]): readonly Selection[] {
  return withNeeded(
    expected.flatMap((one): readonly Place[] =>
      'host' in one
        ? [{ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' }]
        : one.kinds.map((kind) => ({ apiVersion: 'apps/v1', kind, namespaces: [one.namespace] })),
    ),
  );
}
