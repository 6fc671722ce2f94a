import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { onceSaid } from './once-said.ts';
import type { DnsName } from './zone-files.ts';

type SiteRecord = { readonly name: string; readonly group: string; readonly to: string };

/** Where each kind of name leads to in the new cluster, as its cloud gives it: an internal address is a private one. */
export const NEW_ADDRESSES: { readonly [to: string]: string } = {
  external: '198.51.100.7',
  internal: '10.0.2.80',
  'second-ingress': '198.51.100.8',
};

/** The steps that ask for a change in the console, each with the group of names that it is about. */
const MOVES: { readonly [step: string]: string } = {
  'move-back-end-names': 'backend',
  'move-front-end-names': 'frontend',
  'move-second-ingress-names': 'second-ingress',
};

export function recordsOf(site: string): readonly SiteRecord[] {
  return parse(readFileSync(site, 'utf8')).records;
}

/** All names lead to the old cluster before anything is moved, for long. */
export const BEFORE = { address: '203.0.113.9', ttl: 600 };

/**
 * The person at the DNS console: as soon as the operator says that a table of names is done, it is. Whatever they save
 * there has a short time to live. Returns how to make them stop.
 */
export function atTheConsole(
  home: string,
  site: string,
  point: (names: readonly DnsName[]) => void,
): () => void {
  const records = recordsOf(site);
  const acts = Object.entries(MOVES).map(([step, group]) => {
    const moved = records.filter((record) => record.group === group);
    const names = moved.map(({ name, to }) => ({ name, address: NEW_ADDRESSES[to] ?? '' }));
    return [step, () => point(names)] as const;
  });
  const old = records.map(({ name }) => ({ name, address: BEFORE.address }));
  const lower = () => point(old);
  return onceSaid(home, { ...Object.fromEntries(acts), 'dns-ttl': lower });
}
