import { isObject } from '../model/json.ts';

/** What the API gave, at any depth. */
export type Loose = { readonly [key: string]: unknown };

const OF_CONTAINER = [
  'name',
  'image',
  'imagePullPolicy',
  'resources',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'ports',
  'restartPolicy',
  'envFrom',
];
const OF_VOLUME = ['persistentVolumeClaim', 'configMap', 'secret', 'csi', 'ephemeral'];
const NOT_OF_SPEC = new Set(['tolerations', 'securityContext', 'dnsConfig', 'hostAliases']);
const OF_STATUS = [
  'name',
  'image',
  'ready',
  'started',
  'restartCount',
  'state',
  'lastState',
  'allocatedResourcesStatus',
];
const STATUS_LISTS = ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'];
const CONTAINER_LISTS = ['containers', 'initContainers', 'ephemeralContainers'];
/** The volume with the pod's own token is in every pod and the same in each. */
const TOKEN_VOLUME = /^kube-api-access-/;

export function trimTemplate(template: unknown): unknown {
  if (!isObject(template)) return template;
  const { metadata, spec } = template;
  const labels = isObject(metadata) ? pick(metadata, ['labels']) : undefined;
  return { ...(labels === undefined ? {} : { metadata: labels }), spec: trimPodSpec(spec) };
}

export function trimPodSpec(spec: unknown): unknown {
  if (!isObject(spec)) return spec;
  const kept: { [key: string]: unknown } = {};
  for (const [key, value] of Object.entries(spec)) {
    if (NOT_OF_SPEC.has(key)) continue;
    if (CONTAINER_LISTS.includes(key)) kept[key] = mapped(value, trimContainer);
    else if (key === 'volumes') kept[key] = trimVolumes(value);
    else kept[key] = value;
  }
  return kept;
}

export function trimPodStatus(status: unknown): unknown {
  if (!isObject(status)) return status;
  const { hostIPs: _hosts, podIPs: _addresses, qosClass: _class, ...rest } = status;
  const kept: { [key: string]: unknown } = rest;
  for (const key of STATUS_LISTS)
    if (key in kept) kept[key] = mapped(kept[key], (one) => pick(one, OF_STATUS));
  kept['conditions'] = mapped(kept['conditions'], (one) => {
    const { lastProbeTime: _probed, ...condition } = one;
    return condition;
  });
  return kept;
}

function trimContainer(container: Loose): Loose {
  const { env } = container;
  const referring = Array.isArray(env)
    ? env.filter((one: unknown) => isObject(one) && isObject(one['valueFrom']))
    : [];
  return {
    ...pick(container, OF_CONTAINER),
    ...(referring.length === 0 ? {} : { env: referring }),
  };
}

function trimVolumes(volumes: unknown): unknown {
  if (!Array.isArray(volumes)) return volumes;
  return volumes.flatMap((one: unknown) => {
    if (!isObject(one)) return [];
    const { name, projected } = one;
    if (typeof name === 'string' && TOKEN_VOLUME.test(name)) return [];
    const kept = pick(one, ['name', ...OF_VOLUME]);
    return [isObject(projected) ? { ...kept, projected } : kept];
  });
}

function mapped(list: unknown, each: (one: Loose) => unknown): unknown {
  return Array.isArray(list) ? list.map((one: unknown) => (isObject(one) ? each(one) : one)) : list;
}

function pick(object: Loose, keys: readonly string[]): Loose {
  const kept: { [key: string]: unknown } = {};
  for (const key of keys) if (object[key] !== undefined) kept[key] = object[key];
  return kept;
}
