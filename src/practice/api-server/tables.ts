import type { Json, JsonObject } from '../../model/json.ts';
import { at, listAt, numberAt, objectAt, objectsAt, textAt, textOf } from '../store/json.ts';
import type { Kind } from '../store/kinds.ts';
import { isGoing, nameOf } from '../store/metadata.ts';

/** `wide`: only for who wants to see more. */
type Column = readonly [name: string, of: (object: JsonObject) => Json, wide?: 'wide'];

const count =
  (...path: readonly string[]) =>
  (object: JsonObject): number =>
    numberAt(object, ...path) ?? 0;
const text =
  (...path: readonly string[]) =>
  (object: JsonObject): string => {
    const found = textOf(at(object, ...path));
    return found === '' ? '<none>' : found;
  };

/** What a person sees of the main kinds beside name and age. */
const COLUMNS: { readonly [kind: string]: readonly Column[] } = {
  Pod: [
    [
      'Ready',
      (pod) => {
        const all = objectsAt(pod, 'status', 'containerStatuses');
        return `${all.filter((one) => one['ready'] === true).length}/${objectsAt(pod, 'spec', 'containers').length}`;
      },
    ],
    ['Status', podStatus],
    [
      'Restarts',
      (pod) =>
        objectsAt(pod, 'status', 'containerStatuses').reduce(
          (sum, one) => sum + (numberAt(one, 'restartCount') ?? 0),
          0,
        ),
    ],
    ['Age', ageOf],
    ['IP', text('status', 'podIP'), 'wide'],
    ['Node', text('spec', 'nodeName'), 'wide'],
    ['Nominated Node', text('status', 'nominatedNodeName'), 'wide'],
    ['Readiness Gates', () => '<none>', 'wide'],
  ],
  Deployment: [
    [
      'Ready',
      (one) => `${count('status', 'readyReplicas')(one)}/${count('spec', 'replicas')(one)}`,
    ],
    ['Up-to-date', count('status', 'updatedReplicas')],
    ['Available', count('status', 'availableReplicas')],
    ['Age', ageOf],
    ['Containers', inContainers('name'), 'wide'],
    ['Images', inContainers('image'), 'wide'],
    ['Selector', labelsText('spec', 'selector', 'matchLabels'), 'wide'],
  ],
  StatefulSet: [
    [
      'Ready',
      (one) => `${count('status', 'readyReplicas')(one)}/${count('spec', 'replicas')(one)}`,
    ],
  ],
  ReplicaSet: [
    ['Desired', count('spec', 'replicas')],
    ['Current', count('status', 'replicas')],
    ['Ready', count('status', 'readyReplicas')],
  ],
  DaemonSet: [
    ['Desired', count('status', 'desiredNumberScheduled')],
    ['Current', count('status', 'currentNumberScheduled')],
    ['Ready', count('status', 'numberReady')],
  ],
  Job: [
    [
      'Status',
      (job) =>
        objectsAt(job, 'status', 'conditions')
          .map((one) => textAt(one, 'type') ?? '')
          .at(-1) ?? 'Running',
    ],
    [
      'Completions',
      (job) => `${count('status', 'succeeded')(job)}/${count('spec', 'completions')(job)}`,
    ],
  ],
  Node: [
    [
      'Status',
      (node) =>
        objectsAt(node, 'status', 'conditions').some(
          (one) => one['type'] === 'Ready' && one['status'] === 'True',
        )
          ? 'Ready'
          : 'NotReady',
    ],
    ['Roles', rolesOf],
    ['Age', ageOf],
    ['Version', text('status', 'nodeInfo', 'kubeletVersion')],
    ['Internal-IP', nodeAddress('InternalIP'), 'wide'],
    ['External-IP', nodeAddress('ExternalIP'), 'wide'],
    ['OS-Image', text('status', 'nodeInfo', 'osImage'), 'wide'],
    ['Kernel-Version', text('status', 'nodeInfo', 'kernelVersion'), 'wide'],
    ['Container-Runtime', text('status', 'nodeInfo', 'containerRuntimeVersion'), 'wide'],
  ],
  Namespace: [['Status', text('status', 'phase')]],
  Service: [
    ['Type', text('spec', 'type')],
    ['Cluster-IP', text('spec', 'clusterIP')],
    [
      'External-IP',
      (service) =>
        addresses(
          service,
          textAt(service, 'spec', 'type') === 'LoadBalancer' ? '<pending>' : '<none>',
        ),
    ],
    [
      'Port(s)',
      (service) =>
        objectsAt(service, 'spec', 'ports')
          .map((one) => `${textOf(one['port'])}/${textOf(one['protocol'])}`)
          .join(','),
    ],
    ['Age', ageOf],
    ['Selector', labelsText('spec', 'selector'), 'wide'],
  ],
  Ingress: [
    ['Class', text('spec', 'ingressClassName')],
    [
      'Hosts',
      (ingress) =>
        objectsAt(ingress, 'spec', 'rules')
          .map((one) => textAt(one, 'host') ?? '*')
          .join(','),
    ],
    ['Address', (ingress) => addresses(ingress, '')],
  ],
  Secret: [
    ['Type', text('type')],
    ['Data', (secret) => Object.keys(objectAt(secret, 'data')).length],
  ],
  ConfigMap: [['Data', (map) => Object.keys(objectAt(map, 'data')).length]],
  PersistentVolumeClaim: [
    ['Status', text('status', 'phase')],
    ['Volume', text('spec', 'volumeName')],
    ['StorageClass', text('spec', 'storageClassName')],
  ],
  Event: [
    ['Type', text('type')],
    ['Reason', text('reason')],
    [
      'Object',
      (event) =>
        `${(textAt(event, 'involvedObject', 'kind') ?? '').toLowerCase()}/${textAt(event, 'involvedObject', 'name') ?? ''}`,
    ],
    ['Message', text('message')],
  ],
};

