import type { RecordSet } from '../../../src/practice/names/records.ts';

/** Records of the range as a zone file has them, for a name server that reads those. */
export function zoneLines(records: readonly RecordSet[]): readonly string[] {
  return records.flatMap(({ name, type, ttl, values }) =>
    values.map((value) => `${name}. ${ttl} ${type} ${written(type, value)}`),
  );
}

function written(type: RecordSet['type'], value: string): string {
  if (type === 'CNAME' || type === 'NS' || type === 'MX') return `${value}.`;
  return type === 'TXT' ? `"${value}"` : value;
}
