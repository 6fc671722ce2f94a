import type { Json, JsonObject } from '../../../model/json.ts';
import { objectAt, objectsAt, textAt } from '../json.ts';

/** What the API server writes into the spec of a pod, or of a template of pods, where nothing is said. */
export function withPodDefaults(spec: JsonObject): JsonObject {
  return {
    ...spec,
    ...lists(spec, 'volumes', volume),
    ...lists(spec, 'initContainers', container),
    ...lists(spec, 'containers', container),
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    securityContext: {},
    schedulerName: 'default-scheduler',
    ...told(spec, [
      'restartPolicy',
      'terminationGracePeriodSeconds',
      'dnsPolicy',
      'securityContext',
      'schedulerName',
    ]),
    ...(textAt(spec, 'serviceAccountName') === undefined
      ? {}
      : { serviceAccount: textAt(spec, 'serviceAccountName') ?? '' }),
  };
}

/** These fields of an object, as far as it has them. */
export function told(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = object[key];
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

function lists(object: JsonObject, key: string, one: (item: JsonObject) => JsonObject): JsonObject {
  return object[key] === undefined ? {} : { [key]: objectsAt(object, key).map(one) };
}

function container(one: JsonObject): JsonObject {
  const image = textAt(one, 'image') ?? '';
  const isLatest = image.endsWith(':latest') || !/[:@][^/]*$/.test(image);
  return {
    ...one,
    ...lists(one, 'ports', (port) => ({ protocol: 'TCP', ...port })),
    ...lists(one, 'env', env),
    resources: objectAt(withRequests(one), 'resources'),
    ...probe(one, 'livenessProbe'),
    ...probe(one, 'readinessProbe'),
    ...probe(one, 'startupProbe'),
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: isLatest ? 'Always' : 'IfNotPresent',
    ...told(one, ['terminationMessagePath', 'terminationMessagePolicy', 'imagePullPolicy']),
  };
}

/** What is limited and not asked for is asked for as much. */
function withRequests(one: JsonObject): JsonObject {
  const resources = objectAt(one, 'resources');
  const limits = objectAt(resources, 'limits');
  if (Object.keys(limits).length === 0) return { resources };
  return {
    resources: { ...resources, requests: { ...limits, ...objectAt(resources, 'requests') } },
  };
}

function env(one: JsonObject): JsonObject {
  const field = objectAt(one, 'valueFrom', 'fieldRef');
  if (field['fieldPath'] === undefined) return one;
  return { ...one, valueFrom: { fieldRef: { apiVersion: 'v1', ...field } } };
}

function probe(one: JsonObject, key: string): JsonObject {
  if (one[key] === undefined) return {};
  const given = objectAt(one, key);
  const http = objectAt(given, 'httpGet');
  const httpGet: JsonObject =
    given['httpGet'] === undefined ? {} : { httpGet: { path: '/', scheme: 'HTTP', ...http } };
  const defaults = {
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  };
  return { [key]: { ...defaults, ...given, ...httpGet } };
}

function volume(one: JsonObject): JsonObject {
  const mode = (key: string): JsonObject =>
    one[key] === undefined ? {} : { [key]: { defaultMode: 420, ...objectAt(one, key) } };
  const path: JsonObject =
    one['hostPath'] === undefined ? {} : { hostPath: { type: '', ...objectAt(one, 'hostPath') } };
  const sources = Object.keys(one).filter((key) => key !== 'name');
  const empty: { [key: string]: Json } = sources.length === 0 ? { emptyDir: {} } : {};
  return {
    ...one,
    ...empty,
    ...mode('secret'),
    ...mode('configMap'),
    ...mode('projected'),
    ...mode('downwardAPI'),
    ...path,
  };
}
