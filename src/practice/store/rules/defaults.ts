import type { JsonObject } from '../../../model/json.ts';
import { at, listAt, objectAt, objectsAt, textAt, textOf, withAt } from '../json.ts';
import type { Kind } from '../kinds.ts';
import { told, withPodDefaults } from './pod-defaults.ts';

type Defaults = (object: JsonObject) => JsonObject;

/** The object with what the API server writes where nothing is said. */
export function withDefaults(kind: Kind, object: JsonObject): JsonObject {
  if (kind.custom) return object;
  return DEFAULTS[kind.kind]?.(object) ?? object;
}

/** Fields of the spec that stand there unless something else does. */
function specDefaults(object: JsonObject, defaults: JsonObject): JsonObject {
  return { ...object, spec: { ...defaults, ...objectAt(object, 'spec') } };
}

function withTemplate(object: JsonObject, more: JsonObject = {}): JsonObject {
  const template = objectAt(object, 'spec', 'template');
  const spec = withPodDefaults({ ...more, ...objectAt(template, 'spec') });
  return withAt(object, ['spec', 'template'], {
    ...template,
    metadata: objectAt(template, 'metadata'),
    spec,
  });
}

function rolling(object: JsonObject, key: string, defaults: JsonObject): JsonObject {
  const given = objectAt(object, 'spec', key);
  const type = textAt(given, 'type') ?? 'RollingUpdate';
  if (type !== 'RollingUpdate') return withAt(object, ['spec', key], { ...given, type });
  const rollingUpdate = { ...defaults, ...objectAt(given, 'rollingUpdate') };
  return withAt(object, ['spec', key], { ...given, type, rollingUpdate });
}

const DEFAULTS: { readonly [kind: string]: Defaults } = {
  Pod: (object) =>
    withAt(object, ['spec'], {
      enableServiceLinks: true,
      ...withPodDefaults(objectAt(object, 'spec')),
    }),
  Deployment: (object) =>
    withTemplate(
      rolling(
        specDefaults(object, {
          replicas: 1,
          revisionHistoryLimit: 10,
          progressDeadlineSeconds: 600,
        }),
        'strategy',
        { maxUnavailable: '25%', maxSurge: '25%' },
      ),
    ),
  ReplicaSet: (object) => withTemplate(specDefaults(object, { replicas: 1 })),
  StatefulSet: (object) =>
    withClaims(
      withTemplate(
        rolling(
          specDefaults(object, {
            replicas: 1,
            revisionHistoryLimit: 10,
            podManagementPolicy: 'OrderedReady',
            persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
          }),
          'updateStrategy',
          { partition: 0 },
        ),
      ),
    ),
  DaemonSet: (object) =>
    withTemplate(
      rolling(specDefaults(object, { revisionHistoryLimit: 10 }), 'updateStrategy', {
        maxUnavailable: 1,
        maxSurge: 0,
      }),
    ),
  Job: (object) => withTemplate(specDefaults(object, JOB)),
  CronJob: (object) => {
    const whole = specDefaults(object, {
      concurrencyPolicy: 'Allow',
      suspend: false,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
    });
    const job = objectAt(whole, 'spec', 'jobTemplate');
    return withAt(whole, ['spec', 'jobTemplate'], { ...withTemplate(job) });
  },
  Service: (object) => {
    const spec = objectAt(object, 'spec');
    const type = textAt(spec, 'type') ?? 'ClusterIP';
    const outside: JsonObject =
      type === 'LoadBalancer' || type === 'NodePort' ? { externalTrafficPolicy: 'Cluster' } : {};
    const balanced: JsonObject =
      type === 'LoadBalancer' ? { allocateLoadBalancerNodePorts: true } : {};
    const inside: JsonObject = type === 'ExternalName' ? {} : { internalTrafficPolicy: 'Cluster' };
    const whole = specDefaults(object, {
      type,
      sessionAffinity: 'None',
      ...inside,
      ...outside,
      ...balanced,
    });
    return withAt(
      whole,
      ['spec', 'ports'],
      spec['ports'] === undefined ? undefined : objectsAt(spec, 'ports').map(servicePort),
    );
  },
  Secret: (object) => {
    const text = Object.entries(objectAt(object, 'stringData'));
    const added = text.map(
      ([key, value]) => [key, Buffer.from(textOf(value)).toString('base64')] as const,
    );
    const { stringData: _text, ...rest } = object;
    const data: JsonObject =
      text.length === 0
        ? {}
        : { data: { ...objectAt(object, 'data'), ...Object.fromEntries(added) } };
    return { ...rest, ...data, type: textAt(object, 'type') ?? 'Opaque' };
  },
  PersistentVolumeClaim: (object) => specDefaults(object, { volumeMode: 'Filesystem' }),
  PersistentVolume: (object) =>
    specDefaults(object, { persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' }),
  StorageClass: (object) => ({
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'Immediate',
    ...object,
  }),
  IngressClass: (object) => object,
  EndpointSlice: (object) =>
    object['ports'] === undefined
      ? object
      : {
          ...object,
          ports: objectsAt(object, 'ports').map((one) => ({ name: '', protocol: 'TCP', ...one })),
        },
  HorizontalPodAutoscaler: (object) => specDefaults(object, { minReplicas: 1 }),
  PriorityClass: (object) => ({ preemptionPolicy: 'PreemptLowerPriority', ...object }),
  RoleBinding: withSubjects,
  ClusterRoleBinding: withSubjects,
  CustomResourceDefinition: (object) => {
    const kind = textAt(object, 'spec', 'names', 'kind') ?? '';
    const names = {
      singular: kind.toLowerCase(),
      listKind: `${kind}List`,
      ...objectAt(object, 'spec', 'names'),
    };
    const conversion = { strategy: 'None', ...objectAt(object, 'spec', 'conversion') };
    return { ...object, spec: { ...objectAt(object, 'spec'), names, conversion } };
  },
};

const JOB = {
  parallelism: 1,
  completions: 1,
  backoffLimit: 6,
  completionMode: 'NonIndexed',
  suspend: false,
  podReplacementPolicy: 'TerminatingOrFailed',
  manualSelector: false,
};

function withClaims(object: JsonObject): JsonObject {
  const claims = objectsAt(object, 'spec', 'volumeClaimTemplates');
  if (claims.length === 0) return object;
  return withAt(
    object,
    ['spec', 'volumeClaimTemplates'],
    claims.map((one) => ({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      ...specDefaults(one, { volumeMode: 'Filesystem' }),
      status: { phase: 'Pending' },
    })),
  );
}

function servicePort(port: JsonObject): JsonObject {
  return {
    protocol: 'TCP',
    ...port,
    targetPort: at(port, 'targetPort') ?? at(port, 'port') ?? 0,
  };
}

function withSubjects(object: JsonObject): JsonObject {
  const group = 'rbac.authorization.k8s.io';
  const subjects = objectsAt(object, 'subjects').map((one) =>
    textAt(one, 'kind') === 'ServiceAccount' ? one : { apiGroup: group, ...one },
  );
  return {
    ...object,
    roleRef: { apiGroup: group, ...objectAt(object, 'roleRef') },
    ...(listAt(object, 'subjects').length === 0 ? {} : { subjects }),
    ...told(object, []),
  };
}
