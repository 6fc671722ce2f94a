import { WizardError } from '../../model/error.ts';
import type { Readers } from '../../model/ports.ts';
import { textAt } from '../../readiness/read-object.ts';

/** Older clusters have the second one. */
const LABELS = ['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master'];

const INSTANCE = /(?:^|[./])(i-[a-z0-9]+)$/;

/** Instance id of the first master of the pinned cluster, as its node says: `REGION.i-…`. */
export async function masterInstance(
  { cluster }: Pick<Readers, 'cluster'>,
  signal: AbortSignal,
): Promise<string> {
  for (const labelSelector of LABELS) {
    const nodes = await cluster.list({ apiVersion: 'v1', kind: 'Node', labelSelector }, signal);
    const first = nodes
      .toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
      .map((node) => INSTANCE.exec(textAt(node, 'spec', 'providerID') ?? '')?.[1])
      .find((id) => id !== undefined);
    if (first !== undefined) return first;
  }
  throw new WizardError('not-proven', 'cloud-no-master', { label: LABELS[0] ?? '' });
}
