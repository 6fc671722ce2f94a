import type { Text } from '../../model/catalogue.ts';
import type { Json } from '../../model/json.ts';
import type { CloudState } from '../cloud/cloud-state.ts';
import { Refused } from '../cloud/refused.ts';
import { wordOf } from '../word-of.ts';
import type { AskCloud } from './ask-cloud.ts';
import type { ConsoleSection, ConsoleTask } from './task.ts';

/** Keeps the text of a kubeconfig where the drill looks for it; gives the place as the site names it. */
export type SaveKubeconfig = (text: string) => string;

/** Where a cluster is created, and its kubeconfig saved. */
export function clusterSection(
  cloud: CloudState,
  ask: AskCloud,
  save?: SaveKubeconfig,
): ConsoleSection {
  return {
    id: 'clusters',
    title: { en: 'Clusters', zh: '集群' },
    table: {
      columns: [
        { en: 'Name', zh: '名称' },
        { en: 'State', zh: '状态' },
        { en: 'ID', zh: '集群 ID' },
      ],
      rows: cloud.clusters.map(({ name, state, id }) => [name, state, id]),
    },
    tasks: [creating(cloud, ask), ...(save === undefined ? [] : [saving(cloud, ask, save)])],
  };
}

/** A managed cluster has at least one; more than this takes a raised quota. */
const MOST_NODES = 100;

function refuseNodes(text: string): Text | undefined {
  const nodes = Number(text);
  return Number.isInteger(nodes) && nodes >= 1 && nodes <= MOST_NODES
    ? undefined
    : { en: `Take 1 to ${MOST_NODES} nodes.`, zh: `节点数为 1 到 ${MOST_NODES}。` };
}

function creating({ keyPairs, regions, egress }: CloudState, ask: AskCloud): ConsoleTask {
  return {
    id: 'create-cluster',
    title: { en: 'Create a cluster', zh: '创建集群' },
    fields: [
      { id: 'name', title: { en: 'Name', zh: '名称' }, kind: 'text' },
      { id: 'region', title: { en: 'Region', zh: '地域' }, kind: 'select', options: regions },
      {
        id: 'nodes',
        title: { en: 'Nodes', zh: '节点数' },
        kind: 'number',
        value: '3',
        refuse: refuseNodes,
      },
      {
        id: 'vpc',
        title: { en: 'VPC', zh: '专有网络' },
        kind: 'select',
        options: Object.keys(egress),
      },
      {
        id: 'key',
        title: { en: 'Key pair', zh: '密钥对' },
        kind: 'select',
        options: keyPairs.map(({ name }) => name),
      },
    ],
    button: { en: 'Create', zh: '创建' },
    run({ name = '', region = '', nodes = '', vpc = '', key = '' }) {
      const order: Json = {
        name,
        region_id: region,
        num_of_nodes: Number(nodes),
        vpcid: vpc,
        key_pair: key,
      };
      const made = ask('CreateCluster', {}, order);
      const id = wordOf(made, 'cluster_id');
      return {
        en: `Cluster ${name} (${id}) is being created.`,
        zh: `正在创建集群 ${name}（${id}）。`,
      };
    },
  };
}

function saving({ clusters }: CloudState, ask: AskCloud, save: SaveKubeconfig): ConsoleTask {
  return {
    id: 'save-kubeconfig',
    title: { en: 'Save the kubeconfig of a cluster', zh: '保存集群的 kubeconfig' },
    fields: [
      {
        id: 'cluster',
        title: { en: 'Cluster', zh: '集群' },
        kind: 'select',
        options: clusters.map(({ name }) => name),
      },
    ],
    button: { en: 'Save kubeconfig to the drill’s folder', zh: '把 kubeconfig 保存到演练目录' },
    run({ cluster = '' }) {
      const found = clusters.find(({ name }) => name === cluster);
      if (found === undefined) throw new Refused(404, 'ErrorClusterNotFound');
      if (found.state !== 'running')
        throw new Refused(409, 'ErrorClusterState', `The cluster is ${found.state}.`);
      const told = ask('DescribeClusterUserKubeconfig', {}, {}, `/k8s/${found.id}/user_config`);
      const file = save(wordOf(told, 'config'));
      return {
        en: `The kubeconfig of ${cluster} is in ${file}.`,
        zh: `${cluster} 的 kubeconfig 已保存到 ${file}。`,
      };
    },
  };
}
