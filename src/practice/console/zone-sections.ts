import type { Text } from '../../model/catalogue.ts';
import type { CloudState, HeldRecord } from '../cloud/cloud-state.ts';
import type { AskCloud } from './ask-cloud.ts';
import { refuseHost, refuseTtl, refuseValue } from './record-fields.ts';
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
    fields: valueAndTtl(value, ttl, type),
    button: { en: 'Save', zh: '保存' },
    run({ value: to = '', ttl: lasting = '' }) {
      ask('UpdateDomainRecord', { RecordId: id, RR: host, Type: type, Value: to, TTL: lasting });
      return leads(name, to, lasting);
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
        refuse: refuseHost,
      },
      { id: 'type', title: { en: 'Type', zh: '记录类型' }, kind: 'select', options: TYPES },
      ...valueAndTtl('', 60),
    ],
    button: { en: 'Add', zh: '添加' },
    run({ host = '', type = '', value = '', ttl = '' }) {
      ask('AddDomainRecord', { DomainName: zone, RR: host, Type: type, Value: value, TTL: ttl });
      return leads(full(host, zone), value, ttl);
    },
  };
}

function valueAndTtl(value: string, ttl: number, known?: string): readonly ConsoleField[] {
  return [
    {
      id: 'value',
      title: VALUE,
      kind: 'text',
      value,
      refuse: (text, { type = '' }) => refuseValue(known ?? type, text),
    },
    { id: 'ttl', title: TTL, kind: 'number', value: String(ttl), refuse: refuseTtl },
  ];
}

function leads(name: string, value: string, ttl: string): Text {
  return {
    en: `${name} leads to ${value}, TTL ${Number(ttl)} seconds.`,
    zh: `${name} 已指向 ${value}，TTL ${Number(ttl)} 秒。`,
  };
}

function full(host: string, zone: string): string {
  return host === '@' ? zone : `${host}.${zone}`;
}
