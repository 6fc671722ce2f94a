import { chainOf } from '../front-door/dns-chain.ts';
import { familyOf } from '../front-door/dns-value.ts';
import type { ExpectedAddresses } from '../front-door/door-address.ts';
import type { DnsReader } from '../model/dns.ts';

/** The addresses that names have to lead to; a host name, such as a load balancer's, stands for what it resolves to. */
export async function expectedAddresses(
  expected: readonly string[],
  source: string,
  dns: DnsReader,
  signal: AbortSignal,
): Promise<ExpectedAddresses> {
  const all = await Promise.all(
    expected.map(async (one) => (familyOf(one) === undefined ? resolved(one, dns, signal) : [one])),
  );
  const known = all.flatMap((one) => one ?? []);
  const isWhole = all.every((one) => one !== null);
  // None at all can't be compared either.
  const addresses = isWhole && known.length > 0 ? known : null;
  return { shown: expected.join(', ') || '-', addresses, source };
}

/** As this machine's resolvers know it, the first one that answers; null where none does. */
async function resolved(
  name: string,
  dns: DnsReader,
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  for (const server of dns.system()) {
    const answers = await Promise.all(
      (['A', 'AAAA'] as const).map((type) => dns.ask({ name, type }, server, signal)),
    );
    const addresses = answers.flatMap((answer) => chainOf(answer).addresses);
    if (addresses.length > 0) return addresses;
  }
  return null;
}
