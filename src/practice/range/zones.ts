import type { CloudState, HeldRecord } from '../cloud/cloud-state.ts';
import { isRecordType, type RecordSet } from '../names/records.ts';
import type { Zones } from '../names/zones.ts';

/** The zone that holds all names of the example site. */
export const ZONE = 'example.com';

/** The records of the zone as the cloud's DNS holds them at first: each name at the lost cluster. */
export function lostRecords(
  names: readonly string[],
  lost: { readonly address: string; readonly ttl: number },
): CloudState['zones'] {
  const records = names.map((name, index): HeldRecord => ({
    id: `r-${index}`,
    host: name.slice(0, -ZONE.length - 1),
    type: 'A',
    value: lost.address,
    ttl: lost.ttl,
    line: 'default',
    isOn: true,
  }));
  return { [ZONE]: records };
}

/** The same records as name servers have them: several of one name and type are one set. */
export function setsOf({ zones }: Pick<CloudState, 'zones'>): readonly RecordSet[] {
  const sets = new Map<string, RecordSet>();
  for (const [zone, records] of Object.entries(zones))
    for (const { host, type, value, ttl, isOn } of records) {
      if (!isOn || !isRecordType(type)) continue;
      const name = host === '@' ? zone : `${host}.${zone}`;
      const known = sets.get(`${name} ${type}`);
      sets.set(`${name} ${type}`, {
        name,
        type,
        ttl: known?.ttl ?? ttl,
        values: [...(known?.values ?? []), value],
      });
    }
  return [...sets.values()];
}

/** Carries what was edited in the cloud's DNS to its name servers. Returns a function to call after each change. */
export function publish(state: Pick<CloudState, 'zones'>, zones: Zones): () => void {
  let known: readonly RecordSet[] = [];
  return () => {
    const now = setsOf(state);
    for (const { name, type, values, ttl } of now) zones.set(name, type, values, ttl);
    for (const { name, type } of known)
      if (!now.some((one) => one.name === name && one.type === type)) zones.remove(name, type);
    known = now;
  };
}
