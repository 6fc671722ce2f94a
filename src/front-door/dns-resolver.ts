import type { DnsServer } from '../model/dns.ts';
import { checkHostName } from '../model/host-name.ts';
import { isObject, type Json } from '../model/json.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import { canonical, familyOf } from './dns-value.ts';

/** A resolver that is asked, as the site has it. */
export type DnsResolver = {
  readonly server: DnsServer;
  /** What it says counts for the verdict. */
  readonly required: boolean;
  readonly view: 'public' | 'private';
};

const DNS_PORT = 53;

/** Those that everybody knows, and the names of their DNS over HTTPS. */
const DOH: { readonly [address: string]: string } = {
  '8.8.8.8': 'dns.google',
  '8.8.4.4': 'dns.google',
  '1.1.1.1': 'cloudflare-dns.com',
  '1.0.0.1': 'cloudflare-dns.com',
  '9.9.9.9': 'dns.quad9.net',
  '223.5.5.5': 'dns.alidns.com',
  '223.6.6.6': 'dns.alidns.com',
};

/** A misspelt key or word must not make of a resolver that counts one that only informs. */
const KEYS: { readonly [key: string]: (value: Json) => boolean } = {
  address: () => true,
  port: () => true,
  name: (value) => typeof value === 'string',
  doh: (value) => typeof value === 'string',
  required: (value) => typeof value === 'boolean',
  view: (value) => value === 'public' || value === 'private',
};

/** The resolvers of the site, each once; those of the system where it names none. */
export function resolversOf(
  given: readonly Json[],
  system: readonly DnsServer[],
): { readonly resolvers: readonly DnsResolver[]; readonly wrong: readonly Cause[] } {
  if (given.length === 0) {
    const resolvers = system.map((server) => ({
      server,
      required: false,
      view: 'public' as const,
    }));
    return { resolvers, wrong: [] };
  }
  const resolvers = new Map<string, DnsResolver>();
  const wrong: Cause[] = [];
  for (const entry of given) {
    const resolver = resolverOf(entry);
    if (resolver === undefined)
      wrong.push(aCause('dns-resolver-invalid', { resolver: JSON.stringify(entry).slice(0, 60) }));
    else if (!resolvers.has(keyOf(resolver.server)))
      resolvers.set(keyOf(resolver.server), resolver);
  }
  return { resolvers: [...resolvers.values()], wrong };
}

/** One server among all: two names may stand for one address, and one name for several. */
export function keyOf({ role, name, address, port }: DnsServer): string {
  return `${role === 'authority' ? name : ''} ${address} ${port}`;
}

function resolverOf(entry: Json): DnsResolver | undefined {
  const given = isObject(entry) ? entry : { address: entry };
  if (!Object.entries(given).every(([key, value]) => KEYS[key]?.(value) === true)) return undefined;
  const { address, port = DNS_PORT, name, doh, view } = given;
  if (typeof address !== 'string' || familyOf(address.trim()) === undefined) return undefined;
  if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65_535)
    return undefined;
  const at = canonical(address.trim());
  const known = port === DNS_PORT ? DOH[at] : undefined;
  const host = typeof doh === 'string' ? checkHostName(doh) : undefined;
  if (host?.ok === false) return undefined;
  const secure = host?.ok === true ? host.name : known;
  return {
    server: {
      role: 'resolver',
      name: typeof name === 'string' && name !== '' ? name : portless(at, port),
      address: at,
      port,
      ...(secure === undefined ? {} : { doh: secure }),
    },
    required: given['required'] === true,
    view: view === 'private' ? 'private' : 'public',
  };
}

function portless(address: string, port: number): string {
  if (port === DNS_PORT) return address;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
