import path from 'node:path';

/** Command-line flags: name without dashes → value. */
export type Flags = Readonly<Record<string, string>>;

/** The parts that start once the API server is ready. */
export const CONTROLLERS = ['kube-controller-manager', 'kube-scheduler', 'kwok'] as const;
type Controller = (typeof CONTROLLERS)[number];

/** Neither range is anybody's: they are for benchmarks (RFC 2544). Nothing listens there. */
const SERVICE_RANGE = '198.19.0.0/16';
const POD_RANGE = '198.18.0.1/16';

/** Only written into the Endpoints of Service `kubernetes`; loopback is refused there. */
const ADVERTISED = '198.19.255.254';

/** With the default of 20 requests a second, 5,000 pods take over six minutes. */
const UNHURRIED = { 'kube-api-qps': '500', 'kube-api-burst': '1000' } as const;

export function toArgv(flags: Flags): string[] {
  return Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
}

export function describeEtcd(directory: string, clientUrl: string, peerUrl: string): Flags {
  return {
    'data-dir': path.join(directory, 'etcd'),
    // Nobody needs these bytes after the power went.
    'unsafe-no-fsync': 'true',
    'listen-client-urls': clientUrl,
    'advertise-client-urls': clientUrl,
    'listen-peer-urls': peerUrl,
    'initial-advertise-peer-urls': peerUrl,
    'initial-cluster': `default=${peerUrl}`,
    'log-level': 'warn',
  };
}

/** What is said of each request unless somebody wants something else: every write. */
export const WRITES_ONLY = path.join(import.meta.dirname, 'audit-policy.yaml');

export function describeApiServer(
  directory: string,
  etcdUrl: string,
  port: number,
  auditPolicy: string,
): Flags {
  const file = (name: string): string => path.join(directory, name);
  return {
    'etcd-servers': etcdUrl,
    'bind-address': '127.0.0.1',
    'advertise-address': ADVERTISED,
    'secure-port': String(port),
    'tls-cert-file': file('server.crt'),
    'tls-private-key-file': file('server.key'),
    'client-ca-file': file('ca.crt'),
    'service-account-key-file': file('service-account.pub'),
    'service-account-signing-key-file': file('service-account.key'),
    'service-account-issuer': 'https://kubernetes.default.svc',
    'service-cluster-ip-range': SERVICE_RANGE,
    'authorization-mode': 'RBAC',
    'allow-privileged': 'true',
    'audit-policy-file': auditPolicy,
    'audit-log-path': file('audit.log'),
    profiling: 'false',
  };
}

/** Their kubeconfig is to be added. */
export function describeControllers(directory: string): Readonly<Record<Controller, Flags>> {
  return {
    'kube-controller-manager': {
      ...UNHURRIED,
      'leader-elect': 'false',
      'secure-port': '0',
      'root-ca-file': path.join(directory, 'ca.crt'),
      'service-account-private-key-file': path.join(directory, 'service-account.key'),
      'use-service-account-credentials': 'true',
    },
    'kube-scheduler': { ...UNHURRIED, 'leader-elect': 'false', 'secure-port': '0' },
    kwok: {
      config: path.join(import.meta.dirname, 'stages.yaml'),
      cidr: POD_RANGE,
      'manage-all-nodes': 'true',
      'node-ip': '127.0.0.1',
      // Without leases the nodes become NotReady.
      'node-lease-duration-seconds': '40',
    },
  };
}
