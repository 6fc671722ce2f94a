/*
 * Where what is where in the world of the example site. All of it is reached through doors onto loopback: 192.0.2.0/24,
 * 198.51.100.0/24 and 203.0.113.0/24 are for documentation (RFC 5737), and no packet is ever sent there.
 */

/** Where every name leads to before a recovery: nobody is there any more. */
export const LOST = { address: '203.0.113.9', ttl: 600 } as const;

/** Addresses of load balancers, in the order in which the cloud gives them: the ingress, then the second one. */
export const BALANCERS = {
  internet: ['198.51.100.7', '198.51.100.8', '198.51.100.9'],
  intranet: ['10.0.2.80', '10.0.2.81'],
} as const;

/** Elastic IP addresses of the cloud, in the order in which it gives them. */
export const ELASTIC = ['198.51.100.30', '198.51.100.31', '198.51.100.32'] as const;

/** By which the VPC of the new cluster goes out: another one than that of the lost cluster. */
export const EGRESS = '198.51.100.21';

export const NAME_SERVERS = [
  { name: 'ns1.dns.example.net', address: '192.0.2.11' },
  { name: 'ns2.dns.example.net', address: '192.0.2.12' },
] as const;
export const ROOT_SERVER = { name: 'a.root.example.net', address: '192.0.2.10' } as const;

/** Servers of the company that have nothing to do with the lost cluster. */
export const HOSTS: { readonly [name: string]: string } = {
  'registry.example.com': '192.0.2.40',
  'git.example.com': '192.0.2.41',
  'backup.example.com': '192.0.2.42',
  'database.example.com': '192.0.2.43',
  'redis.example.com': '192.0.2.44',
};
