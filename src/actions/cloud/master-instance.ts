import { WizardError } from '../../model/error.ts';
import type { Readers } from '../../model/ports.ts';
import { CONTROL_PLANE_LABELS, instanceOf } from '../../readiness/control-plane.ts';

/** Instance id of the first master of the pinned cluster, as its node says: `REGION.i-…`. */
export async function masterInstance(
  { cluster }: Pick<Readers, 'cluster'>,
  signal: AbortSignal,
): Promise<string> {
  for (const labelSelector of CONTROL_PLANE_LABELS) {
    const nodes = await cluster.list({ apiVersion: 'v1', kind: 'Node', labelSelector }, signal);
    const first = nodes
      .toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
      .map(instanceOf)
      .find((id) => id !== undefined);
    if (first !== undefined) return first;
  }
  throw new WizardError('not-proven', 'cloud-no-master', { label: CONTROL_PLANE_LABELS[0] });
}
