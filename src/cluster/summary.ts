import { WizardError } from '../model/error.ts';
import { isObject } from '../model/json.ts';
import type { ClusterReader, KubeObject, TargetSummary } from '../model/ports.ts';
import type { Keyring } from './credentials.ts';

const SYSTEM = { apiVersion: 'v1', kind: 'Namespace', name: 'kube-system' } as const;
const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

/** What a person looks at before a cluster is pinned. */
export async function readSummary(
  reader: ClusterReader,
  { access, caSha256 }: Keyring,
  signal: AbortSignal,
): Promise<TargetSummary> {
  const [system, version, nodes, ...workloads] = await Promise.all([
    readSystem(reader, signal),
    reader.raw('/version', signal),
    reader.list({ apiVersion: 'v1', kind: 'Node' }, signal),
    ...WORKLOADS.map((kind) => reader.list({ apiVersion: 'apps/v1', kind }, signal)),
  ]);
  const { uid, labels, creationTimestamp } = system.metadata;
  return {
    uid: uid ?? '',
    server: access.server,
    context: access.context,
    caSha256,
    version: /"gitVersion":\s*"(v?[\w.+-]{1,80})"/.exec(version.body)?.[1] ?? '',
    createdAt: typeof creationTimestamp === 'string' ? creationTimestamp : '',
    nodes: nodes.length,
    nodesReady: nodes.filter(isReady).length,
    workloads: workloads.flat().filter(({ metadata }) => metadata.namespace !== SYSTEM.name).length,
    practice: labels?.['dr-wizard/practice'] === 'true',
  };
}

/** The namespace whose UID is the identity of a cluster. */
export async function readSystem(reader: ClusterReader, signal: AbortSignal): Promise<KubeObject> {
  const system = await reader.get(SYSTEM, signal);
  if (system?.metadata.uid === undefined)
    throw new WizardError('wrong-target', 'target-without-identity');
  return system;
}

/** Throws `WizardError` (`target-changed`) where this is not the cluster with that UID. */
export async function proveIdentity(
  reader: ClusterReader,
  expected: string,
  signal: AbortSignal,
): Promise<void> {
  const { uid } = (await readSystem(reader, signal)).metadata;
  if (uid !== expected)
    throw new WizardError('wrong-target', 'target-changed', { expected, found: uid ?? '-' });
}

function isReady(node: KubeObject): boolean {
  const { status } = node;
  const conditions =
    isObject(status) && Array.isArray(status['conditions']) ? status['conditions'] : [];
  return conditions.some(
    (one: unknown) => isObject(one) && one['type'] === 'Ready' && one['status'] === 'True',
  );
}
