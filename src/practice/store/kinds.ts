import { shapeOf, type ObjectShape } from './shapes/read-shapes.ts';

/** A kind of object that is served. */
export type Kind = {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  readonly shape: ObjectShape;
  readonly subresources: readonly string[];
  /** Its definition is an object itself. */
  readonly custom: boolean;
};

export function apiVersionOf({ group, version }: Pick<Kind, 'group' | 'version'>): string {
  return group === '' ? version : `${group}/${version}`;
}

/** Kind, plural, where, subresources, short names, category. */
const BUILT_IN: readonly (readonly [apiVersion: string, rows: string])[] = [
  [
    'v1',
    `Namespace namespaces - status,finalize ns
     Node nodes - status,proxy no
     Pod pods + status,log,exec,attach,portforward,eviction,proxy,binding po all
     Service services + status,proxy svc all
     ServiceAccount serviceaccounts + token sa
     Secret secrets +
     ConfigMap configmaps + . cm
     PersistentVolume persistentvolumes - status pv
     PersistentVolumeClaim persistentvolumeclaims + status pvc
     Event events + . ev
     Endpoints endpoints + . ep
     ResourceQuota resourcequotas + status quota
     LimitRange limitranges + . limits`,
  ],
  [
    'apps/v1',
    `Deployment deployments + status,scale deploy all
     ReplicaSet replicasets + status,scale rs all
     StatefulSet statefulsets + status,scale sts all
     DaemonSet daemonsets + status ds all
     ControllerRevision controllerrevisions +`,
  ],
  ['batch/v1', 'Job jobs + status . all\nCronJob cronjobs + status cj all'],
  [
    'networking.k8s.io/v1',
    `Ingress ingresses + status ing
     IngressClass ingressclasses -
     NetworkPolicy networkpolicies + . netpol`,
  ],
  ['discovery.k8s.io/v1', 'EndpointSlice endpointslices +'],
  ['coordination.k8s.io/v1', 'Lease leases +'],
  [
    'rbac.authorization.k8s.io/v1',
    `Role roles +
     RoleBinding rolebindings +
     ClusterRole clusterroles -
     ClusterRoleBinding clusterrolebindings -`,
  ],
  ['storage.k8s.io/v1', 'StorageClass storageclasses - . sc'],
  ['policy/v1', 'PodDisruptionBudget poddisruptionbudgets + status pdb'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler horizontalpodautoscalers + status hpa all'],
  ['scheduling.k8s.io/v1', 'PriorityClass priorityclasses - . pc'],
  [
    'admissionregistration.k8s.io/v1',
    `ValidatingWebhookConfiguration validatingwebhookconfigurations - . . api-extensions
     MutatingWebhookConfiguration mutatingwebhookconfigurations - . . api-extensions`,
  ],
  [
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition customresourcedefinitions - status crd,crds api-extensions',
  ],
];

/** What is served from the beginning. */
export const KINDS: readonly Kind[] = BUILT_IN.flatMap(([apiVersion, rows]) =>
  rows.split('\n').map((row) => readRow(apiVersion, row.trim())),
);

function readRow(apiVersion: string, row: string): Kind {
  const [kind = '', plural = '', where, subresources = '.', short = '.', category] = row.split(' ');
  const [version = '', group = ''] = apiVersion.split('/').toReversed();
  return {
    group,
    version,
    kind,
    plural,
    singular: kind.toLowerCase(),
    shortNames: words(short),
    categories: category === undefined ? [] : [category],
    namespaced: where === '+',
    shape: shapeOf(kind),
    subresources: words(subresources),
    custom: false,
  };
}

function words(text: string): readonly string[] {
  return text === '.' ? [] : text.split(',');
}

/** A built-in kind by its name. */
export function kindNamed(name: string): Kind {
  const found = KINDS.find(({ kind }) => kind === name);
  if (found === undefined) throw new Error(`no kind ${name}`);
  return found;
}
