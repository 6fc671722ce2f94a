import type { CloudRecordData, CloudZone } from '../../model/cloud.ts';
import { WizardError } from '../../model/error.ts';
import { checkValue } from '../../model/field-value.ts';
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
    const ttl = told('ttl') === '' ? null : Number(told('ttl'));
    const isTime = ttl === null || (Number.isSafeInteger(ttl) && ttl >= 1 && ttl <= MOST_TTL);
    const isType = type === 'A' || type === 'AAAA' || type === 'CNAME';
    if (!checked.ok || !isType || value === '' || !isTime)
      throw new WizardError('usage', 'cloud-record-malformed', { row: JSON.stringify(row) });
    return [{ name: checked.name.toLowerCase(), type, value, ttl }];
  });
}

/** The same once each value is one: a plan may show placeholders. */
export function checkedRows(rows: readonly Json[]): readonly WantedRow[] {
  return wantedRows(rows).map((row) => {
    const value = valueFor(row.type, row.value);
    if (value !== undefined) return { ...row, value };
    throw new WizardError('usage', 'cloud-record-malformed', { row: JSON.stringify(row) });
  });
}

/** What a resolver takes at most (RFC 2181 §8). */
const MOST_TTL = 2 ** 31 - 1;

/** What a record of this type may lead to; undefined where it is not that. */
function valueFor(type: string, told: string): string | undefined {
  if (type === 'CNAME') {
    const target = checkHostName(told, 'dns');
    return target.ok ? target.name : undefined;
  }
  const address = checkValue('ip', told);
  if (!address.ok || typeof address.value !== 'string') return undefined;
  return type === (address.value.includes(':') ? 'AAAA' : 'A') ? address.value : undefined;
}

/** All rows of a name together: of several each leads it, and none must take the place of another one. */
export function byName(rows: readonly WantedRow[]): ReadonlyMap<string, readonly WantedRow[]> {
  const all = Map.groupBy(rows, ({ name }) => name);
  for (const same of all.values())
    if (same.length > 1 && same.some(({ type }) => type === 'CNAME'))
      throw new WizardError('usage', 'cloud-record-malformed', { row: JSON.stringify(same) });
  return all;
}

/** The zone that holds a name: the longest one. */
export function zoneFor(zones: readonly CloudZone[], name: string): CloudZone {
  const [zone] = zones
    .filter((one) => name === one.name || name.endsWith(`.${one.name}`))
    .toSorted((a, b) => b.name.length - a.name.length);
  if (zone === undefined) throw absent(name, zones);
  return zone;
}

/** Exactly this one: where it is gone, a name of the zone above it is another name. */
export function zoneNamed(zones: readonly CloudZone[], name: string): CloudZone {
  const zone = zones.find((one) => one.name === name);
  if (zone === undefined) throw absent(name, zones);
  return zone;
}

function absent(name: string, zones: readonly CloudZone[]): WizardError {
  const known = zones.map((one) => one.name).join(', ');
  return new WizardError('not-proven', 'cloud-zone-absent', { name, zones: known || '-' });
}

export function hostIn(zone: CloudZone, name: string): string {
  return name === zone.name ? '@' : name.slice(0, -zone.name.length - 1);
}

const DEFAULT_TTL = 600;

export function dataFor({ type, value, ttl }: WantedRow, old: number | undefined): CloudRecordData {
  return { type, value, ttl: ttl ?? old ?? DEFAULT_TTL, line: 'default' };
}
