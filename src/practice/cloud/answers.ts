import { createHash } from 'node:crypto';
import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import type { CloudState, HeldCluster } from './cloud-state.ts';
import { NETWORK_ANSWERS } from './network-answers.ts';
import { Refused, type Answer } from './refused.ts';

/*
 * The documented API, as far as it is used here (help.aliyun.com, API reference of each product): STS 2015-04-01, ECS
 * 2014-05-26, VPC 2016-04-28, CS 2015-12-15, Alidns 2015-01-09, Quota Center 2020-05-10.
 */
export const ANSWERS: { readonly [action: string]: Answer } = {
  GetCallerIdentity: ({ account }) => ({
    AccountId: account,
    Arn: `acs:ram::${account}:user/operator`,
    IdentityType: 'RAMUser',
    PrincipalId: '200000000000000001',
  }),
  AssumeRole(state, { body }) {
    const role = isObject(body) ? text(body['RoleArn']) : '';
    if (!role.endsWith(':role/recovery')) throw new Refused(404, 'EntityNotExist.Role');
    return { Credentials: sessionOf(state) };
  },
  DescribeRegions: ({ regions }) => ({
    Regions: { Region: regions.map((RegionId) => ({ RegionId })) },
  }),
  DescribeKeyPairs: (state, { query }) => ({
    TotalCount: state.keyPairs.length,
    KeyPairs: {
      KeyPair: state.keyPairs
        .filter(({ name }) => name.startsWith((query['KeyPairName'] ?? '').replace(/\*$/, '')))
        .map(({ name, fingerprint, publicKey }) => ({
          KeyPairName: name,
          KeyPairFingerPrint: fingerprint,
          ...(state.tellsKeys ? { PublicKey: publicKey } : {}),
        })),
    },
  }),
  ImportKeyPair(state, { query }) {
    const { KeyPairName: name = '', PublicKeyBody: publicKey = '' } = query;
    if (state.keyPairs.some((one) => one.name === name))
      throw new Refused(400, 'KeyPair.AlreadyExist', 'The key pair already exist.');
    const blob = Buffer.from(publicKey.split(' ')[1] ?? '', 'base64');
    const fingerprint = createHash('md5').update(blob).digest('hex');
    state.keyPairs.push({ name, fingerprint, publicKey });
    return { KeyPairName: name, KeyPairFingerPrint: fingerprint };
  },
  DeleteKeyPairs(state, { query }) {
    const names: unknown = JSON.parse(query['KeyPairNames'] ?? '[]');
    const kept = state.keyPairs.filter(
      ({ name }) => !Array.isArray(names) || !names.includes(name),
    );
    state.keyPairs.splice(0, Infinity, ...kept);
    return {};
  },
  DescribeClustersV1: (state, { query }) => {
    const size = Number(query['page_size']);
    const page = Number(query['page_number']);
    for (const one of state.clusters) ripen(one);
    return {
      clusters: state.clusters
        .slice((page - 1) * size, page * size)
        .map((one) => clusterAnswer(one, state)),
      page_info: { page_number: page, page_size: size, total_count: state.clusters.length },
    };
  },
  CreateCluster(state, { body }) {
    const order = isObject(body) ? body : {};
    const tags = Array.isArray(order['tags']) ? order['tags'].filter(isObject) : [];
    const id = `c${String(state.next++).padStart(32, '0')}`;
    state.clusters.push({
      id,
      name: text(order['name']),
      state: 'initial',
      tags: tags.map(({ key, value }) => ({ key: text(key), value: text(value) })),
      vpc: text(order['vpcid']),
      order,
      looksLeft: state.looks,
    });
    return { cluster_id: id, request_id: 'R', task_id: 'T-1' };
  },
  DescribeClusterUserKubeconfig: (state, { path }) => {
    const id = /^\/k8s\/([^/]+)\/user_config$/.exec(path)?.[1];
    if (!state.clusters.some((one) => one.id === id))
      throw new Refused(404, 'ErrorClusterNotFound');
    return { config: state.kubeconfig, expiration: '2029-01-01T00:00:00Z' };
  },
  DescribeUserQuota: ({ quotas }) => ({ cluster_quota: quotas.clusters, node_quota: 100 }),
  ListProductQuotas: ({ quotas, addresses }) => ({
    Quotas: [
      {
        QuotaActionCode: 'eip_quota_instances_num',
        TotalQuota: quotas.addresses,
        TotalUsage: addresses.length,
      },
    ],
  }),
  ...NETWORK_ANSWERS,
};

function ripen(cluster: HeldCluster): void {
  if (cluster.state !== 'initial') return;
  if (cluster.looksLeft <= 0) cluster.state = 'running';
  cluster.looksLeft -= 1;
}

function clusterAnswer({ id, name, state, tags, vpc }: HeldCluster, cloud: CloudState): JsonObject {
  return {
    cluster_id: id,
    name,
    state,
    tags,
    vpc_id: vpc,
    current_version: '1.34.1-aliyun.1',
    master_url: JSON.stringify(state === 'running' ? { api_server_endpoint: cloud.server } : {}),
  };
}

/** Keys of a session, which the cloud takes from then on. */
export function sessionOf(state: CloudState) {
  const number = state.next++;
  const id = `STS.stub${number}`;
  const [secret, token] = [`session-secret-${number}`, `session-token-${number}`];
  state.keys[id] = { secret, token };
  return {
    AccessKeyId: id,
    AccessKeySecret: secret,
    SecurityToken: token,
    Expiration: new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+/, ''),
  };
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
