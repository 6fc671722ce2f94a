import { findFreePort } from '../../control-plane/free-port.ts';
import type { BrokenCluster } from '../broken-cluster.ts';
import { refusingWebhook } from '../webhook.ts';
import type { Break } from './break.ts';

const refuses =
  (manifest: string, podSpec?: string): Break['breakIt'] =>
  async (cluster, namespace) => {
    await cluster.create(namespace, manifest);
    await cluster.deploy(namespace, podSpec, 3);
  };

/** The API server asks this webhook about each pod of the namespace. */
async function admitBy(
  cluster: BrokenCluster,
  namespace: string,
  client: { readonly url: string; readonly caBundle?: string },
): Promise<void> {
  const webhook = {
    name: 'policy.example.com',
    admissionReviewVersions: ['v1'],
    sideEffects: 'None',
    failurePolicy: 'Fail',
    timeoutSeconds: 2,
    clientConfig: client,
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
  };
  const configuration = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: namespace },
    webhooks: [webhook],
  };
  // JSON is YAML.
  await cluster.create(null, JSON.stringify(configuration));
}

export const REFUSALS: readonly Break[] = [
  {
    sentence: 'a quota that is used up',
    namespace: 'quota',
    code: 'quota-exceeded',
    params: { quota: 'compute', resource: 'pods', limited: '1' },
    breakIt: refuses(
      "apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: compute }\nspec: { hard: { pods: '1' } }",
    ),
  },
  {
    sentence: 'a quota that wants requests to be written',
    namespace: 'quota-requests',
    code: 'quota-needs-requests',
    params: { quota: 'compute' },
    breakIt: refuses(
      "apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: compute }\nspec: { hard: { requests.cpu: '8' } }",
    ),
  },
  {
    sentence: 'a limit that a pod is above',
    namespace: 'limit-range',
    code: 'limit-range-refused',
    breakIt: refuses(
      "apiVersion: v1\nkind: LimitRange\nmetadata: { name: limits }\nspec: { limits: [{ type: Container, max: { cpu: '1' } }] }",
      "containers: [{ resources: { limits: { cpu: '4' } } }]",
    ),
  },
  {
    sentence: 'a namespace that takes no such pod',
    namespace: 'pod-security',
    labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
    code: 'pod-security-refused',
    params: { level: 'restricted:latest' },
    breakIt: (cluster, namespace) => cluster.deploy(namespace),
  },
  {
    sentence: 'a webhook that refuses',
    namespace: 'webhook-refuses',
    code: 'webhook-refused',
    params: { webhook: 'policy.example.com', message: 'images need a digest' },
    breakIt: async (cluster, namespace) => {
      const webhook = await refusingWebhook('images need a digest');
      cluster.onStop(() => webhook.close());
      await admitBy(cluster, namespace, { url: webhook.url, caBundle: webhook.caBundle });
      await cluster.deploy(namespace);
    },
  },
  {
    sentence: 'a webhook that does not answer',
    namespace: 'webhook-silent',
    code: 'webhook-silent',
    params: { webhook: 'policy.example.com' },
    breakIt: async (cluster, namespace) => {
      await admitBy(cluster, namespace, { url: `https://127.0.0.1:${await findFreePort()}/` });
      await cluster.deploy(namespace);
    },
  },
];
