import type { CloudRecordData, CloudZone } from '../../model/cloud.ts';
import { WizardError } from '../../model/error.ts';
import { checkHostName } from '../../model/host-name.ts';
import { isObject, type Json } from '../../model/json.ts';

/** One row of a table of records: `ttl` is null where it stays as it is. */
export type WantedRow = {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  readonly ttl: number | null;
};

/** The rows that public DNS is to have: names of `view: private` are somebody else's to change. */
export function wantedRows(rows: readonly Json[]): readonly WantedRow[] {
  return rows.filter(isObject).flatMap((row) => {
    if (row['view'] === 'private') return [];
    const told = (key: string) => {
      const value = row[key];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    };
    const checked = checkHostName(told('name'), 'dns');
    const type = told('type').toUpperCase();
    const value = told('value');
    if (!checked.ok || !['A', 'AAAA', 'CNAME'].includes(type) || value === '')
      throw new WizardError('usage', 'cloud-record-malformed', { row: JSON.stringify(row) });
    const ttl = told('ttl') === '' ? null : Number(told('ttl'));
    return [{ name: checked.name.toLowerCase(), type, value, ttl }];
  });
}

/** The zone that holds a name: the longest one. */
export function zoneFor(zones: readonly CloudZone[], name: string): CloudZone {
  const [zone] = zones
    .filter((one) => name === one.name || name.endsWith(`.${one.name}`))
    .toSorted((a, b) => b.name.length - a.name.length);
  if (zone !== undefined) return zone;
  const known = zones.map((one) => one.name).join(', ');
  throw new WizardError('not-proven', 'cloud-zone-absent', { name, zones: known || '-' });
}

export function hostIn(zone: CloudZone, name: string): string {
  return name === zone.name ? '@' : name.slice(0, -zone.name.length - 1);
}

const DEFAULT_TTL = 600;

export function dataFor({ type, value, ttl }: WantedRow, old: number | undefined): CloudRecordData {
  return { type, value, ttl: ttl ?? old ?? DEFAULT_TTL, line: 'default' };
}
