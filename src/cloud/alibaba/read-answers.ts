import type {
  CloudAddress,
  CloudCluster,
  CloudKeyPair,
  CloudQuota,
  CloudRecord,
  CloudZone,
} from '../../model/cloud.ts';
import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { at, list, number, text } from './answer.ts';
import { isSameKey } from './key-fingerprint.ts';

/** States of a cluster (ACK API reference, DescribeClustersV1). */
const CLUSTER_STATES: { readonly [said: string]: CloudCluster['state'] } = {
  initial: 'starting',
  running: 'running',
  failed: 'failed',
  delete_failed: 'failed',
};

export function clusterOf(one: JsonObject): CloudCluster {
  const said = text(one, 'state');
  const endpoints = parsed(text(one, 'master_url'));
  return {
    id: text(one, 'cluster_id'),
    name: text(one, 'name'),
    state: CLUSTER_STATES[said] ?? 'other',
    said,
    version: text(one, 'current_version') || text(one, 'init_version'),
    vpc: text(one, 'vpc_id'),
    server: text(endpoints, 'api_server_endpoint'),
    innerServer: text(endpoints, 'intranet_api_server_endpoint'),
    tags: Object.fromEntries(
      list(one, 'tags').map((tag) => [text(tag, 'key'), text(tag, 'value')]),
    ),
  };
}

/** States of an EIP (VPC API reference, DescribeEipAddresses). */
const ADDRESS_STATES: { readonly [said: string]: CloudAddress['state'] } = {
  Available: 'free',
  Associating: 'binding',
  InUse: 'bound',
};

export function addressOf(one: JsonObject): CloudAddress {
  const said = text(one, 'Status');
  return {
    id: text(one, 'AllocationId'),
    address: text(one, 'IpAddress'),
    name: text(one, 'Name'),
    state: ADDRESS_STATES[said] ?? 'other',
    said,
    instance: text(one, 'InstanceId'),
  };
}

/** A quota whose limit is not told is none. */
export function quotasOf(
  clusters: number | undefined,
  addresses: JsonObject | undefined,
): readonly CloudQuota[] {
  const eip = number(addresses, 'TotalQuota');
  const used = number(addresses, 'TotalUsage') ?? null;
  return [
    ...(clusters === undefined ? [] : [{ what: 'clusters', total: clusters, used: null } as const]),
    ...(eip === undefined ? [] : [{ what: 'addresses', total: eip, used } as const]),
  ];
}

export function keyPairOf(one: JsonObject, publicKey: string): CloudKeyPair {
  const fingerprint = text(one, 'KeyPairFingerPrint');
  const isSame = isSameKey(publicKey, { fingerprint, publicKey: text(one, 'PublicKey') });
  return { name: text(one, 'KeyPairName'), fingerprint, isSame };
}

export function zoneOf(one: JsonObject): CloudZone {
  const id = text(one, 'DomainName');
  return { id, name: (text(one, 'PunyCode') || id).toLowerCase() };
}

export function recordOf(one: JsonObject): CloudRecord {
  return {
    id: text(one, 'RecordId'),
    host: text(one, 'RR'),
    type: text(one, 'Type'),
    value: text(one, 'Value'),
    ttl: number(one, 'TTL') ?? 0,
    line: text(one, 'Line') || 'default',
    isOn: text(one, 'Status').toUpperCase() !== 'DISABLE',
  };
}

/** The addresses by which a NAT gateway lets hosts out (VPC API reference, DescribeNatGateways). */
export function egressOf(answer: Json): readonly string[] {
  const all = list(answer, 'NatGateways', 'NatGateway').flatMap((gateway) =>
    list(gateway, 'IpLists', 'IpList').flatMap((one) =>
      at(one, ['SnatEntryEnabled']) === false ? [] : [text(one, 'IpAddress')],
    ),
  );
  return [...new Set(all)].filter((one) => one !== '').toSorted();
}

function parsed(json: string): JsonObject {
  try {
    const value: Json = JSON.parse(json);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
