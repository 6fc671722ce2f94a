import type { Book } from '../model/book.ts';
import { isObject, type Json } from '../model/json.ts';
import type { TargetSummary } from '../model/ports.ts';
import { aCause, type Cause } from '../model/verdict.ts';

/** Why a drill must not pin this cluster; null where it may. Unlabelled and production clusters are never drilled on. */
export function drillGuard(book: Book, summary: TargetSummary): Cause | null {
  const { context } = summary;
  if (!summary.practice) return aCause('drill-not-practice', { context });
  const production = book.runbook.site.data['production'];
  const known = [
    ...named(production, 'uids', 'uid'),
    ...named(production, 'servers', 'server'),
    ...named(production, 'accounts', 'account'),
  ];
  const host = hostOf(summary.server);
  const what = known.find(
    (one) => one === summary.uid || one === summary.server || hostOf(one) === host,
  );
  return what === undefined ? null : aCause('drill-on-production', { context, what });
}

function named(production: Json | undefined, ...keys: readonly string[]): readonly string[] {
  if (!isObject(production)) return [];
  return keys.flatMap((key) => {
    const value = production[key];
    const all = Array.isArray(value) ? value : [value];
    return all.filter((one): one is string => typeof one === 'string' && one !== '');
  });
}

function hostOf(server: string): string {
  return URL.canParse(server) ? new URL(server).hostname : server;
}
