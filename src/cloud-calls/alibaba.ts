import type {
  CloudAddressQuery,
  CloudPlace,
  CloudRecordChange,
  ClusterOrder,
} from '../model/cloud.ts';
import { clusterBody } from './alibaba-cluster.ts';
import type { CloudCall } from './call.ts';

/*
 * The calls of Alibaba Cloud that are made here, by the API reference of each product (help.aliyun.com, "API reference"):
 * STS 2015-04-01, ECS 2014-05-26, VPC 2016-04-28, ACK (CS) 2015-12-15, Alibaba Cloud DNS (Alidns) 2015-01-09 and Quota
 * Center (quotas) 2020-05-10. CS goes by paths, the others by actions.
 */
type Place = Pick<CloudPlace, 'region'>;
type Query = { readonly [name: string]: string };

export function getCallerIdentity({ region }: Place): CloudCall {
  return { product: 'sts', action: 'GetCallerIdentity', repeat: 'read', region, query: {} };
}

export function describeRegions({ region }: Place): CloudCall {
  return { product: 'ecs', action: 'DescribeRegions', repeat: 'read', region, query: {} };
}

export function describeKeyPairs(place: Place, name: string): CloudCall {
  const query = { KeyPairName: name, IncludePublicKey: 'true', PageSize: '50' };
  return regional('ecs', 'DescribeKeyPairs', 'read', place, query);
}

/** Its name is unique in a region: a second one is refused. */
export function importKeyPair(place: Place, name: string, publicKey: string): CloudCall {
  const query = { KeyPairName: name, PublicKeyBody: publicKey };
  return regional('ecs', 'ImportKeyPair', 'once', place, query);
}

export function deleteKeyPairs(place: Place, name: string): CloudCall {
  return regional('ecs', 'DeleteKeyPairs', 'safe', place, { KeyPairNames: JSON.stringify([name]) });
}

export function describeClusters({ region }: Place, page: number): CloudCall {
  const query = { region_id: region, page_size: '50', page_number: String(page) };
  return byPath('DescribeClustersV1', 'read', region, 'GET', '/api/v1/clusters', query);
}

/** Has no token: sent twice it makes two. */
export function createCluster(place: Place, order: ClusterOrder): CloudCall {
  const call = byPath('CreateCluster', 'once', place.region, 'POST', '/clusters', {});
  return { ...call, body: clusterBody(place.region, order) };
}

export function describeKubeconfig({ region }: Place, cluster: string): CloudCall {
  const path = `/k8s/${cluster}/user_config`;
  const query = { PrivateIpAddress: 'false' };
  return byPath('DescribeClusterUserKubeconfig', 'read', region, 'GET', path, query);
}

export function describeUserQuota({ region }: Place): CloudCall {
  return byPath('DescribeUserQuota', 'read', region, 'GET', '/quota', {});
}

export function describeNatGateways(place: Place, vpc: string): CloudCall {
  return regional('vpc', 'DescribeNatGateways', 'read', place, { VpcId: vpc, PageSize: '50' });
}

export function describeEipAddresses(
  place: Place,
  query: CloudAddressQuery,
  page: number,
): CloudCall {
  const paged = { ...addressQuery(query), PageSize: '100', PageNumber: String(page) };
  return regional('vpc', 'DescribeEipAddresses', 'read', place, paged);
}

function addressQuery(query: CloudAddressQuery): Query {
  if ('id' in query) return { AllocationId: query.id };
  if ('name' in query) return { EipName: query.name };
  return { AssociatedInstanceId: query.instance, AssociatedInstanceType: 'EcsInstance' };
}

export function allocateEipAddress(
  place: Place,
  { name, bandwidth, token }: { name: string; bandwidth: number; token: string },
): CloudCall {
  return regional('vpc', 'AllocateEipAddress', 'safe', place, {
    Name: name,
    Bandwidth: String(bandwidth),
    InternetChargeType: 'PayByTraffic',
    InstanceChargeType: 'PostPaid',
    ClientToken: token,
  });
}

export function associateEipAddress(
  place: Place,
  { id, instance, token }: { id: string; instance: string; token: string },
): CloudCall {
  return regional('vpc', 'AssociateEipAddress', 'safe', place, {
    AllocationId: id,
    InstanceId: instance,
    InstanceType: 'EcsInstance',
    ClientToken: token,
  });
}

export function unassociateEipAddress(place: Place, id: string): CloudCall {
  return regional('vpc', 'UnassociateEipAddress', 'safe', place, { AllocationId: id });
}

export function releaseEipAddress(place: Place, id: string): CloudCall {
  return regional('vpc', 'ReleaseEipAddress', 'safe', place, { AllocationId: id });
}

export function listAddressQuotas({ region }: Place): CloudCall {
  const query = {
    ProductCode: 'eip',
    QuotaActionCode: ADDRESS_QUOTA,
    'Dimensions.1.Key': 'regionId',
    'Dimensions.1.Value': region,
  };
  return { product: 'quotas', action: 'ListProductQuotas', repeat: 'read', region, query };
}
export const ADDRESS_QUOTA = 'eip_quota_instances_num';

export function describeDomains({ region }: Place, page: number): CloudCall {
  const query = { PageSize: '100', PageNumber: String(page) };
  return { product: 'alidns', action: 'DescribeDomains', repeat: 'read', region, query };
}

export function describeDomainRecords({ region }: Place, zone: string, page: number): CloudCall {
  const query = { DomainName: zone, PageSize: '500', PageNumber: String(page) };
  return { product: 'alidns', action: 'DescribeDomainRecords', repeat: 'read', region, query };
}

/** The same record twice is refused, so that none of these does more when it is sent again. */
export function changeDomainRecord(
  { region }: Place,
  zone: string,
  change: CloudRecordChange,
): CloudCall {
  const call = { product: 'alidns', repeat: 'safe', region } as const;
  if (change.do === 'delete')
    return { ...call, action: 'DeleteDomainRecord', query: { RecordId: change.id } };
  const { type, value, ttl, line } = change.record;
  const query = { RR: change.host, Type: type, Value: value, TTL: String(ttl), Line: line };
  if (change.do === 'add')
    return { ...call, action: 'AddDomainRecord', query: { DomainName: zone, ...query } };
  return { ...call, action: 'UpdateDomainRecord', query: { RecordId: change.id, ...query } };
}

function regional(
  product: string,
  action: string,
  repeat: CloudCall['repeat'],
  { region }: Place,
  query: Query,
): CloudCall {
  return { product, action, repeat, region, query: { RegionId: region, ...query } };
}

function byPath(
  action: string,
  repeat: CloudCall['repeat'],
  region: string,
  method: 'GET' | 'POST' | 'DELETE',
  name: string,
  query: Query,
): CloudCall {
  return { product: 'cs', action, repeat, region, path: { method, name }, query };
}
