import type { Break } from './break.ts';
import { faring, IMAGE, waiting } from './faring.ts';

const pull = (answer: string): string =>
  `Back-off pulling image "${IMAGE}": ErrImagePull: failed to pull and unpack image "${IMAGE}": failed to resolve reference "${IMAGE}": ${answer}`;

export const IMAGES: readonly Break[] = [
  {
    sentence: 'an image that is not there',
    namespace: 'not-found',
    code: 'image-not-found',
    params: { image: IMAGE },
    breakIt: faring(waiting('ImagePullBackOff', pull(`${IMAGE}: not found`))),
  },
  {
    sentence: 'an image for which a secret is named that is not there, counted once for all pods',
    namespace: 'secret-absent',
    code: 'image-secret-absent',
    params: { registry: 'registry.example.com', secret: 'regcred' },
    count: 4,
    breakIt: faring(waiting('ImagePullBackOff', pull('unexpected status: 401 Unauthorized')), {
      podSpec: 'imagePullSecrets: [{ name: regcred }]',
      replicas: 4,
      events: [
        [
          'FailedToRetrieveImagePullSecret',
          'Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.',
        ],
      ],
    }),
  },
  {
    sentence: 'an image for which no secret is named',
    namespace: 'without-secret',
    code: 'image-without-secret',
    params: { registry: 'registry.example.com' },
    breakIt: faring(waiting('ImagePullBackOff', pull('unexpected status: 401 Unauthorized'))),
  },
  {
    sentence: 'an image that the secret does not open',
    namespace: 'not-authorised',
    code: 'image-not-authorised',
    params: { secrets: 'regcred' },
    breakIt: async (cluster, namespace) => {
      await cluster.create(
        namespace,
        'apiVersion: v1\nkind: Secret\nmetadata: { name: regcred }\ntype: kubernetes.io/dockerconfigjson\nstringData: { .dockerconfigjson: "{}" }',
      );
      await faring(waiting('ImagePullBackOff', pull('403 Forbidden')), {
        podSpec: 'imagePullSecrets: [{ name: regcred }]',
      })(cluster, namespace);
    },
  },
  {
    sentence: 'a registry that gives out no more for now',
    namespace: 'rate-limited',
    code: 'image-rate-limited',
    params: { registry: 'registry.example.com' },
    breakIt: faring(
      waiting('ErrImagePull', pull('toomanyrequests: You have reached your pull rate limit')),
    ),
  },
  {
    sentence: 'a ConfigMap that is not there',
    namespace: 'config-map',
    code: 'config-map-absent',
    params: { configMap: 'settings' },
    breakIt: faring(waiting('CreateContainerConfigError', 'configmap "settings" not found')),
  },
  {
    sentence: 'a Secret that is not there',
    namespace: 'secret',
    code: 'secret-absent',
    params: { secret: 'database' },
    breakIt: faring(waiting('CreateContainerConfigError', 'secret "database" not found')),
  },
  {
    sentence: 'a key that is not in its ConfigMap',
    namespace: 'config-key',
    code: 'key-absent',
    params: { key: 'url', holder: 'ConfigMap settings' },
    breakIt: faring(
      waiting(
        'CreateContainerConfigError',
        "couldn't find key url in ConfigMap config-key/settings",
      ),
    ),
  },
];
