import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import { ACCOUNT_FIELD, CLOUD_FIELD, cloudPlaceOf } from '../../model/cloud-place.ts';
import { checkHostName } from '../../model/host-name.ts';
import { isObject, type Json } from '../../model/json.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import { jsonEvidence, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';
import { toldByCloud } from './told-by-cloud.ts';

type With = {
  readonly cloud: Json;
  readonly account?: string;
  readonly records: readonly Json[];
};

export const zonesHeld: ProbeDef<With> = {
  id: 'cloud/zones-held',
  group: 'dns',
  doc: {
    en: 'The account’s DNS holds the zone of every name that will move.',
    zh: '该账号的云解析管理着每个要修改的域名。',
  },
  with: {
    cloud: CLOUD_FIELD,
    account: ACCOUNT_FIELD,
    records: {
      type: 'list',
      doc: { en: 'Names, or maps with a name.', zh: '域名，或带有 name 的映射。' },
    },
  },
  finds: {},
  needsTarget: false,
  everyMs: 60_000,
  look: async (input, ports, signal) => toldByCloud(look(input, ports, signal)),
};

const MOST_SHOWN = 200;

async function look(
  { cloud, account, records }: With,
  ports: Pick<Readers, 'cloud'>,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const zones = await ports.cloud.zones(cloudPlaceOf(cloud, account), signal);
  const known = zones.map((one) => one.name);
  const judged = records.map((row): Found => {
    const checked = checkHostName(nameOf(row), 'dns');
    // One that can't be read is none that is held.
    if (!checked.ok) {
      const shown = JSON.stringify(row).slice(0, MOST_SHOWN);
      return found('unknown', aCause('cloud-record-malformed', { row: shown }));
    }
    const name = checked.name.toLowerCase();
    const object = { kind: 'Host', name };
    if (known.some((zone) => name === zone || name.endsWith(`.${zone}`)))
      return { ...found('pass', null), object };
    // Not by this account: it may be given to it, or somebody who holds it is called. Either takes its time.
    const params = { name, zones: known.join(', ') || '-' };
    return found('wait', aCause('cloud-zone-absent', params, { object }));
  });
  return result(worstOf(judged), { evidence: [jsonEvidence('zones', zones)] });
}

function nameOf(record: Json): string {
  const name = isObject(record) ? record['name'] : record;
  return typeof name === 'string' ? name : '';
}
