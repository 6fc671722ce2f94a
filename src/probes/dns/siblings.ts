import type { DnsAnswer, DnsReader, DnsServer } from '../../model/dns.ts';

/** Asks for a name that nobody made, once below each name: only so a wildcard can be told. */
export type Siblings = {
  ask(above: string, server: DnsServer): Promise<DnsAnswer>;
};

export function createSiblings(dns: DnsReader, signal: AbortSignal): Siblings {
  const label = `nobody-${crypto.randomUUID().slice(0, 8)}`;
  const asked = new Map<string, Promise<DnsAnswer>>();
  return {
    ask(above, server) {
      const before = asked.get(above);
      if (before !== undefined) return before;
      const question = { name: `${label}.${above}`, type: 'A', norecurse: true } as const;
      const answer = dns.ask(question, server, signal);
      asked.set(above, answer);
      return answer;
    },
  };
}
