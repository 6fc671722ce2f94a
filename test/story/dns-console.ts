import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { RunEvent } from '../../src/model/event.ts';
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

/**
 * The person at the DNS console: as soon as the operator says that a table of names is done, it is. Returns how to make
 * them stop.
 */
export function atTheConsole(
  home: string,
  site: string,
  point: (names: readonly DnsName[]) => void,
): () => void {
  const records = recordsOf(site);
  const open = new Set(Object.keys(MOVES));
  const look = (): void => {
    const said = decided(home);
    for (const step of [...open].filter((one) => said.has(one))) {
      open.delete(step);
      const moved = records.filter((record) => record.group === MOVES[step]);
      point(moved.map(({ name, to }) => ({ name, address: NEW_ADDRESSES[to] ?? '' })));
    }
  };
  const timer = setInterval(look, 100);
  return () => clearInterval(timer);
}

/** Steps that somebody has said to be done. */
function decided(home: string): ReadonlySet<string> {
  const steps = new Set<string>();
  for (const journal of globSync(path.join(home, 'runs/*/journal.jsonl'))) {
    const lines = readFileSync(journal, 'utf8').split('\n');
    // The last one may still be on its way.
    for (const line of lines.slice(0, -1)) {
      const event: RunEvent = JSON.parse(line);
      if (event.type === 'operator-decided' && event.decision.do === 'done')
        steps.add(event.decision.step ?? '');
    }
  }
  return steps;
}