export function wantsTable(accept: string): boolean {
  return /application\/json[^,]*as=Table/.test(accept);
}

/** Objects as a table, which is what a person's tools ask for. */
export function tableOf(kind: Kind, answer: JsonObject): JsonObject {
  const isList = answer['kind'] === `${kind.kind}List`;
  const items = isList ? listAt(answer, 'items') : [answer];
  const own = kind.custom ? [] : (COLUMNS[kind.kind] ?? []);
  const columns: readonly Column[] = [
    ['Name', nameOf],
    ...own,
    ...(own.some(([name]) => name === 'Age') ? [] : [['Age', ageOf] as const]),
  ];
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: { resourceVersion: textAt(answer, 'metadata', 'resourceVersion') ?? '' },
    columnDefinitions: columns.map(([name, , wide]) => ({
      name,
      type: 'string',
      format: name === 'Name' ? 'name' : '',
      description: '',
      priority: wide === undefined ? 0 : 1,
    })),
    rows: objectsAt({ items }, 'items').map((object) => ({
      cells: columns.map(([, of]) => of(object)),
      object: {
        kind: 'PartialObjectMetadata',
        apiVersion: 'meta.k8s.io/v1',
        metadata: objectAt(object, 'metadata'),
      },
    })),
  };
}

function rolesOf(node: JsonObject): string {
  const prefix = 'node-role.kubernetes.io/';
  const roles = Object.keys(objectAt(node, 'metadata', 'labels'))
    .filter((label) => label.startsWith(prefix))
    .map((label) => label.slice(prefix.length));
  return roles.length === 0 ? '<none>' : roles.toSorted().join(',');
}

function nodeAddress(type: string) {
  return (node: JsonObject): string => {
    const found = objectsAt(node, 'status', 'addresses').find((one) => one['type'] === type);
    return textAt(found, 'address') ?? '<none>';
  };
}

function inContainers(key: string) {
  return (object: JsonObject): string =>
    objectsAt(object, 'spec', 'template', 'spec', 'containers')
      .map((one) => textAt(one, key) ?? '')
      .join(',');
}

function labelsText(...path: readonly string[]) {
  return (object: JsonObject): string => {
    const labels = Object.entries(objectAt(object, ...path));
    const said = labels.map(([key, value]) => `${key}=${textOf(value)}`);
    return said.length === 0 ? '<none>' : said.toSorted().join(',');
  };
}

function podStatus(pod: JsonObject): string {
  if (isGoing(pod)) return 'Terminating';
  const waiting = ['initContainerStatuses', 'containerStatuses']
    .flatMap((list) => objectsAt(pod, 'status', list))
    .map((one) => textAt(one, 'state', 'waiting', 'reason'))
    .find((one) => one !== undefined && one !== 'PodInitializing');
  const phase = textAt(pod, 'status', 'phase') ?? '';
  return waiting ?? (phase === 'Succeeded' ? 'Completed' : phase);
}

function addresses(object: JsonObject, none: string): string {
  const all = objectsAt(object, 'status', 'loadBalancer', 'ingress').map(
    (one) => textAt(one, 'ip') ?? textAt(one, 'hostname') ?? '',
  );
  return all.length === 0 ? none : all.join(',');
}

function ageOf(object: JsonObject): string {
  const since = Date.parse(textAt(object, 'metadata', 'creationTimestamp') ?? '');
  const seconds = Math.max(0, Math.round((Date.now() - since) / 1000));
  if (seconds < 120) return `${seconds}s`;
  return seconds < 7200 ? `${Math.floor(seconds / 60)}m` : `${Math.floor(seconds / 3600)}h`;
}
