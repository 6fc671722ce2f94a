import type { ControlPlane } from '../support/control-plane/index.ts';

type Listed = { readonly items?: readonly Found[]; readonly kind?: string };
type Found = {
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly [key: string]: unknown;
  };
  readonly [key: string]: unknown;
};

/** They tell what happened, or that somebody lives: these change without anybody's doing. */
const RESTLESS = ['events', 'events.events.k8s.io', 'leases.coordination.k8s.io'];

/** Every object of every kind as it stands, without what changes by itself: its version and the heartbeats of nodes. */
export async function everyObject(
  cluster: Pick<ControlPlane, 'kubectl'>,
): Promise<{ readonly [name: string]: string }> {
  const kinds = (await cluster.kubectl(['api-resources', '--verbs=list', '--output=name']))
    .split('\n')
    .filter((kind) => kind !== '' && !RESTLESS.includes(kind));
  const told = await cluster.kubectl([
    'get',
    kinds.join(','),
    '--all-namespaces',
    '--output=json',
    '--show-managed-fields',
    '--ignore-not-found',
  ]);
  const list: Listed = told.trim() === '' ? {} : JSON.parse(told);
  const found = (list.items ?? []).map(
    (one) => [`${String(one['kind'])} ${nameOf(one)}`, shown(one)] as const,
  );
  const leases = await cluster.kubectl(['get', 'leases', '--all-namespaces', '--output=name']);
  return { ...Object.fromEntries(found), leases };
}

function nameOf({ metadata }: Found): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}

function shown({ metadata, status, ...rest }: Found): string {
  const { resourceVersion: _version, managedFields, ...kept } = metadata;
  const isNode = rest['kind'] === 'Node';
  return JSON.stringify([kept, rest, isNode ? null : [status, managedFields]]);
}
