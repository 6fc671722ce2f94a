import { isObject, type JsonObject } from '../../../model/json.ts';
import { type FaultCause, required, unsupported, wrong } from '../faults.ts';
import { at, labelsAreEqual, listAt, objectAt, objectsAt, textAt, withAt } from '../json.ts';
import { labelsOf, nameOf } from '../metadata.ts';
import { selects } from '../selectors.ts';
import { labelCauses } from './names.ts';
import { podCauses, portCauses } from './pod-causes.ts';

type Causes = (object: JsonObject) => readonly FaultCause[];

/** What is wrong with an object of a kind by itself, beyond what its type says. */
export const KIND_CAUSES: { readonly [kind: string]: Causes } = {
  Pod: (object) => podCauses(objectAt(object, 'spec'), 'spec'),
  Deployment: withTemplate(['Always']),
  ReplicaSet: withTemplate(['Always']),
  StatefulSet: (object) => withTemplate(['Always'])(withClaimedVolumes(object)),
  DaemonSet: withTemplate(['Always']),
  Job: (object) => jobCauses(object, 'spec'),
  CronJob: (object) => [
    ...(/^(@\w+|(\S+\s+){4}\S+)$/.test(textAt(object, 'spec', 'schedule') ?? '')
      ? []
      : [
          wrong(
            'spec.schedule',
            JSON.stringify(textAt(object, 'spec', 'schedule') ?? ''),
            'expected exactly 5 fields, found 1',
          ),
        ]),
    ...jobCauses(objectAt(object, 'spec', 'jobTemplate'), 'spec.jobTemplate.spec'),
  ],
  Service: serviceCauses,
  Secret: secretCauses,
  Ingress: ingressCauses,
  Role: roleCauses,
  ClusterRole: roleCauses,
  PersistentVolumeClaim: (object) => [
    ...(listAt(object, 'spec', 'accessModes').length === 0
      ? [required('spec.accessModes', 'Required value: at least 1 access mode is required')]
      : []),
    ...(at(object, 'spec', 'resources', 'requests', 'storage') === undefined
      ? [required('spec.resources[storage]')]
      : []),
  ],
  CustomResourceDefinition: (object) => {
    const group = textAt(object, 'spec', 'group') ?? '';
    const plural = textAt(object, 'spec', 'names', 'plural') ?? '';
    const name = textAt(object, 'metadata', 'name') ?? '';
    const why = `must be spec.names.plural+"."+spec.group`;
    return name === `${plural}.${group}` ? [] : [wrong('metadata.name', JSON.stringify(name), why)];
  },
};

function roleCauses(object: JsonObject): readonly FaultCause[] {
  return objectsAt(object, 'rules').flatMap((rule, index) => {
    const lacks = (key: string, why = 'Required value'): readonly FaultCause[] =>
      listAt(rule, key).length > 0 ? [] : [required(`rules[${index}].${key}`, why)];
    if (listAt(rule, 'nonResourceURLs').length > 0) return lacks('verbs');
    return [
      ...lacks('verbs'),
      ...lacks('apiGroups', 'Required value: resource rules must supply at least one api group'),
      ...lacks('resources', 'Required value: resource rules must supply at least one resource'),
    ];
  });
}

/** Its pods have a volume for each of its claims. */
function withClaimedVolumes(set: JsonObject): JsonObject {
  const claims = objectsAt(set, 'spec', 'volumeClaimTemplates').map((one) => ({
    name: nameOf(one),
  }));
  const volumes = [...objectsAt(set, 'spec', 'template', 'spec', 'volumes'), ...claims];
  return withAt(set, ['spec', 'template', 'spec', 'volumes'], volumes);
}

function withTemplate(policies: readonly string[]): Causes {
  return (object) => {
    const template = objectAt(object, 'spec', 'template');
    const selector = at(object, 'spec', 'selector');
    const labels = labelsOf(template);
    const isEmpty = isObject(selector) && Object.keys(selector).length === 0;
    return [
      ...(isEmpty
        ? [wrong('spec.selector', '{}', 'empty selector is invalid for deployment')]
        : []),
      ...(isObject(selector) && !isEmpty && !selects(selector, labels)
        ? [
            wrong(
              'spec.template.metadata.labels',
              JSON.stringify(labels),
              '`selector` does not match template `labels`',
            ),
          ]
        : []),
      ...templateCauses(template, 'spec.template', policies),
    ];
  };
}

