import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import type { Part } from './part.ts';

/**
 * The site as it stands, but for what only this world has, such as the path of a key, and for the minute that the milestone
 * has to hold: nothing happens in it.
 */
export function siteOf(folder: string, shipped: string, parts: readonly Part[]): string {
  const site = parse(readFileSync(shipped, 'utf8'));
  for (const [section, own] of parts.flatMap((part) => Object.entries(part.site ?? {})))
    site[section] = { ...site[section], ...own };
  site.milestones = { ...site.milestones, hold: '5s' };
  const file = path.join(folder, 'site.yaml');
  writeFileSync(file, stringify(site));
  return file;
}
