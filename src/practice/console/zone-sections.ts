import type { CloudState, HeldRecord } from '../cloud/cloud-state.ts';
import type { AskCloud } from './ask-cloud.ts';
import type { ConsoleField, ConsoleSection, ConsoleTask } from './task.ts';

const TYPES = ['A', 'AAAA', 'CNAME', 'TXT'];
const VALUE = { en: 'Value', zh: '记录值' };
const TTL = { en: 'TTL, seconds', zh: 'TTL（秒）' };

/** One part a zone: each record with its own little form, and one more for a new record. */
export function zoneSections({ zones }: CloudState, ask: AskCloud): readonly ConsoleSection[] {
  return Object.entries(zones).map(([zone, records]) => ({
    id: `zone-${zone}`,
    title: { en: `DNS zone ${zone}`, zh: `DNS 解析 ${zone}` },
    tasks: [...records.map((record) => change(zone, record, ask)), add(zone, ask)],
  }));
}

function change(zone: string, record: HeldRecord, ask: AskCloud): ConsoleTask {
  const { id, host, type, value, ttl } = record;
  const name = full(host, zone);
  return {
    id: `record-${id}`,
    title: { en: `${name} ${type}`, zh: `${name} ${type}` },
    fields: valueAndTtl(value, ttl),
    button: { en: 'Save', zh: '保存' },
    run({ value: to = '', ttl: lasting = '' }) {
      ask('UpdateDomainRecord', { RecordId: id, RR: host, Type: type, Value: to, TTL: lasting });
      return { en: `${name} leads to ${to}.`, zh: `${name} 已指向 ${to}。` };
    },
  };
}

function add(zone: string, ask: AskCloud): ConsoleTask {
  return {
    id: `add-record-${zone}`,
    title: { en: 'Add a record', zh: '添加记录' },
    fields: [
      {
        id: 'host',
        title: { en: 'Host (@ is the zone)', zh: '主机记录（@ 表示域名本身）' },
        kind: 'text',
      },
      { id: 'type', title: { en: 'Type', zh: '记录类型' }, kind: 'select', options: TYPES },
      ...valueAndTtl('', 60),
    ],
    button: { en: 'Add', zh: '添加' },
    run({ host = '', type = '', value = '', ttl = '' }) {
      ask('AddDomainRecord', { DomainName: zone, RR: host, Type: type, Value: value, TTL: ttl });
      const name = full(host, zone);
      return { en: `${name} leads to ${value}.`, zh: `${name} 已指向 ${value}。` };
    },
  };
}

function valueAndTtl(value: string, ttl: number): readonly ConsoleField[] {
  return [
    { id: 'value', title: VALUE, kind: 'text', value },
    { id: 'ttl', title: TTL, kind: 'number', value: String(ttl) },
  ];
}

function full(host: string, zone: string): string {
  return host === '@' ? zone : `${host}.${zone}`;
}
