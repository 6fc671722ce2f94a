import type { JsonObject } from '../../model/json.ts';
import { forbidden, notFound } from './faults.ts';
import { at, listAt, objectAt, objectsAt, textAt, withAt } from './json.ts';
import { kindNamed, type Kind } from './kinds.ts';
import { isGoing, nameOf, withMetadata } from './metadata.ts';
import { admitQuota } from './quota.ts';
import { withServiceAddresses } from './service-addresses.ts';
import type { Store } from './store.ts';

const NAMESPACE = kindNamed('Namespace');
const SERVICE_ACCOUNT = kindNamed('ServiceAccount');

/** Throws `ApiFault` where nothing can be created in a namespace. */
export function admitPlace(store: Store, kind: Kind, name: string, namespace: string): void {
  const found = store.get(NAMESPACE, { name: namespace });
  if (found === undefined) throw notFound(NAMESPACE, namespace);
  if (!isGoing(found)) return;
  throw forbidden(
    kind,
    name,
    `unable to create new content in namespace ${namespace} because it is being terminated`,
    [
      {
        reason: 'NamespaceTerminating',
        message: `namespace ${namespace} is being terminated`,
        field: 'metadata.namespace',
      },
    ],
  );
}

/** What the API server itself adds to an object that is about to be there. Throws `ApiFault` where it must not be. */
export function admitted(store: Store, kind: Kind, object: JsonObject): JsonObject {
  if (kind.custom) return object;
  const status = FIRST_STATUS[kind.kind];
  const born = status === undefined ? object : { ...object, status };
  return ADMISSIONS[kind.kind]?.(store, born) ?? born;
}

/** What Go says of a status of which nothing is known. */
const FIRST_STATUS: { readonly [kind: string]: JsonObject } = {
  Deployment: {},
  ReplicaSet: { replicas: 0 },
  StatefulSet: { replicas: 0, availableReplicas: 0 },
  DaemonSet: {
    currentNumberScheduled: 0,
    numberMisscheduled: 0,
    desiredNumberScheduled: 0,
    numberReady: 0,
  },
  Job: {},
  CronJob: {},
};

const ADMISSIONS: {
  readonly [kind: string]: (store: Store, object: JsonObject) => JsonObject;
} = {
  Namespace: (_store, object) => {
    const labels = {
      'kubernetes.io/metadata.name': nameOf(object),
      ...objectAt(object, 'metadata', 'labels'),
    };
    return {
      ...withMetadata(object, { labels }),
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    };
  },
  Pod: admitPod,
  Service: (store, object) => ({
    ...withServiceAddresses(store, object),
    status: { loadBalancer: {} },
  }),
  PersistentVolumeClaim: (store, object) => {
    const whole: JsonObject = { ...object, status: { phase: 'Pending' } };
    if (at(object, 'spec', 'storageClassName') !== undefined) return whole;
    const name = defaultOf(store, 'StorageClass', 'storageclass.kubernetes.io/is-default-class');
    return name === undefined ? whole : withAt(whole, ['spec', 'storageClassName'], name);
  },
  PersistentVolume: (_store, object) => ({ ...object, status: { phase: 'Pending' } }),
  Ingress: (store, object) => {
    const whole: JsonObject = { ...object, status: { loadBalancer: {} } };
    const old = at(object, 'metadata', 'annotations', 'kubernetes.io/ingress.class');
    if (at(object, 'spec', 'ingressClassName') !== undefined || old !== undefined) return whole;
    const name = defaultOf(store, 'IngressClass', 'ingressclass.kubernetes.io/is-default-class');
    return name === undefined ? whole : withAt(whole, ['spec', 'ingressClassName'], name);
  },
  Job: (_store, object) => {
    const uid = textAt(object, 'metadata', 'uid') ?? '';
    const labels = {
      'batch.kubernetes.io/controller-uid': uid,
      'batch.kubernetes.io/job-name': nameOf(object),
      'controller-uid': uid,
      'job-name': nameOf(object),
    };
    const template = objectAt(object, 'spec', 'template');
    const all = { ...objectAt(template, 'metadata', 'labels'), ...labels };
    const spec = {
      ...objectAt(object, 'spec'),
      selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } },
      template: withMetadata(template, { labels: all }),
    };
    return { ...object, spec };
  },
};

function defaultOf(store: Store, kind: string, annotation: string): string | undefined {
  const found = store
    .list(kindNamed(kind))
    .find((one) => at(one, 'metadata', 'annotations', annotation) === 'true');
  return found === undefined ? undefined : nameOf(found);
}

function admitPod(store: Store, object: JsonObject): JsonObject {
  const kind = kindNamed('Pod');
  const namespace = textAt(object, 'metadata', 'namespace') ?? '';
  const account = textAt(object, 'spec', 'serviceAccountName') ?? 'default';
  const found = store.get(SERVICE_ACCOUNT, { namespace, name: account });
  if (found === undefined)
    throw forbidden(
      kind,
      nameOf(object),
      `error looking up service account ${namespace}/${account}: serviceaccount "${account}" not found`,
    );
  const asked = objectsAt(object, 'spec', 'imagePullSecrets');
  const pullSecrets = asked.length > 0 ? asked : listAt(found, 'imagePullSecrets');
  const spec: JsonObject = {
    ...objectAt(object, 'spec'),
    serviceAccountName: account,
    serviceAccount: account,
    ...priorityOf(store, object),
    tolerations: withPatience(objectsAt(object, 'spec', 'tolerations')),
    ...(pullSecrets.length === 0 ? {} : { imagePullSecrets: pullSecrets }),
  };
  admitQuota(store, object);
  return { ...object, spec, status: { phase: 'Pending', qosClass: qosOf(spec) } };
}

function priorityOf(store: Store, pod: JsonObject): JsonObject {
  const kind = kindNamed('PriorityClass');
  const named = textAt(pod, 'spec', 'priorityClassName');
  const found =
    named === undefined
      ? store.list(kind).find((one) => at(one, 'globalDefault') === true)
      : store.get(kind, { name: named });
  if (named !== undefined && found === undefined)
    throw forbidden(kindNamed('Pod'), nameOf(pod), `no PriorityClass with name ${named} was found`);
  return {
    ...(found === undefined ? {} : { priorityClassName: nameOf(found) }),
    priority: at(found, 'value') ?? 0,
    preemptionPolicy: at(found, 'preemptionPolicy') ?? 'PreemptLowerPriority',
  };
}

/** A node may be away for five minutes. */
function withPatience(given: readonly JsonObject[]): readonly JsonObject[] {
  const added = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']
    .filter((key) => !given.some((one) => one['key'] === key && one['effect'] === 'NoExecute'))
    .map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }));
  return [...given, ...added];
}

function qosOf(spec: JsonObject): string {
  const all = [...objectsAt(spec, 'containers'), ...objectsAt(spec, 'initContainers')];
  const isAsked = (one: JsonObject) =>
    Object.keys({
      ...objectAt(one, 'resources', 'requests'),
      ...objectAt(one, 'resources', 'limits'),
    }).length > 0;
  const isSure = (one: JsonObject) =>
    ['cpu', 'memory'].every((what) => {
      const limit = at(one, 'resources', 'limits', what);
      return limit !== undefined && limit === at(one, 'resources', 'requests', what);
    });
  if (all.every((one) => !isAsked(one))) return 'BestEffort';
  return all.every((one) => isSure(one)) ? 'Guaranteed' : 'Burstable';
}
