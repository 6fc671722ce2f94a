import type { ClusterOrder } from '../model/cloud.ts';
import { RUN_TAG } from '../model/cloud-cluster.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';

/**
 * The body of CreateCluster (ACK API reference, CS 2015-12-15). A managed cluster has its nodes in a node pool; of a
 * dedicated one, which the cloud has not made anew since 21 August 2024, the servers are named beside it, and its masters
 * come as `parameters`. Those go over all but what the cluster is found by again.
 */
export function clusterBody(region: string, order: ClusterOrder): JsonObject {
  const { name, run, kind, version, vpc, vswitches } = order;
  const isDedicated = kind === 'dedicated';
  const parameters = Object.fromEntries(
    Object.entries(order.parameters).filter((entry): entry is [string, Json] => isJson(entry[1])),
  );
  const tags = Array.isArray(parameters['tags']) ? parameters['tags'].filter(isObject) : [];
  return {
    cluster_type: isDedicated ? 'Kubernetes' : 'ManagedKubernetes',
    ...(isDedicated ? {} : { cluster_spec: 'ack.pro.small' }),
    kubernetes_version: version,
    vpcid: vpc,
    vswitch_ids: vswitches,
    container_cidr: '172.20.0.0/16',
    service_cidr: '172.21.0.0/20',
    snat_entry: true,
    endpoint_public_access: true,
    deletion_protection: true,
    addons: [
      { name: 'flannel' },
      { name: 'nginx-ingress-controller', config: '{"IngressSlbNetworkType":"internet"}' },
    ],
    ...(isDedicated ? workersOf(order) : { nodepools: [poolOf(order)] }),
    ...parameters,
    name,
    region_id: region,
    tags: [...tags.filter(({ key }) => key !== RUN_TAG), { key: RUN_TAG, value: run }],
  };
}

function poolOf({ nodes, instanceTypes, vswitches, keyPair, systemDisk }: ClusterOrder): Json {
  return {
    nodepool_info: { name: 'default-nodepool' },
    scaling_group: {
      vswitch_ids: vswitches,
      instance_types: instanceTypes,
      desired_size: nodes,
      system_disk_category: 'cloud_essd',
      system_disk_size: systemDisk,
      ...(keyPair === '' ? {} : { key_pair: keyPair }),
    },
    kubernetes_config: { runtime: 'containerd' },
  };
}

function workersOf(order: ClusterOrder): JsonObject {
  const { nodes, instanceTypes, vswitches, keyPair, systemDisk } = order;
  return {
    num_of_nodes: nodes,
    worker_instance_types: instanceTypes,
    worker_vswitch_ids: vswitches,
    worker_system_disk_category: 'cloud_essd',
    worker_system_disk_size: systemDisk,
    runtime: { name: 'containerd' },
    ...(keyPair === '' ? {} : { key_pair: keyPair }),
  };
}

function isJson(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function';
}
