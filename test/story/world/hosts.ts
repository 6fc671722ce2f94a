import type { DnsName } from '../zone-files.ts';

/** Names that do not move: each has a server of its own in the world, where it has one at all. */
export const HOSTS: readonly DnsName[] = [
  { name: 'registry.example.com', address: '127.0.0.1' },
  { name: 'git.ddesk.io', address: '203.0.113.20' },
  { name: 'ops-deployer.oss-us-east-1.aliyuncs.com', address: '203.0.113.30' },
  { name: 'git.example.com', address: '203.0.113.21' },
  { name: 'backup.example.com', address: '203.0.113.31' },
];

/** Where a server of this name listens. */
export function addressOf(name: string): string {
  const host = HOSTS.find((one) => one.name === name);
  if (host === undefined) throw new Error(`${name} is nobody's name in this world`);
  return host.address;
}
