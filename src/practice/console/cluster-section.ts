import type { Json } from '../../model/json.ts';
import type { CloudState } from '../cloud/cloud-state.ts';
import { wordOf } from '../word-of.ts';
import type { AskCloud } from './ask-cloud.ts';
import type { ConsoleSection } from './task.ts';

/** Where a cluster is created. */
export function clusterSection(
  { clusters, keyPairs, regions }: CloudState,
  ask: AskCloud,
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
      rows: clusters.map(({ name, state, id }) => [name, state, id]),
    },
    tasks: [
      {
        id: 'create-cluster',
        title: { en: 'Create a cluster', zh: '创建集群' },
        fields: [
          { id: 'name', title: { en: 'Name', zh: '名称' }, kind: 'text' },
          {
            id: 'region',
            title: { en: 'Region', zh: '地域' },
            kind: 'select',
            options: regions,
          },
          { id: 'nodes', title: { en: 'Nodes', zh: '节点数' }, kind: 'number', value: '3' },
          {
            id: 'key',
            title: { en: 'Key pair', zh: '密钥对' },
            kind: 'select',
            options: keyPairs.map(({ name }) => name),
          },
        ],
        button: { en: 'Create', zh: '创建' },
        run({ name = '', region = '', nodes = '', key = '' }) {
          const order: Json = {
            name,
            region_id: region,
            num_of_nodes: Number(nodes),
            vpcid: 'vpc-practice',
            key_pair: key,
          };
          const made = ask('CreateCluster', {}, order);
          const id = wordOf(made, 'cluster_id');
          return {
            en: `Cluster ${name} (${id}) is being created.`,
            zh: `正在创建集群 ${name}（${id}）。`,
          };
        },
      },
    ],
  };
}
