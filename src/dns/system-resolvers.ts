import { getServers } from 'node:dns';
import { isIP } from 'node:net';
import type { DnsServer } from '../model/dns.ts';

const BRACKETED = /^\[(?<address>[^\]]+)\](?::(?<port>\d+))?$/;
const IPV4 = /^(?<address>[^:]+):(?<port>\d+)$/;
const PORT = 53;

/** The resolvers that this machine is set up with; forms as `node:dns` writes them. */
export function systemResolvers(list: readonly string[] = getServers()): readonly DnsServer[] {
  return [...new Set(list)].flatMap((written) => {
    const { address, port } = parsed(written);
    if (isIP(address) === 0) return [];
    return [{ role: 'system', name: address, address, port }];
  });
}

function parsed(written: string): { readonly address: string; readonly port: number } {
  if (isIP(written) !== 0) return { address: written, port: PORT };
  const parts = (BRACKETED.exec(written) ?? IPV4.exec(written))?.groups;
  return { address: parts?.['address'] ?? '', port: Number(parts?.['port'] ?? PORT) };
}
