/** A service of the example site, as its manifests make it. */
type Service = {
  readonly namespace: string;
  readonly name: string;
  readonly kind: 'Deployment' | 'StatefulSet';
  readonly replicas: number;
  /** Behind which host of which class of Ingress, and with which Secret. */
  readonly door?: { readonly host: string; readonly className: string; readonly secret?: string };
};

const FRONT = { namespace: 'frontend', kind: 'Deployment', replicas: 2 } as const;

export const SERVICES: readonly Service[] = [
  {
    namespace: 'prod',
    name: 'gateway',
    kind: 'Deployment',
    replicas: 2,
    door: { host: 'api.example.com', className: 'nginx', secret: 'api-tls' },
  },
  {
    namespace: 'prod',
    name: 'discovery',
    kind: 'StatefulSet',
    replicas: 1,
    door: { host: 'registry.internal.example.com', className: 'nginx', secret: 'internal-tls' },
  },
  { namespace: 'sandbox', name: 'gateway', kind: 'Deployment', replicas: 1 },
  {
    ...FRONT,
    name: 'shop',
    door: { host: 'shop.example.com', className: 'nginx', secret: 'shop-tls' },
  },
  {
    ...FRONT,
    name: 'pay',
    door: { host: 'pay.example.com', className: 'nginx', secret: 'shop-tls' },
  },
  {
    namespace: 'infra',
    name: 'storage',
    kind: 'Deployment',
    replicas: 1,
    door: { host: 'storage.tools.example.com', className: 'nginx-tools' },
  },
];

/** What stands for the registry's host until the script puts it there. */
export const REGISTRY_WORD = 'REGISTRY_HOST';

/** The repository of a service's image. */
export function imageOf({ name }: Pick<Service, 'name'>): string {
  return `services/${name}`;
}

export function serviceManifest(service: Service): string {
  const { door } = service;
  const parts = [workload(service), behind(service), ...(door ? [ingress(service, door)] : [])];
  return parts.join('---\n');
}

function workload(service: Service): string {
  const { namespace, name, kind, replicas } = service;
  const serviceName = kind === 'StatefulSet' ? `\n  serviceName: ${name}` : '';
  return `apiVersion: apps/v1
kind: ${kind}
metadata: { namespace: ${namespace}, name: ${name} }
spec:
  replicas: ${replicas}${serviceName}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      imagePullSecrets: [{ name: registry-pull }]
      containers:
        - name: main
          image: ${REGISTRY_WORD}/${imageOf(service)}:1.0
          ports: [{ name: web, containerPort: 8080 }]
`;
}

function behind({ namespace, name }: Service): string {
  return `apiVersion: v1
kind: Service
metadata: { namespace: ${namespace}, name: ${name} }
spec:
  selector: { app: ${name} }
  ports: [{ name: web, port: 80, targetPort: web }]
`;
}

function ingress({ namespace, name }: Service, door: NonNullable<Service['door']>): string {
  const { host, className, secret } = door;
  const tls = secret === undefined ? '' : `\n  tls: [{ hosts: [${host}], secretName: ${secret} }]`;
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { namespace: ${namespace}, name: ${name} }
spec:
  ingressClassName: ${className}${tls}
  rules:
    - host: ${host}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: ${name}, port: { name: web } } }
`;
}
