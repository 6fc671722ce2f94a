import type { DnsAnswer } from '../model/dns.ts';
import { aCause, type Cause } from '../model/verdict.ts';

/** The names whose CAA counts for a name: itself, and what lies above it up to the one below the top-level domain. */
export function caaNames(name: string): readonly string[] {
  const labels = name.split('.');
  if (labels.length < 2) return [name];
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}

/** `0 issue "letsencrypt.org; validationmethods=dns-01"`; the quotes are not always there. */
const ISSUE = /^\s*\d+\s+issue\s+"?([^";]*)/i;

/**
 * Who may issue a certificate for a name (RFC 8659): the nearest name above it that has any CAA says so for all below.
 * `ca` as the authority is named there, such as `letsencrypt.org`.
 */
export function caaNotes(
  name: string,
  answers: ReadonlyMap<string, DnsAnswer>,
  ca: string | null,
): readonly Cause[] {
  for (const at of caaNames(name)) {
    const records = answers.get(at)?.records.filter(({ type }) => type === 'CAA') ?? [];
    if (records.length === 0) continue;
    const issuers = records.flatMap(
      ({ value }) => ISSUE.exec(value)?.[1]?.trim().toLowerCase() ?? [],
    );
    if (issuers.length === 0) return [];
    const allowed = [...new Set(issuers.filter((issuer) => issuer !== ''))];
    if (allowed.length === 0) return [aCause('dns-caa-nobody', { names: name, at })];
    if (ca === null || allowed.includes(ca.trim().toLowerCase())) return [];
    return [aCause('dns-caa-forbids', { names: name, at, allowed: allowed.join(', '), ca })];
  }
  return [];
}
