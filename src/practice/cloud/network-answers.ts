import type { JsonObject } from '../../model/json.ts';
import type { CloudState, HeldAddress, HeldRecord } from './cloud-state.ts';
import { Refused, type Answer, type Asked } from './refused.ts';

/** VPC 2016-04-28 and Alidns 2015-01-09 (help.aliyun.com, API reference). */
export const NETWORK_ANSWERS: { readonly [action: string]: Answer } = {
  DescribeNatGateways: ({ egress }, { query }) => ({
    NatGateways: {
      NatGateway: [
        {
          IpLists: {
            IpList: (egress[query['VpcId'] ?? ''] ?? []).map((IpAddress) => ({ IpAddress })),
          },
        },
      ],
    },
  }),
  DescribeEipAddresses(state, { query }) {
    for (const one of state.addresses) settle(one);
    const { AllocationId, EipName, AssociatedInstanceId } = query;
    const all = state.addresses.filter(
      (one) =>
        (AllocationId === undefined || one.id === AllocationId) &&
        (EipName === undefined || one.name === EipName) &&
        (AssociatedInstanceId === undefined || one.instance === AssociatedInstanceId),
    );
    return { TotalCount: all.length, EipAddresses: { EipAddress: all.map(addressAnswer) } };
  },
  AllocateEipAddress(state, { query }) {
    const { Name: name = '', ClientToken: token = '' } = query;
    const same = state.addresses.find((one) => token !== '' && one.token === token);
    const address = same ?? newAddress(state, name, token);
    return { AllocationId: address.id, EipAddress: address.address };
  },
  AssociateEipAddress(state, { query }) {
    const address = addressBy(state, query['AllocationId']);
    if (address.status !== 'Available') throw new Refused(400, 'IncorrectEipStatus');
    address.status = 'Associating';
    address.instance = query['InstanceId'] ?? '';
    address.looksLeft = state.looks;
    return {};
  },
  UnassociateEipAddress(state, { query }) {
    const address = addressBy(state, query['AllocationId']);
    address.status = 'Unassociating';
    address.looksLeft = state.looks;
    return {};
  },
  ReleaseEipAddress(state, { query }) {
    const address = addressBy(state, query['AllocationId']);
    if (address.status !== 'Available') throw new Refused(400, 'IncorrectEipStatus');
    state.addresses.splice(state.addresses.indexOf(address), 1);
    return {};
  },
  DescribeDomains: ({ zones }) => ({
    TotalCount: Object.keys(zones).length,
    Domains: { Domain: Object.keys(zones).map((DomainName) => ({ DomainName })) },
  }),
  DescribeDomainRecords: ({ zones }, { query }) => {
    const records = zones[query['DomainName'] ?? ''];
    if (records === undefined) throw new Refused(400, 'InvalidDomainName.NoExist');
    return { TotalCount: records.length, DomainRecords: { Record: records.map(recordAnswer) } };
  },
  AddDomainRecord(state, { query }) {
    const zone = state.zones[query['DomainName'] ?? ''];
    if (zone === undefined) throw new Refused(400, 'InvalidDomainName.NoExist');
    const record = { id: String(state.next++), ...recordIn(query), isOn: true };
    refuseConflict(zone, record);
    zone.push(record);
    return { RecordId: record.id };
  },
  UpdateDomainRecord(state, { query }) {
    const { zone, record } = recordBy(state, query['RecordId']);
    refuseConflict(zone, { ...record, ...recordIn(query) });
    Object.assign(record, recordIn(query));
    return { RecordId: record.id };
  },
  DeleteDomainRecord(state, { query }) {
    const { zone, record } = recordBy(state, query['RecordId']);
    zone.splice(zone.indexOf(record), 1);
    return { RecordId: record.id };
  },
};

function settle(address: HeldAddress): void {
  if (!address.status.endsWith('ing')) return;
  address.looksLeft -= 1;
  if (address.looksLeft >= 0) return;
  if (address.status === 'Associating') address.status = 'InUse';
  else {
    address.status = 'Available';
    address.instance = '';
  }
}

function newAddress(state: CloudState, name: string, token: string): HeldAddress {
  const number = state.next++;
  const id = `eip-stub${number}`;
  const address = state.pool.shift() ?? `203.0.113.${number}`;
  const made = { id, address, name, token, status: 'Available', instance: '', looksLeft: 0 };
  state.addresses.push(made);
  return made;
}

function addressBy(state: CloudState, id: string | undefined): HeldAddress {
  const address = state.addresses.find((one) => one.id === id);
  if (address === undefined) throw new Refused(404, 'InvalidAllocationId.NotFound');
  return address;
}

function addressAnswer({ id, address, name, status, instance }: HeldAddress): JsonObject {
  return { AllocationId: id, IpAddress: address, Name: name, Status: status, InstanceId: instance };
}

function recordIn(query: Asked['query']): Omit<HeldRecord, 'id' | 'isOn'> {
  const { RR: host = '', Type: type = '', Value: value = '', TTL: ttl = '600' } = query;
  return { host, type, value, ttl: Number(ttl), line: query['Line'] ?? 'default' };
}

function recordBy(state: CloudState, id: string | undefined) {
  for (const zone of Object.values(state.zones)) {
    const record = zone.find((one) => one.id === id);
    if (record !== undefined) return { zone, record };
  }
  throw new Refused(400, 'DomainRecordNotBelongToUser.NotFound');
}

/** The same twice, or a CNAME beside something else on the same line. */
function refuseConflict(zone: readonly HeldRecord[], made: HeldRecord): void {
  const beside = zone.filter(
    ({ id, host, line }) => id !== made.id && host === made.host && line === made.line,
  );
  if (beside.some(({ type, value }) => type === made.type && value === made.value))
    throw new Refused(400, 'DomainRecordDuplicate');
  if (beside.some(({ type }) => (type === 'CNAME') !== (made.type === 'CNAME')))
    throw new Refused(400, 'DomainRecordConflict');
}

function recordAnswer({ id, host, type, value, ttl, line, isOn }: HeldRecord): JsonObject {
  const Status = isOn ? 'ENABLE' : 'DISABLE';
  return { RecordId: id, RR: host, Type: type, Value: value, TTL: ttl, Line: line, Status };
}
