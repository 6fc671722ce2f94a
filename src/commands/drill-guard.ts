import { productionOf } from '../core/production.ts';
import type { Book } from '../model/book.ts';
import type { TargetSummary } from '../model/ports.ts';
import { aCause, type Cause } from '../model/verdict.ts';

/** Why a drill must not pin this cluster; null where it may. Unlabelled and production clusters are never drilled on. */
export function drillGuard(book: Book, summary: TargetSummary): Cause | null {
  const { context } = summary;
  if (!summary.practice) return aCause('drill-not-practice', { context });
  const { uids, servers } = productionOf(book.runbook.site.data);
  const host = hostOf(summary.server);
  const what =
    uids.find((one) => one === summary.uid) ?? servers.find((one) => hostOf(one) === host);
  return what === undefined ? null : aCause('drill-on-production', { context, what });
}

/** A server may be written as an address, with or without a scheme and a port: one machine is one cluster. */
function hostOf(server: string): string {
  const text = server.includes('://') ? server : `https://${server}`;
  return URL.canParse(text) ? new URL(text).hostname.replace(/\.$/, '') : server;
}
