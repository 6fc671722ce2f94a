import type { DnsName } from '../zone-files.ts';

/** Names that do not move: each has a server of its own in the world, where it has one at all. */
export const HOSTS: readonly DnsName[] = [{ name: 'registry.example.com', address: '127.0.0.1' }];