function templateCauses(
  template: JsonObject,
  field: string,
  policies: readonly string[],
): readonly FaultCause[] {
  const policy = textAt(template, 'spec', 'restartPolicy') ?? '';
  return [
    ...labelCauses(`${field}.labels`, labelsOf(template)),
    ...podCauses(objectAt(template, 'spec'), `${field}.spec`),
    ...(policies.includes(policy)
      ? []
      : [unsupported(`${field}.spec.restartPolicy`, policy, policies)]),
  ];
}

function jobCauses(job: JsonObject, field: string): readonly FaultCause[] {
  const template = objectAt(job, 'spec', 'template');
  const policy = textAt(template, 'spec', 'restartPolicy');
  const causes = templateCauses(template, `${field}.template`, ['OnFailure', 'Never', 'Always']);
  if (policy === 'OnFailure' || policy === 'Never') return causes;
  const place = `${field}.template.spec.restartPolicy`;
  const message = 'Required value: valid values: "OnFailure", "Never"';
  return [...causes, required(place, message)];
}

function serviceCauses(object: JsonObject): readonly FaultCause[] {
  const type = textAt(object, 'spec', 'type');
  const ports = objectsAt(object, 'spec', 'ports');
  const isHeadless = textAt(object, 'spec', 'clusterIP') === 'None';
  if (type === 'ExternalName')
    return textAt(object, 'spec', 'externalName') === undefined
      ? [required('spec.externalName')]
      : [];
  return [
    ...(ports.length === 0 && !isHeadless ? [required('spec.ports')] : []),
    ...ports.flatMap((port, index) => [
      ...(ports.length > 1 && textAt(port, 'name') === undefined
        ? [required(`spec.ports[${index}].name`)]
        : []),
      ...(typeof port['port'] === 'number'
        ? portCauses(`spec.ports[${index}].port`, port['port'])
        : []),
    ]),
  ];
}

const NEEDED: { readonly [type: string]: readonly string[] } = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

function secretCauses(object: JsonObject): readonly FaultCause[] {
  const data = objectAt(object, 'data');
  const missing = (NEEDED[textAt(object, 'type') ?? ''] ?? []).filter(
    (key) => data[key] === undefined,
  );
  const docker = textAt(data, '.dockerconfigjson');
  const isJson = docker === undefined || isJsonText(Buffer.from(docker, 'base64').toString());
  return [
    ...missing.map((key) => required(`data[${key}]`)),
    ...(isJson
      ? []
      : [wrong('data[.dockerconfigjson]', '"<secret contents redacted>"', 'invalid character')]),
  ];
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function ingressCauses(object: JsonObject): readonly FaultCause[] {
  const rules = objectsAt(object, 'spec', 'rules');
  if (rules.length === 0 && at(object, 'spec', 'defaultBackend') === undefined)
    return [
      {
        reason: 'FieldValueInvalid',
        message: 'Invalid value: {}: either `defaultBackend` or `rules` must be specified',
        field: 'spec',
      },
    ];
  return rules.flatMap((rule, index) =>
    objectsAt(rule, 'http', 'paths').flatMap((one, inner) => {
      const field = `spec.rules[${index}].http.paths[${inner}]`;
      const path = textAt(one, 'path') ?? '';
      const type = textAt(one, 'pathType');
      const isAbsolute = type === 'ImplementationSpecific' || path.startsWith('/');
      const service = objectAt(one, 'backend', 'service');
      const port = objectAt(service, 'port');
      return [
        ...(isAbsolute
          ? []
          : [wrong(`${field}.path`, JSON.stringify(path), 'must be an absolute path')]),
        ...(service['name'] !== undefined &&
        labelsAreEqual({}, port) &&
        Object.keys(port).length === 0
          ? [
              required(
                `${field}.backend.service.port`,
                'Required value: port name or number is required',
              ),
            ]
          : []),
      ];
    }),
  );
}
