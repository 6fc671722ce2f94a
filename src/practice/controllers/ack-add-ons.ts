import type { JsonObject } from '../../model/json.ts';

/** What was chosen for the load balancer in front of the ingress controller when the cluster was ordered. */
export type IngressChoice = 'internet' | 'intranet';

export type AddOn = { readonly kind: string; readonly object: JsonObject };

/** What the cloud installs into each new cluster, all of it in namespace kube-system. */
export function ackAddOns(ingress: IngressChoice): readonly AddOn[] {
  return [
    ...['kube-proxy-worker', 'terway-eniip', 'csi-plugin'].map((name) => ({
      kind: 'DaemonSet',
      object: everywhere(name),
    })),
    {
      kind: 'Deployment',
      object: workload('coredns', 2, { 'k8s-app': 'kube-dns' }, { cpu: '100m', memory: '100Mi' }),
    },
    { kind: 'Service', object: NAMES },
    {
      kind: 'Deployment',
      object: workload(
        'metrics-server',
        1,
        { 'k8s-app': 'metrics-server' },
        {
          cpu: '125m',
          memory: '500Mi',
        },
      ),
    },
    { kind: 'IngressClass', object: INGRESS_CLASS },
    {
      kind: 'Deployment',
      object: workload('nginx-ingress-controller', 2, INGRESS_PODS, {
        cpu: '100m',
        memory: '70Mi',
      }),
    },
    { kind: 'Service', object: balancer(ingress) },
  ];
}

const INGRESS_PODS = { app: 'ingress-nginx' };

const INGRESS_CLASS = {
  metadata: { name: 'nginx' },
  spec: { controller: 'k8s.io/ingress-nginx' },
};

const NAMES = {
  metadata: {
    name: 'kube-dns',
    labels: { 'k8s-app': 'kube-dns', 'kubernetes.io/name': 'KubeDNS' },
  },
  spec: {
    clusterIP: '172.21.0.10',
    selector: { 'k8s-app': 'kube-dns' },
    ports: [
      { name: 'dns', port: 53, protocol: 'UDP' },
      { name: 'dns-tcp', port: 53, protocol: 'TCP' },
    ],
  },
};

function balancer(choice: IngressChoice): JsonObject {
  return {
    metadata: {
      name: 'nginx-ingress-lb',
      labels: { app: 'nginx-ingress-lb' },
      annotations: {
        'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type': choice,
      },
    },
    spec: {
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      selector: INGRESS_PODS,
      ports: [
        { name: 'http', port: 80, protocol: 'TCP', targetPort: 80 },
        { name: 'https', port: 443, protocol: 'TCP', targetPort: 443 },
      ],
    },
  };
}

function workload(
  name: string,
  replicas: number,
  labels: JsonObject,
  requests: JsonObject,
): JsonObject {
  return {
    metadata: { name, labels },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          priorityClassName: 'system-cluster-critical',
          containers: [{ name, image: imageOf(name), resources: { requests } }],
        },
      },
    },
  };
}

/** On masters too. */
function everywhere(name: string): JsonObject {
  const labels = { app: name };
  return {
    metadata: { name, labels },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          hostNetwork: true,
          priorityClassName: 'system-node-critical',
          tolerations: [{ operator: 'Exists' }],
          containers: [{ name, image: imageOf(name) }],
        },
      },
    },
  };
}

/** The cloud's own registry serves everybody inside. */
function imageOf(name: string): string {
  return `registry.cloud.example/acs/${name}:v1`;
}
