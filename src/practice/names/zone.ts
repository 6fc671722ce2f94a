import type { RecordSet, RecordType } from './records.ts';

/** What a name server holds of one zone at one moment. */
export type Zone = {
  readonly name: string;
  readonly serial: number;
  /** By name, then by type. Every zone has an SOA and an NS set at its apex. */
  readonly nodes: ReadonlyMap<string, Node>;
};
type Node = ReadonlyMap<RecordType, RecordSet>;

export type Found =
  | { readonly is: 'answer'; readonly sets: readonly RecordSet[] }
  | { readonly is: 'cname'; readonly set: RecordSet; readonly target: string }
  | { readonly is: 'referral'; readonly set: RecordSet }
  | { readonly is: 'nodata' | 'nxdomain' };

/** Lower case in ASCII only, as DNS compares, and without the last dot; the root is `.`. */
export function plainName(name: string): string {
  const bare = name.endsWith('.') ? name.slice(0, -1) : name;
  return bare === '' ? '.' : bare.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

export function isWithin(name: string, zone: string): boolean {
  return zone === '.' || name === zone || name.endsWith(`.${zone}`);
}

/** What a zone says of a name in it (RFC 1034 §4.3.2). `type` as it stands in a question: also one that no zone here holds. */
export function findIn(zone: Zone, name: string, type: string): Found {
  const cut = delegationOf(zone, name);
  if (cut !== undefined && !(type === 'DS' && cut.name === name))
    return { is: 'referral', set: cut };
  const node = zone.nodes.get(name);
  if (node !== undefined) return foundAt(node, name, type);
  if (isEmptyName(zone, name)) return { is: 'nodata' };
  const wild = zone.nodes.get(`*.${encloserOf(zone, name)}`);
  return wild === undefined ? { is: 'nxdomain' } : foundAt(wild, name, type);
}

function foundAt(node: Node, name: string, type: string): Found {
  const sets = [...node.values()]
    .filter((set) => type === 'ANY' || set.type === type)
    .map((set) => ({ ...set, name }));
  if (sets.length > 0) return { is: 'answer', sets };
  const alias = node.get('CNAME');
  const [target] = alias?.values ?? [];
  if (alias === undefined || target === undefined) return { is: 'nodata' };
  return { is: 'cname', set: { ...alias, name }, target: plainName(target) };
}

/** The highest cut on the way down from the apex. */
function delegationOf(zone: Zone, name: string): RecordSet | undefined {
  return upTo(zone, name)
    .toReversed()
    .map((one) => zone.nodes.get(one)?.get('NS'))
    .find((set) => set !== undefined);
}

/** A name without records that others lie below. */
function isEmptyName(zone: Zone, name: string): boolean {
  return [...zone.nodes.keys()].some((one) => one.endsWith(`.${name}`));
}

function encloserOf(zone: Zone, name: string): string {
  const above = upTo(zone, name).slice(1);
  return above.find((one) => zone.nodes.has(one) || isEmptyName(zone, one)) ?? zone.name;
}

/** The name and what is above it, below the apex. */
function upTo(zone: Zone, name: string): readonly string[] {
  const labels = name.split('.');
  return labels
    .map((_, index) => labels.slice(index).join('.'))
    .filter((one) => one !== zone.name && isWithin(one, zone.name) && name !== zone.name);
}
