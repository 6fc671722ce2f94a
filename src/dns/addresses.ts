import type { DnsRecord, DnsServer } from '../model/dns.ts';
import { fromResolvers, type Walk } from './walk.ts';

const FAMILIES = ['A', 'AAAA'] as const;
/** A zone of more servers than this is no zone that anybody serves; the others are told as unresolved. */
const MOST_NAMES = 32;

export type Located = {
  readonly servers: readonly DnsServer[];
  readonly unresolved: readonly string[];
};

/** Glue is enough to go on with: so long the resolvers may take to tell of an address beside it. */
const BESIDE_GLUE_MS = 500;

/** Every address of these hosts: what came along as glue, which may be old or half, and what the resolvers know. */
export async function locate(
  names: readonly string[],
  glue: readonly DnsRecord[],
  walk: Walk,
): Promise<Located> {
  const found = await Promise.all(
    names.slice(0, MOST_NAMES).map(async (name) => ({
      name,
      addresses: await addressesOf(name, glue, walk),
    })),
  );
  return {
    servers: found.flatMap(({ name, addresses }) =>
      addresses.map((address) => ({ role: 'authority', name, address, port: walk.port }) as const),
    ),
    unresolved: [
      ...found.filter(({ addresses }) => addresses.length === 0).map(({ name }) => name),
      ...names.slice(MOST_NAMES),
    ],
  };
}

async function addressesOf(
  name: string,
  glue: readonly DnsRecord[],
  walk: Walk,
): Promise<readonly string[]> {
  const known = glue.filter((record) => record.name === name);
  const wait = known.length > 0 ? { mostMs: BESIDE_GLUE_MS } : {};
  const families = await Promise.all(
    FAMILIES.map(async (type) => {
      const { first } = await fromResolvers(walk, { name, type }, wait);
      return first?.records.filter((record) => record.type === type) ?? [];
    }),
  );
  return [...new Set([known, ...families].flat().map(({ value }) => value))];
}
