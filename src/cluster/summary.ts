import { WizardError } from '../model/error.ts';
import { isObject } from '../model/json.ts';
import type { ClusterReader, KubeObject, Target, TargetSummary } from '../model/ports.ts';
import { LEASE, leaseSeen } from './lease-object.ts';
import type { Keyring } from './credentials.ts';

const SYSTEM = { apiVersion: 'v1', kind: 'Namespace', name: 'kube-system' } as const;
/** Somebody waits for the answer; what takes longer is not counted. */
const COUNT_MS = 8000;
const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

/** Which cluster this is. Throws `WizardError` where it does not say so. */
export async function readTarget(
  reader: ClusterReader,
  keyring: Keyring,
  signal: AbortSignal,
): Promise<Target> {
  return targetOf(await readSystem(reader, signal), keyring);
}

/** What a person looks at before a cluster is pinned. Who it is must be told; all else may be beyond one's rights. */
export async function readSummary(
  reader: ClusterReader,
  keyring: Keyring,
  signal: AbortSignal,
): Promise<TargetSummary> {
  const [system, lease, version, nodes, ...workloads] = await Promise.all([
    readSystem(reader, signal),
    orUnknown(async (limit) => ({ is: await reader.get(LEASE, limit) }), signal),
    orUnknown((limit) => reader.raw('/version', limit), signal),
    orUnknown((limit) => reader.list({ apiVersion: 'v1', kind: 'Node' }, limit), signal),
    ...WORKLOADS.map((kind) =>
      orUnknown((limit) => reader.list({ apiVersion: 'apps/v1', kind }, limit), signal),
    ),
  ]);
  const { labels, creationTimestamp } = system.metadata;
  return {
    ...targetOf(system, keyring),
    version: /"gitVersion":\s*"(v?[\w.+-]{1,80})"/.exec(version?.body ?? '')?.[1] ?? '',
    createdAt: typeof creationTimestamp === 'string' ? creationTimestamp : '',
    nodes: nodes === null ? null : nodes.length,
    nodesReady: nodes === null ? null : nodes.filter(isReady).length,
    workloads: besidesSystem(workloads),
    practice: labels?.['dr-wizard/practice'] === 'true',
    ...(lease === null
      ? {}
      : { holder: lease.is === undefined ? null : leaseSeen(lease.is).holder }),
  };
}

function targetOf({ metadata }: KubeObject, { access, caSha256 }: Keyring): Target {
  return { uid: metadata.uid ?? '', server: access.server, context: access.context, caSha256 };
}

/** Of a kind that could not be read there may be any number. */
function besidesSystem(lists: readonly (readonly KubeObject[] | null)[]): number | null {
  const known = lists.filter((list) => list !== null);
  if (known.length < lists.length) return null;
  return known.flat().filter(({ metadata }) => metadata.namespace !== SYSTEM.name).length;
}

async function orUnknown<T>(
  ask: (limit: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<T | null> {
  const late = AbortSignal.timeout(COUNT_MS);
  try {
    return await ask(AbortSignal.any([signal, late]));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof WizardError || late.aborted) return null;
    throw error;
  }
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
