import { create } from '../store/create.ts';
import { kindNamed } from '../store/kinds.ts';
import type { Store } from '../store/store.ts';
import { ackAddOns, type IngressChoice } from './ack-add-ons.ts';
import { foundCluster, type NodeShape } from './found-cluster.ts';

export type AckOrder = {
  /** As it is chosen in the console, such as `1.34`. */
  readonly version: string;
  readonly region: string;
  /** How many workers, and what each of them and each master has. */
  readonly nodes: number;
  readonly cpu: string;
  readonly memory: string;
  /** None in a managed cluster. @default 1 */
  readonly masters?: number;
  /** @default 'internet' */
  readonly ingress?: IngressChoice;
  /** Boot ID of the machine that a login on the first master leads to: by it, a login is known to be on that node. */
  readonly bootId?: string | undefined;
};

export type AckCluster = {
  /** `i-…`, as the cloud knows the servers. */
  readonly masters: readonly string[];
  readonly workers: readonly string[];
};

/** `namespace/name` of the Service in front of the controller of class nginx, which the cloud installs. */
export const ACK_INGRESS = { class: 'nginx', service: 'kube-system/nginx-ingress-lb' } as const;

const PRACTICE = { 'dr-wizard/practice': 'true' };
const TAINTS = ['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master'].map(
  (key) => ({ key, effect: 'NoSchedule' }),
);

/** Puts into an empty store what a cluster of the cloud has in its first hour: servers, add-ons, the label of practice. */
export function foundAckCluster(store: Store, order: AckOrder): AckCluster {
  const { version, masters = 1, ingress = 'internet' } = order;
  const before = serversOf(order, 'master', masters);
  const after = serversOf(order, 'worker', order.nodes);
  const nodes = [...before, ...after].map(({ node }) => node);
  foundCluster(store, { version: `v${version}.1-aliyun.1`, nodes, labels: PRACTICE });
  for (const { kind, object } of ackAddOns(ingress)) {
    const one = kindNamed(kind);
    create(store, one, one.namespaced ? 'kube-system' : undefined, object, { manager: 'ack' });
  }
  const idsOf = (servers: readonly Server[]) => servers.map(({ id }) => id);
  return { masters: idsOf(before), workers: idsOf(after) };
}

type Server = { readonly id: string; readonly node: NodeShape };

function serversOf(
  { region, cpu, memory, bootId }: AckOrder,
  role: 'master' | 'worker',
  count: number,
): readonly Server[] {
  const isMaster = role === 'master';
  return Array.from({ length: count }, (_, index) => {
    const id = `i-${role}${index + 1}`;
    const address = `10.0.${isMaster ? 0 : 1}.${index + 11}`;
    const node: NodeShape = {
      name: `${region}.${address}`,
      address,
      cpu,
      memory,
      providerId: `${region}.${id}`,
      labels: {
        'topology.kubernetes.io/region': region,
        'topology.kubernetes.io/zone': `${region}${'ab'[index % 2] ?? ''}`,
        ...(isMaster ? Object.fromEntries(TAINTS.map(({ key }) => [key, ''])) : {}),
      },
      ...(isMaster ? { taints: TAINTS } : {}),
      ...(isMaster && index === 0 && bootId !== undefined ? { bootId } : {}),
    };
    return { id, node };
  });
}
