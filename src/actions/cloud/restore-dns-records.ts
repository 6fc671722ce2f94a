import { changeDomainRecord } from '../../cloud-calls/alibaba.ts';
import { byHand, consoleOf } from '../../cloud-calls/by-hand.ts';
import { unknown } from '../../cloud-calls/call.ts';
import type { ActionDef, ActionResult } from '../../model/catalogue.ts';
import type { CloudRecordData } from '../../model/cloud.ts';
import { ACCOUNT_FIELD, CLOUD_FIELD, cloudPlaceOf } from '../../model/cloud-place.ts';
import { WizardError } from '../../model/error.ts';
import type { Json } from '../../model/json.ts';
import type { Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';
import { cloudHinders } from './hindered.ts';
import { changesTo, dataOf, isSame, leadingRecords } from './record-changes.ts';
import { applied } from './set-dns-records.ts';
import { zoneNamed } from './wanted-rows.ts';

type With = {
  readonly cloud: Json;
  readonly account?: string;
  readonly zone: string;
  readonly host: string;
  readonly before: readonly CloudRecordData[];
  readonly now: readonly CloudRecordData[];
};

const rows = {
  type: 'map',
  doc: { en: 'type, value, ttl, line.', zh: 'type、value、ttl、line。' },
} as const;

export const restoreDnsRecords: ActionDef<With> = {
  id: 'cloud/restore-dns-records',
  doc: {
    en: 'Puts the records of a name back as they were, where nobody has changed them since.',
    zh: '把域名的解析记录恢复原状（仅当此后无人改动时）。',
  },
  with: {
    cloud: CLOUD_FIELD,
    account: ACCOUNT_FIELD,
    zone: { type: 'string', doc: { en: 'The zone.', zh: '主域名。' } },
    host: {
      type: 'string',
      doc: { en: 'The name before the zone, or @.', zh: '主机记录，或 @。' },
    },
    before: { type: 'list', of: rows, doc: { en: 'As it was.', zh: '原记录。' } },
    now: { type: 'list', of: rows, doc: { en: 'As it was made.', zh: '修改后的记录。' } },
  },
  needsTarget: false,
  startsProcess: false,
  plan({ cloud, account, zone, host, before }) {
    const place = cloudPlaceOf(cloud, account);
    const name = host === '@' ? zone : `${host}.${zone}`;
    const console = consoleOf(place, 'records');
    const records = before.map(({ type, value }) => `${type} ${value}`).join(', ');
    return {
      will: [aCause('will-restore-records', { name, records: records || '-', console })],
      byHand: byHand(
        place,
        before.map((record) =>
          changeDomainRecord(place, zone, {
            do: 'update',
            id: unknown(`RecordId ${name}`),
            host,
            record,
          }),
        ),
      ),
      atRisk: name,
    };
  },
  hindered: cloudHinders,
  act,
};

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { cloud } = ports;
  const { zone: named, host, before, now } = input;
  const place = cloudPlaceOf(input.cloud, input.account);
  const zone = zoneNamed(await cloud.zones(place, signal), named);
  const there = leadingRecords(await cloud.records(place, zone, signal), host);
  const evidence = [{ name: 'records-before', text: JSON.stringify(there.map(dataOf)) }];
  const changes = changesTo(there, before, host);
  if (changes.length === 0) return { changed: false, created: [], evidence };
  const known = [...before, ...now];
  if (!there.every((record) => known.some((one) => isSame(record, one))))
    throw new WizardError(
      'not-proven',
      'cloud-record-changed-since',
      { name: host === '@' ? named : `${host}.${named}` },
      { evidence },
    );
  await applied(zone, changes, place, ports, signal);
  return { changed: true, created: [], evidence };
}
