import type { DnsLane } from '../../front-door/dns-lane.ts';
import type { DnsReader, DnsServer } from '../../model/dns.ts';

/** Both addresses of a name at one server, at once. Where a resolver fails, it is asked whether only validating failed. */
export async function askLane(
  dns: DnsReader,
  name: string,
  server: DnsServer,
  signal: AbortSignal,
): Promise<DnsLane> {
  const isAuthority = server.role === 'authority';
  const question = { name, ...(isAuthority ? ({ norecurse: true } as const) : {}) };
  const [a, aaaa] = await Promise.all([
    dns.ask({ ...question, type: 'A' }, server, signal),
    dns.ask({ ...question, type: 'AAAA' }, server, signal),
  ]);
  const failed = [a, aaaa].find(({ is }) => is === 'servfail');
  if (isAuthority || failed === undefined) return { server, a, aaaa };
  const { type } = failed.question;
  const unchecked = await dns.ask({ ...question, type, unchecked: true }, server, signal);
  return { server, a, aaaa, unchecked };
}
