import type { CloudRecord, CloudRecordChange, CloudRecordData } from '../../model/cloud.ts';

/** Types of which each leads a name to an address: one that stays beside the new one leads some users elsewhere. */
const LEADING = ['A', 'AAAA', 'CNAME'];

/** What of a zone leads the name now, for everybody and for users of single lines; what is switched off does not. */
export function leadingRecords(
  records: readonly CloudRecord[],
  host: string,
): readonly CloudRecord[] {
  return records.filter(
    (one) => one.isOn && one.host.toLowerCase() === host && LEADING.includes(one.type),
  );
}

/**
 * What makes `wanted` of what is there: nothing where it is so. The record for everybody is changed in its place; what
 * else leads the name is taken away, and before where its type can't stand beside the new one.
 */
export function changesTo(
  there: readonly CloudRecord[],
  wanted: readonly CloudRecordData[],
  host: string,
): readonly CloudRecordChange[] {
  const missing = wanted.filter((one) => !there.some((record) => isSame(record, one)));
  const spare = there.filter((record) => !wanted.some((one) => isSame(record, one)));
  const taken = new Set<string>();
  const makes = missing.map((record): CloudRecordChange => {
    const free = spare.filter(({ id }) => !taken.has(id));
    const place =
      free.find((one) => one.line === record.line && one.type === record.type) ??
      free.find((one) => one.line === record.line) ??
      free.find((one) => one.type === record.type);
    if (place === undefined) return { do: 'add', host, record };
    taken.add(place.id);
    return { do: 'update', id: place.id, host, record };
  });
  const rest = spare.filter(({ id }) => !taken.has(id));
  const deletes = rest.map(({ id }): CloudRecordChange => ({ do: 'delete', id, host }));
  const types = new Set([...there, ...wanted].map(({ type }) => type));
  const isMixed = types.has('CNAME') && types.size > 1;
  return isMixed ? [...deletes, ...makes] : [...makes, ...deletes];
}

export function isSame(record: CloudRecordData, other: CloudRecordData): boolean {
  return (
    record.type === other.type &&
    plain(record.value) === plain(other.value) &&
    record.ttl === other.ttl &&
    record.line === other.line
  );
}

function plain(value: string): string {
  return value.toLowerCase().replace(/\.$/, '');
}

export function dataOf({ type, value, ttl, line }: CloudRecordData): CloudRecordData {
  return { type, value, ttl, line };
}
